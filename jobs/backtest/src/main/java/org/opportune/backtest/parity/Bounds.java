package org.opportune.backtest.parity;

import org.jspecify.annotations.Nullable;

/**
 * Up to where two logs can be compared.
 *
 * @param fromMs UTC ms of decision, included
 * @param toMs UTC ms of decision, excluded
 * @param reachedMs UTC ms up to which the job had decided when its recording ended; null = nobody recorded it, then the
 *     job's last decision is all that is known
 */
public record Bounds(long fromMs, long toMs, @Nullable Long reachedMs) {
    boolean has(long decidedMs) {
        return decidedMs >= fromMs && decidedMs < toMs;
    }

    /** True if the replay ended before it could have decided this. */
    boolean isBeyondReplay(long decidedMs) {
        return decidedMs >= toMs;
    }

    /** True if the recording ended before the job could have decided this. */
    boolean isBeyondRecording(long decidedMs) {
        return reachedMs == null || decidedMs > reachedMs;
    }
}
