package org.opportune.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.pipeline.stream.StreamType;

/** A source of events that goes on only as checkpoints complete, and breaks where and as often as a test says. */
final class Paced {
    private static final AtomicInteger FAILURES = new AtomicInteger();

    private Paced() {}

    /** How often the record at which a source breaks shall break it. */
    static void failures(int times) {
        FAILURES.set(times);
    }

    /**
     * The records, half of them in each of two splits.
     *
     * @param most records of a split between two checkpoints
     * @param free so many times {@code most} records of a split pass before there must be decisions
     * @param breaks index of the record at which the source throws
     */
    static Source<Arrival, ?, ?> events(List<byte[]> records, int most, int free, long breaks) {
        ArrayList<byte[]> all = new ArrayList<>(records);
        GeneratorFunction<Long, Arrival> read = i -> {
            if (i == breaks && FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("broken on purpose");
            }
            return Bounded.arrival(i, all.get(i.intValue()));
        };
        return new DataGeneratorSource<>(read, all.size(), parallelism -> new Gate(most, free), StreamType.ARRIVAL);
    }

    /**
     * Opens for the next records when a checkpoint completes. What comes after the free ones waits until there were
     * decisions and two checkpoints completed since: the watermark that led to them has reached every subtask.
     */
    private static final class Gate implements RateLimiter<NumberSequenceSplit> {
        private final int most;
        private int freeOpenings;
        private int left;
        private int sinceDecisions;
        private CompletableFuture<Void> open = CompletableFuture.completedFuture(null);

        Gate(int most, int free) {
            this.most = most;
            this.left = most;
            this.freeOpenings = free - 1;
        }

        @Override
        public CompletionStage<Void> acquire(int records) {
            if (left <= 0 && open.isDone()) {
                open = new CompletableFuture<>();
            }
            return open.thenRun(() -> left -= records);
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            if (!Bounded.collected("decisions").isEmpty()) {
                sinceDecisions++;
            }
            if (left <= 0 && (freeOpenings-- > 0 || sinceDecisions > 2)) {
                left = most;
                open.complete(null);
            }
        }
    }
}
