package org.opportune.archive.sealed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * When feeds were alive (design 3.9). A feed ticks every second on every partition; kept is only from when to when, so a
 * day without a silence is one stretch for each feed. Nothing is lost by it for a job that calls a feed silent after
 * {@code silentAfterMs} or more: within a stretch no two ticks are farther apart, and its ends are ticks.
 *
 * @param silentAfterMs after how long without a tick a feed was silent for who recorded it; positive
 * @param stretches by feed, then by time; those of one feed are farther apart than {@code silentAfterMs}
 */
public record Liveness(long silentAfterMs, List<Stretch> stretches) {
    private static final Comparator<Stretch> ORDER =
            Comparator.comparing(Stretch::feed).thenComparingLong(Stretch::fromMs);

    /**
     * A feed was alive.
     *
     * @param fromMs UTC ms, a tick
     * @param toMs UTC ms, a tick, the same or a later one
     */
    public record Stretch(String feed, long fromMs, long toMs) {
        public Stretch {
            if (fromMs > toMs) {
                throw new IllegalArgumentException("must not end before it begins: fromMs=" + fromMs + " toMs=" + toMs);
            }
        }
    }

    /** Stretches in any order, overlapping or not, become as few as say the same. */
    public Liveness {
        if (silentAfterMs <= 0) {
            throw new IllegalArgumentException("must be positive: silentAfterMs=" + silentAfterMs);
        }
        List<Stretch> joined = new ArrayList<>();
        for (Stretch next : stretches.stream().sorted(ORDER).toList()) {
            Stretch last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.feed().equals(next.feed()) && next.fromMs() - last.toMs() <= silentAfterMs) {
                long toMs = Math.max(last.toMs(), next.toMs());
                joined.set(joined.size() - 1, new Stretch(last.feed(), last.fromMs(), toMs));
            } else {
                joined.add(next);
            }
        }
        stretches = List.copyOf(joined);
    }

    /**
     * Both. Of two thresholds the longer one holds: what the shorter one set apart can be joined, what the longer one
     * joined cannot be set apart again. So it is the same in whatever order many are put together.
     */
    public Liveness and(Liveness other) {
        return new Liveness(
                Math.max(silentAfterMs, other.silentAfterMs),
                Stream.concat(stretches.stream(), other.stretches.stream()).toList());
    }

    /** What of it lies in one UTC day (days since 1970-01-01). */
    public Liveness onlyOf(long day) {
        long beginMs = Shelf.beginMs(day);
        long lastMs = Shelf.lastMs(day);
        return new Liveness(
                silentAfterMs,
                stretches.stream()
                        .filter(s -> s.fromMs() <= lastMs && s.toMs() >= beginMs)
                        .map(s -> new Stretch(s.feed(), Math.max(s.fromMs(), beginMs), Math.min(s.toMs(), lastMs)))
                        .toList());
    }
}
