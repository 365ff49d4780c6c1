package org.opportune.pipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.flink.api.java.tuple.Tuple3;
import org.junit.jupiter.api.Test;
import org.opportune.pipeline.Events;
import org.opportune.pipeline.order.OrderBuffer;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Envelope.Verdict;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.Tick;

/** Where an event is placed depends on its partition alone. */
class PartitionClocksTest {
    private static final long BOUND_MS = 50;
    private static final int PARTITIONS = 3;
    private static final Wire<Event> WIRE = Wire.of(Event.class);

    private record Placed(long orderMs, Verdict verdict) {}

    /** What a reader has done so far: how much of each partition, its clocks, and what waits behind them. */
    private static final class Reader {
        private final List<List<Arrival>> partitions;
        private final int[] next;
        private final PartitionClocks clocks = new PartitionClocks(BOUND_MS);
        private final OrderBuffer buffer = new OrderBuffer(0, 1);
        private final Map<Long, Placed> placed;
        private final long[] reachedMs = new long[PARTITIONS];

        Reader(List<List<Arrival>> partitions, int[] from, Map<Long, Placed> placed) {
            this.partitions = partitions;
            this.next = from.clone();
            this.placed = new HashMap<>(placed);
            Arrays.fill(reachedMs, Long.MIN_VALUE);
        }

        /** Another reader that goes on from here, as from a checkpoint. */
        Reader restored(long releasedMs) {
            Reader other = new Reader(partitions, next, placed);
            // Another subtask read some of them before, and was behind.
            other.clocks.restore(List.of(Tuple3.of("moments", 0, Long.MIN_VALUE)));
            other.clocks.restore(clocks.save());
            other.buffer.restore(0, releasedMs, buffer.waiting());
            return other;
        }

        boolean read(int partition) {
            if (next[partition] == partitions.get(partition).size()) {
                return false;
            }
            Arrival arrival = partitions.get(partition).get(next[partition]++);
            reachedMs[partition] = Math.max(reachedMs[partition], arrival.watermarkMs());
            long passedMs = clocks.pass(arrival);
            if (arrival.event() != null) {
                buffer.add(PartitionClocks.place(arrival.event(), passedMs), 0);
            }
            return true;
        }

        /** Time passes as far as all partitions allow; says to where. */
        long release() {
            long slowest = Arrays.stream(reachedMs).min().orElseThrow();
            long timeMs = slowest == Long.MIN_VALUE ? Long.MIN_VALUE : slowest - BOUND_MS - 1;
            buffer.released(timeMs);
            drain(timeMs);
            return timeMs;
        }

        void drain(long timeMs) {
            for (Envelope e = buffer.poll(timeMs); e != null; e = buffer.poll(timeMs)) {
                placed.put(e.idLow(), new Placed(e.orderMs(), e.verdict()));
            }
        }
    }

    private static List<List<Arrival>> partitions(Random random) {
        List<List<Arrival>> all = new ArrayList<>();
        for (int p = 0; p < PARTITIONS; p++) {
            List<Arrival> records = new ArrayList<>();
            long nowMs = 1_000;
            for (int i = 0; i < 60; i++) {
                nowMs += random.nextInt(30);
                records.add(record(random, p, nowMs - random.nextInt(120), i));
            }
            all.add(records);
        }
        return all;
    }

    private static Arrival record(Random random, int partition, long happenedMs, int i) {
        String topic = partition == 2 ? "facts" : "moments";
        long key = partition * 1_000L + i;
        if (random.nextInt(4) == 0) {
            return Arrival.of(new Tick("calls", happenedMs + 60), topic, partition);
        }
        Event event = partition == 2
                ? Events.tag(4917, happenedMs, "vip", true, key).build()
                : Events.seen(4917, happenedMs, "cell", key).build();
        return Arrival.read(topic, partition, i, WIRE.encode(event));
    }

