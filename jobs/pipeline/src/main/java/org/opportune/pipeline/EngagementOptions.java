package org.opportune.pipeline;

import java.io.Serializable;
import java.time.Duration;
import org.opportune.pipeline.operator.SubscriberOptions;
import org.opportune.schemas.option.OptionSet;

/**
 * How the engagement topology runs.
 *
 * @param boundMs how far behind an event may come and still be in time, scenario ms; not negative
 * @param idleAfter wall time after which a split without records no longer holds the others back
 * @param promiseEveryMs wall ms between two control watermarks; positive
 * @param maxDriftMs how far a partition or reader of events may be ahead of the one farthest behind, scenario ms; what it is ahead
 *     waits in the order buffer; {@link Long#MAX_VALUE} = as far as it likes
 */
public record EngagementOptions(
        SubscriberOptions subscriber,
        TimeLine timeLine,
        long boundMs,
        Duration idleAfter,
        long promiseEveryMs,
        long maxDriftMs)
        implements Serializable {
    /** Live: 10 s of disorder, idle after 60 s, control promised every 200 ms, readers at most a minute apart. */
    public static final EngagementOptions LIVE = new EngagementOptions(
            SubscriberOptions.DEFAULT, TimeLine.LIVE, 10_000, Duration.ofSeconds(60), 200, 60_000);

    public EngagementOptions {
        if (boundMs < 0) {
            throw new IllegalArgumentException("must not be negative: boundMs=" + boundMs);
        }
        if (maxDriftMs <= 0) {
            throw new IllegalArgumentException("must be positive: maxDriftMs=" + maxDriftMs);
        }
        if (promiseEveryMs <= 0) {
            throw new IllegalArgumentException("must be positive: promiseEveryMs=" + promiseEveryMs);
        }
    }

    /** Out of options that were checked, {@link EngagementOption} among them. */
    public static EngagementOptions of(OptionSet options) {
        SubscriberOptions byDefault = SubscriberOptions.DEFAULT;
        return new EngagementOptions(
                new SubscriberOptions(
                        (int) options.number(EngagementOption.CACHE_SIZE),
                        options.number(EngagementOption.BUFFER_BYTES),
                        byDefault.slice(),
                        options.number(EngagementOption.SILENT_AFTER),
                        byDefault.horizonMs()),
                TimeLine.LIVE,
                options.number(EngagementOption.OUT_OF_ORDERNESS),
                Duration.ofMillis(options.number(EngagementOption.IDLE_AFTER)),
                options.number(EngagementOption.CONTROL_INTERVAL),
                options.number(EngagementOption.MAX_DRIFT));
    }
}
