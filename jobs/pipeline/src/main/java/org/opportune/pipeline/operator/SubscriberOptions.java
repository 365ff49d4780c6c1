package org.opportune.pipeline.operator;

import java.io.Serializable;
import org.opportune.subscriber.FeedLiveness;

/**
 * Limits of the one operator.
 *
 * @param cacheSize subscribers kept on the heap by each subtask; at least 1
 * @param bufferBytes heap octets that waiting events may take before the oldest are released early
 * @param slice events worked off before other mail (checkpoints) gets its turn; at least 1
 * @param silentAfterMs a feed without a tick for longer was silent, scenario ms
 * @param horizonMs UTC ms beyond which no wake-up runs, {@link Long#MAX_VALUE} = none (live)
 * @param silencesKept silences of one feed that are told apart before the oldest become one; at least 1. Where ticks may
 *     be heard long before the events of their time, all of them: {@link Integer#MAX_VALUE}
 */
public record SubscriberOptions(
        int cacheSize, long bufferBytes, int slice, long silentAfterMs, long horizonMs, int silencesKept)
        implements Serializable {
    /** 100,000 subscribers (about 36 MB of heap), 64 MiB, 60 s. */
    public static final SubscriberOptions DEFAULT =
            new SubscriberOptions(100_000, 64L << 20, 2_000, 60_000, Long.MAX_VALUE);

    public SubscriberOptions {
        require(cacheSize >= 1, "cacheSize", cacheSize);
        require(bufferBytes >= 1, "bufferBytes", bufferBytes);
        require(slice >= 1, "slice", slice);
        require(silentAfterMs >= 1, "silentAfterMs", silentAfterMs);
        require(silencesKept >= 1, "silencesKept", silencesKept);
    }

    /** Of a live job, whose ticks come with the events: as many silences are kept as is usual. */
    public SubscriberOptions(int cacheSize, long bufferBytes, int slice, long silentAfterMs, long horizonMs) {
        this(cacheSize, bufferBytes, slice, silentAfterMs, horizonMs, FeedLiveness.GAPS_KEPT);
    }

    private static void require(boolean holds, String name, long value) {
        if (!holds) {
            throw new IllegalArgumentException("must be at least 1: " + name + "=" + value);
        }
    }
}
