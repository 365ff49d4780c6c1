package org.opportune.benchmarks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;

/**
 * Lets no event through the door before the one operator was told every definition, and none of the measured ones before it
 * has read them. It keeps nobody waiting inside: a reader that blocks would hold back the checkpoint's barrier, and behind
 * that the definitions. The one operator runs in this process, alone.
 */
final class Readiness implements RateLimiter<SourceSplit> {
    private static final long EVERY_MS = 20;

    private final int definitions;
    private final long warmUp;
    private long asked;

    private Readiness(int definitions, long warmUp) {
        this.definitions = definitions;
        this.warmUp = warmUp;
    }

    /**
     * @param definitions 0 = nobody waits
     * @param warmUp events before the measured ones
     */
    static RateLimiterStrategy<SourceSplit> strategy(int definitions, long warmUp) {
        return parallelism -> new Readiness(definitions, warmUp);
    }

    @Override
    public CompletionStage<Void> acquire(int events) {
        long index = asked;
        asked += events;
        if (definitions == 0) {
            return CompletableFuture.completedFuture(null);
        }
        if (index == 0) {
            // The notice behind the last definition says that there are no more.
            return when(() -> StateCounters.value(StateCounters.TOLD) > definitions);
        }
        return index == warmUp / 2
                ? when(() -> StateCounters.value(StateCounters.HOT_READS) > 1)
                : CompletableFuture.completedFuture(null);
    }

    private static CompletableFuture<Void> when(BooleanSupplier ready) {
        return ready.getAsBoolean()
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.runAsync(
                                () -> {}, CompletableFuture.delayedExecutor(EVERY_MS, TimeUnit.MILLISECONDS))
                        .thenCompose(waited -> when(ready));
    }
}
