package org.opportune.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.pipeline.stream.StreamType;

/** A source of two splits of which one stands still while the other runs, until a test lets it go on. */
final class Lagging {
    private static volatile CompletableFuture<Void> stands = new CompletableFuture<>();
    private static volatile CompletableFuture<Void> goesOn = new CompletableFuture<>();

    /** Of the reader whose thread it is: which record it read last. A limiter is not told the split of its reader. */
    private static final ThreadLocal<Long> LAST = ThreadLocal.withInitial(() -> -1L);

    private Lagging() {}

    /**
     * @param slow records of one split
     * @param first so many of them come before it stands still, and only then the other split begins
     * @param fast records of the other split, as many
     */
    static Source<Arrival, ?, ?> events(List<byte[]> slow, int first, List<byte[]> fast) {
        if (slow.size() != fast.size()) {
            throw new IllegalArgumentException("splits must be equal: slow=" + slow.size() + " fast=" + fast.size());
        }
        stands = new CompletableFuture<>();
        goesOn = new CompletableFuture<>();
        ArrayList<byte[]> all = new ArrayList<>(slow);
        all.addAll(fast);
        GeneratorFunction<Long, Arrival> read = i -> {
            LAST.set(i);
            return Bounded.arrival(i, all.get(i.intValue()));
        };
        int half = slow.size();
        return new DataGeneratorSource<>(read, all.size(), parallelism -> new Gate(first, half), StreamType.ARRIVAL);
    }

    static void goOn() {
        goesOn.complete(null);
    }

    /** Lets the first record of each split through, as nobody knows yet whose it is. */
    private record Gate(int first, int half) implements RateLimiter<NumberSequenceSplit> {
        @Override
        public CompletionStage<Void> acquire(int records) {
            long next = LAST.get() + 1;
            if (next > half) {
                return stands;
            }
            if (next < first) {
                return CompletableFuture.completedFuture(null);
            }
            stands.complete(null);
            return goesOn;
        }
    }
}
