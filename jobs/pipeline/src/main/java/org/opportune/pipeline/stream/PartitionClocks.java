package org.opportune.pipeline.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.java.tuple.Tuple3;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Envelope.Verdict;

/**
 * How far each partition has come, and so which of its records are late. A partition's records have one order whoever
 * reads them and however often; the watermark that passes the other partitions has not, for it is sent by wall time. So
 * a record is placed by what stood before it in its own partition, and a job that reads it again places it where it was.
 * One thread.
 */
final class PartitionClocks {
    private record Partition(String topic, int number) {}

    /** Of one partition, UTC ms. */
    private static final class Clock {
        private final Partition of;
        private long reachedMs = Long.MIN_VALUE;

        private Clock(Partition of) {
            this.of = of;
        }

        private boolean isOf(Arrival arrival) {
            return of.number == arrival.partition() && of.topic.equals(arrival.topic());
        }
    }

    private final long boundMs;
    private final Map<Partition, Clock> clocks = new HashMap<>();
    /** Records come in batches of a partition. */
    private @Nullable Clock latest;

    /** @param boundMs how far behind its neighbours a record may come and still be in time */
    PartitionClocks(long boundMs) {
        this.boundMs = boundMs;
    }

    /**
     * Moves the clock of the record's partition to what the record proves.
     *
     * @return UTC ms that the records before this one had passed, {@link Long#MIN_VALUE} = nothing, or of no partition
     */
    long pass(Arrival arrival) {
        if (arrival.topic().isEmpty()) {
            return Long.MIN_VALUE;
        }
        Clock clock = clock(arrival);
        long before = clock.reachedMs;
        clock.reachedMs = Math.max(before, arrival.watermarkMs());
        return before == Long.MIN_VALUE ? Long.MIN_VALUE : before - boundMs - 1;
    }

    /**
     * The event where its partition puts it: a moment that had been passed is late, a fact goes behind that time.
     *
     * @param passedMs as {@link #pass} said of its record
     */
    static Envelope place(Envelope event, long passedMs) {
        if (event.orderMs() != Envelope.UNORDERED || event.happenedMs() > passedMs) {
            return event;
        }
        return event.ordered(passedMs + 1, event.isFact() ? Verdict.ON_TIME : Verdict.LATE);
    }

    /** What every partition has reached, as it was when a subtask last read it. */
    List<Tuple3<String, Integer, Long>> save() {
        List<Tuple3<String, Integer, Long>> all = new ArrayList<>();
        clocks.forEach((of, clock) -> all.add(Tuple3.of(of.topic, of.number, clock.reachedMs)));
        return all;
    }

    /** Takes in what all subtasks saved: of one partition the farthest counts, for the others had given it away. */
    void restore(Iterable<Tuple3<String, Integer, Long>> saved) {
        for (Tuple3<String, Integer, Long> one : saved) {
            Clock clock = clocks.computeIfAbsent(new Partition(one.f0, one.f1), Clock::new);
            clock.reachedMs = Math.max(clock.reachedMs, one.f2);
        }
    }

    private Clock clock(Arrival arrival) {
        Clock clock = latest;
        if (clock == null || !clock.isOf(arrival)) {
            clock = clocks.computeIfAbsent(new Partition(arrival.topic(), arrival.partition()), Clock::new);
            latest = clock;
        }
        return clock;
    }
}
