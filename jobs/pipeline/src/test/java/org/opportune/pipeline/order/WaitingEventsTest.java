package org.opportune.pipeline.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PriorityQueue;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Envelope.Verdict;
import org.opportune.schemas.event.EventKind;

class WaitingEventsTest {
    private static final byte[] EMPTY = {};

    /** Close together and far apart, before and behind what left already. */
    private static Envelope event(Random random, long aroundMs, int reach, long id) {
        long orderMs = aroundMs + random.nextInt(-reach, reach);
        EventKind kind = random.nextBoolean() ? EventKind.TAG : EventKind.CALL_ENDED;
        return new Envelope(
                861_380_000_0000L, orderMs, orderMs - random.nextInt(3), kind, Verdict.ON_TIME, 0, id, EMPTY);
    }

    @Property(tries = 300)
    void leavesAsFromOneHeap(@ForAll long seed, @ForAll @IntRange(min = 1, max = 100_000) int reach) {
        Random random = new Random(seed);
        WaitingEvents waiting = new WaitingEvents();
        PriorityQueue<Envelope> heap = new PriorityQueue<>(Envelope.ORDER);
        long aroundMs = 0;
        for (int i = 0; i < 400; i++) {
            if (random.nextInt(5) < 3) {
                Envelope event = event(random, aroundMs, reach, i);
                waiting.add(event);
                heap.add(event);
            } else {
                assertThat(waiting.peek()).as("seed=%s reach=%s", seed, reach).isSameAs(heap.peek());
                assertThat(waiting.poll()).as("seed=%s reach=%s", seed, reach).isSameAs(heap.poll());
            }
            aroundMs += random.nextInt(reach);
            assertThat(waiting.size()).isEqualTo(heap.size());
        }
        assertThat(waiting.all()).containsExactlyInAnyOrderElementsOf(heap);
        while (!heap.isEmpty()) {
            assertThat(waiting.poll()).as("seed=%s reach=%s", seed, reach).isSameAs(heap.poll());
        }
        assertThat(waiting.poll()).isNull();
    }
}
