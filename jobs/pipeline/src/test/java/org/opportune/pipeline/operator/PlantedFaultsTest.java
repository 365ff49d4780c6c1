package org.opportune.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyedStateCheckpointOutputStream;
import org.junit.jupiter.api.Test;
import org.opportune.pipeline.order.OrderBuffer;
import org.opportune.schemas.Envelope;
import org.opportune.subscriber.StepOutput;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.SubscriberStep;

/** A law that does not see these faults would be no law (engine notes, "The one operator"). */
class PlantedFaultsTest {
    private static final int MOST_JOURNEYS = 40;

    private static final class WithoutFlush extends SubscriberOperator {
        private static final long serialVersionUID = 1L;

        WithoutFlush(SubscriberOptions options) {
            super(options);
        }

        @Override
        void flush(SubscriberCache cache) {}
    }

    private static final class TruncatedWrite extends SubscriberOperator {
        private static final long serialVersionUID = 1L;

        TruncatedWrite(SubscriberOptions options) {
            super(options);
        }

        /** The last event of the buffer is not written. */
        @Override
        void write(OrderBuffer order, KeyGroupRange range, int maxParallelism, KeyedStateCheckpointOutputStream out)
                throws IOException {
            OrderBuffer cut = new OrderBuffer(range.getStartKeyGroup(), range.getNumberOfKeyGroups());
            for (int group : range) {
                cut.restore(
                        group,
                        order.releasedMs(group),
                        order.waiting().stream()
                                .limit(Math.max(0, order.size() - 1))
                                .filter(e -> OrderState.keyGroup(e.msisdn(), maxParallelism) == group)
                                .toList());
            }
            super.write(cut, range, maxParallelism, out);
        }
    }

    private static final class AheadOfControl extends SubscriberOperator {
        private static final long serialVersionUID = 1L;

        AheadOfControl(SubscriberOptions options) {
            super(options);
        }

        @Override
        long reachedMs(long eventsMs, long controlMs) {
            return eventsMs;
        }
    }

    private static final class AheadOfEvents extends SubscriberOperator {
        private static final long serialVersionUID = 1L;

        AheadOfEvents(SubscriberOptions options) {
            super(options);
        }

        @Override
        long reachedMs(long eventsMs, long controlMs) {
            return controlMs;
        }
    }

    private static final class WakeUpsAfterTheEvent extends SubscriberOperator {
        private static final long serialVersionUID = 1L;

        WakeUpsAfterTheEvent(SubscriberOptions options) {
            super(options);
        }

        /** The event is applied as if it came just before the deadline that it should find passed. */
        @Override
        void step(SubscriberStep step, Subscriber subscriber, Envelope event, StepOutput out) {
            long beforeMs = Math.min(event.orderMs(), subscriber.hot().nextWakeMs() - 1);
            step.onEvent(subscriber, event.ordered(beforeMs, event.verdict()), out);
            step.onTime(subscriber, event.orderMs(), out);
        }
    }

    @Test
    void withoutFlushOfTheCacheBeforeASnapshot() throws Exception {
        assertSeen(WithoutFlush::new);
    }

    @Test
    void withATruncatedRawWrite() throws Exception {
        assertSeen(TruncatedWrite::new);
    }

    @Test
    void withAReleaseBeforeTheControlWatermark() throws Exception {
        assertSeen(AheadOfControl::new);
    }

    @Test
    void withAReleaseBeforeTheEventWatermark() throws Exception {
        assertSeen(AheadOfEvents::new);
    }

    @Test
    void withAWakeUpAfterItsEvent() throws Exception {
        assertSeen(WakeUpsAfterTheEvent::new);
    }

    /** The account itself must see one decision too many as it sees one too few. */
    @Test
    void overDeliveryIsADifference() {
        Account one = Account.of(List.of("a", "b"), Map.of());
        Account twice = Account.of(List.of("a", "b", "b"), Map.of());
        Account another = Account.of(List.of("a", "b", "c"), Map.of());
        assertThat(twice.differences(one)).containsExactly("2 instead of 1: b");
        assertThat(another.differences(one)).containsExactly("1 instead of 0: c");
        assertThat(one.differences(another)).containsExactly("0 instead of 1: c");
        assertThat(one.differences(one)).isEmpty();
    }

    /** Some journey shows the fault, and the sound operator has no difference in that very journey. */
    private static void assertSeen(Function<SubscriberOptions, SubscriberOperator> faulty) throws Exception {
        for (int seed = 0; seed < MOST_JOURNEYS; seed++) {
            Random random = new Random(seed);
            Journey journey = Journey.random(random);
            Schedule schedule = Schedule.random(random, journey);
            Account expected = Reference.of(journey);
            if (!Law.run(schedule, faulty).differences(expected).isEmpty()) {
                assertThat(Law.run(schedule, SubscriberOperator::new).differences(expected))
                        .as("seed=%d without the fault", seed)
                        .isEmpty();
                return;
            }
        }
        throw new AssertionError("the law did not see the fault: journeys=" + MOST_JOURNEYS);
    }
}
