package org.opportune.pipeline.operator;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.measure.Measures;

/**
 * The feeds' last signs of life, to be looked at: of the first 64 feeds each its own, and the oldest of all. Written by
 * one thread.
 */
final class FeedTicks {
    private static final int MOST = 64;

    private final Measures measures;
    private final Map<String, AtomicLong> lastMs = new HashMap<>();
    private volatile long oldestMs = Long.MIN_VALUE;

    FeedTicks(Measures measures) {
        this.measures = measures;
        measures.time(Measure.OLDEST_TICK_MS, () -> oldestMs);
    }

    /** The feed ticked; ticks may overtake each other. */
    void tick(String feed, long timeMs) {
        AtomicLong known = lastMs.get(feed);
        if (known == null) {
            known = new AtomicLong(timeMs);
            lastMs.put(feed, known);
            if (lastMs.size() <= MOST) {
                measures.time(Measure.TICK_MS, known::get, feed);
            }
            oldestMs = oldest();
        } else if (timeMs > known.get()) {
            boolean wasOldest = known.get() == oldestMs;
            known.set(timeMs);
            if (wasOldest) {
                oldestMs = oldest();
            }
        }
    }

    private long oldest() {
        long oldest = Long.MAX_VALUE;
        for (AtomicLong last : lastMs.values()) {
            oldest = Math.min(oldest, last.get());
        }
        return oldest;
    }
}