    /** One partition after the other, and no time passes before all is read. */
    private static Map<Long, Placed> inOneGo(List<List<Arrival>> partitions) {
        Reader reader = new Reader(partitions, new int[PARTITIONS], Map.of());
        for (int p = 0; p < PARTITIONS; p++) {
            while (reader.read(p)) {
                // all of it
            }
        }
        reader.drain(Long.MAX_VALUE);
        return reader.placed;
    }

    /** Partitions in any turn, time passing now and then, and a crash in the middle that reads again. */
    private static Map<Long, Placed> inAnyTurn(List<List<Arrival>> partitions, Random random) {
        Reader reader = new Reader(partitions, new int[PARTITIONS], Map.of());
        long releasedMs = Long.MIN_VALUE;
        int checkpointAt = random.nextInt(100);
        int crashAt = checkpointAt + random.nextInt(60);
        Reader checkpoint = null;
        for (int i = 0; i < 1_000; i++) {
            reader.read(random.nextInt(PARTITIONS));
            if (random.nextInt(8) == 0) {
                releasedMs = Math.max(releasedMs, reader.release());
            }
            if (i == checkpointAt) {
                checkpoint = reader.restored(releasedMs);
            }
            if (i == crashAt && checkpoint != null) {
                reader = checkpoint;
            }
        }
        reader.drain(Long.MAX_VALUE);
        return reader.placed;
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void whoReadsInWhatTurnAndWhatCrashesChangesNoPlace(@ForAll long seed) {
        List<List<Arrival>> partitions = partitions(new Random(seed));
        assertThat(inAnyTurn(partitions, new Random(seed + 1)))
                .as("seed=%d", seed)
                .isEqualTo(inOneGo(partitions));
    }

    /** Or the law would be none. */
    @Test
    void someAreLateAndSomeFactsMoveAndMostDoNot() {
        Map<Long, Placed> placed = inOneGo(partitions(new Random(7)));
        assertThat(placed).hasSizeGreaterThan(100);
        long late = placed.values().stream()
                .filter(p -> p.verdict() == Verdict.LATE)
                .count();
        assertThat(late).isBetween(10L, 80L);
    }

    @Test
    void aMomentIsLateBehindItsOwnPartitionAndInTimeBehindAnother() {
        PartitionClocks clocks = new PartitionClocks(BOUND_MS);
        assertThat(clocks.pass(Arrival.of(new Tick("calls", 1_000L), "moments", 0)))
                .isEqualTo(Long.MIN_VALUE);
        Envelope event = Events.live(Events.seen(4917, 949, "cell", 1));
        Envelope fact = Events.live(Events.tag(4917, 900, "vip", true, 2));
        long here = clocks.pass(new Arrival(event, null, null, 949, "moments", 0));
        long there = clocks.pass(new Arrival(event, null, null, 949, "moments", 1));

        assertThat(here).isEqualTo(949);
        assertThat(PartitionClocks.place(event, here).verdict()).isEqualTo(Verdict.LATE);
        assertThat(PartitionClocks.place(event, here).orderMs()).isEqualTo(950);
        assertThat(PartitionClocks.place(event, there)).isSameAs(event);
        assertThat(PartitionClocks.place(fact, here).verdict()).isEqualTo(Verdict.ON_TIME);
        assertThat(PartitionClocks.place(fact, here).orderMs()).isEqualTo(950);
    }

    @Test
    void whatAnArchivePlacedStaysThere() {
        PartitionClocks clocks = new PartitionClocks(BOUND_MS);
        Envelope event = Events.recorded(Events.seen(4917, 949, "cell", 1));
        assertThat(clocks.pass(new Arrival(null, null, null, 5_000))).isEqualTo(Long.MIN_VALUE);
        assertThat(clocks.pass(new Arrival(event, null, null, 949))).isEqualTo(Long.MIN_VALUE);
        assertThat(PartitionClocks.place(event, 10_000)).isSameAs(event);
    }
}
