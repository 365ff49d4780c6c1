package org.opportune.subscriber;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.opportune.schemas.event.EventKind;

/**
 * When the feeds were alive, by their ticks (design 3.9). The absence of an event is evidence only if every feed that
 * would have shown it ticked all the while. What is said of a time depends on the ticks up to that time alone, in
 * whatever order they came and however many later ones are known. Mutable, one thread.
 */
public final class FeedLiveness {
    /** Silences of a feed that are told apart unless somebody asks for more. */
    public static final int GAPS_KEPT = 64;

    private final long silentAfterMs;
    private final int gapsKept;
    private final Map<String, Feed> feeds = new TreeMap<>();

    private static final class Feed {
        long lastTickMs;
        /** From a tick to the next one; before the first tick from {@link Long#MIN_VALUE}. */
        final TreeMap<Long, Long> gaps = new TreeMap<>();

        Feed(long lastTickMs) {
            this.lastTickMs = lastTickMs;
        }
    }

    /**
     * @param silentAfterMs a feed without a tick for longer than this was silent; positive
     */
    public FeedLiveness(long silentAfterMs) {
        this(silentAfterMs, GAPS_KEPT);
    }

    /**
     * @param silentAfterMs a feed without a tick for longer than this was silent; positive
     * @param gapsKept silences of one feed that are told apart, at least 1. Of more the oldest become one, and what is
     *     said of their time then depends on how many ticks were heard since.
     */
    public FeedLiveness(long silentAfterMs, int gapsKept) {
        this.silentAfterMs = silentAfterMs;
        this.gapsKept = gapsKept;
    }

    /** The feed had delivered what it saw up to {@code timeMs}. Ticks of one feed may repeat and overtake each other. */
    public void tick(String feed, long timeMs) {
        Feed known = feeds.get(feed);
        if (known == null) {
            known = new Feed(timeMs);
            feeds.put(feed, known);
            known.gaps.put(Long.MIN_VALUE, timeMs);
        } else if (timeMs > known.lastTickMs) {
            gap(known, known.lastTickMs, timeMs);
            known.lastTickMs = timeMs;
        } else {
            split(known, timeMs);
        }
    }

    /** A tick that was overtaken: it ends one gap and begins another. */
    private void split(Feed feed, long timeMs) {
        Map.Entry<Long, Long> gap = feed.gaps.lowerEntry(timeMs);
        if (gap != null && timeMs < gap.getValue()) {
            feed.gaps.remove(gap.getKey());
            gap(feed, gap.getKey(), timeMs);
            gap(feed, timeMs, gap.getValue());
        }
    }

    private void gap(Feed feed, long fromMs, long toMs) {
        if (fromMs != Long.MIN_VALUE && toMs - fromMs <= silentAfterMs) {
            return;
        }
        feed.gaps.put(fromMs, toMs);
        if (feed.gaps.size() > gapsKept) {
            // The two oldest become one: rather silent by mistake than alive.
            Map.Entry<Long, Long> oldest = feed.gaps.pollFirstEntry();
            feed.gaps.put(oldest.getKey(), feed.gaps.pollFirstEntry().getValue());
        }
    }

    /**
     * True if some feed that shows one of the kinds was silent at a time in [fromMs, toMs]. A feed that never ticked
     * was silent always.
     *
     * @param shows feed name to the kinds it would show; kinds that no feed is declared for are taken on trust
     */
    public boolean silent(Map<String, Set<EventKind>> shows, Set<EventKind> kinds, long fromMs, long toMs) {
        return shows.entrySet().stream()
                .filter(feed -> feed.getValue().stream().anyMatch(kinds::contains))
                .anyMatch(feed -> silent(feed.getKey(), fromMs, toMs));
    }

    private boolean silent(String name, long fromMs, long toMs) {
        Feed feed = feeds.get(name);
        if (feed == null || feed.lastTickMs < toMs - silentAfterMs) {
            return true;
        }
        // Gaps do not overlap, so the last one to begin in time is the last one to end.
        Map.Entry<Long, Long> gap = feed.gaps.lowerEntry(toMs - silentAfterMs);
        return gap != null && gap.getValue() > fromMs;
    }

    /** Last tick of each feed, UTC ms. */
    public Map<String, Long> lastTicks() {
        Map<String, Long> ticks = new TreeMap<>();
        feeds.forEach((name, feed) -> ticks.put(name, feed.lastTickMs));
        return ticks;
    }

    /** What {@link #restore} takes: for each feed the last tick, then start and end of each gap. */
    public Map<String, long[]> snapshot() {
        Map<String, long[]> all = new TreeMap<>();
        feeds.forEach((name, feed) -> {
            long[] values = new long[1 + 2 * feed.gaps.size()];
            values[0] = feed.lastTickMs;
            int i = 1;
            for (Map.Entry<Long, Long> gap : feed.gaps.entrySet()) {
                values[i++] = gap.getKey();
                values[i++] = gap.getValue();
            }
            all.put(name, values);
        });
        return all;
    }

    /** Takes one feed as {@link #snapshot} gave it. */
    public void restore(String name, long[] values) {
        Feed feed = new Feed(values[0]);
        for (int i = 1; i + 1 < values.length; i += 2) {
            feed.gaps.put(values[i], values[i + 1]);
        }
        feeds.put(name, feed);
    }
}
