package org.opportune.pipeline.operator;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * When, by a clock that only measures, the stream first brought an event of an order time; of 4 ms each the first
 * counts. So the wait of a decision is known without a mark on every event, and a deadline, which no event brings, has
 * a wait too: since the first event behind it came, or if none came soon behind it, since the watermark that passed it.
 * An event that an out-of-order stream brings after its neighbours has their longer wait. Forgets what is more than
 * 4 minutes of order time behind. One thread.
 */
final class FirstArrivals {
    /** Nothing is known of that time. */
    static final long UNKNOWN = -1;

    private static final int SHIFT = 2;
    private static final int SLOTS = 1 << 16;
    /** How far behind a deadline an event may be and stand for it: 10 s. */
    private static final int NEAR = 2_500;

    private static final long FREE = Long.MIN_VALUE;

    private final LongSupplier nanoTime;
    private final long[] span = new long[SLOTS];
    private final long[] nanos = new long[SLOTS];
    private long watermarkNanos;

    FirstArrivals(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.watermarkNanos = nanoTime.getAsLong();
        Arrays.fill(span, FREE);
    }

    /** An event of this order time came. Asks the clock for the first of each 4 ms only. */
    void event(long orderMs) {
        long at = orderMs >> SHIFT;
        int slot = slot(at);
        if (span[slot] != at) {
            span[slot] = at;
            nanos[slot] = nanoTime.getAsLong();
        }
    }

    /** The event watermark moved on. */
    void watermark() {
        watermarkNanos = nanoTime.getAsLong();
    }

    /** Wall ms since the stream brought that order time, or {@link #UNKNOWN} if it was forgotten. */
    long sinceMs(long orderMs) {
        long from = watermarkNanos;
        long first = orderMs >> SHIFT;
        for (long at = first; at < first + NEAR; at++) {
            int slot = slot(at);
            if (span[slot] == at) {
                from = nanos[slot];
                break;
            }
            if (span[slot] > at) {
                return UNKNOWN;
            }
        }
        return Math.max(0, nanoTime.getAsLong() - from) / 1_000_000;
    }

    private static int slot(long at) {
        return (int) at & (SLOTS - 1);
    }
}
