package org.opportune.subscriber;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.opportune.schemas.event.EventKind;

/**
 * When the feeds were alive, by their ticks (design 3.9). The absence of an event is evidence only if every feed that
 * would have shown it ticked all the while. Mutable, one thread.
 */
public final class FeedLiveness {
    private static final int GAPS_KEPT = 64;

    private final long silentAfterMs;
    private final Map<String, Feed> feeds = new TreeMap<>();

    private static final class Feed {
        long lastTickMs;
        final TreeMap<Long, Long> gaps = new TreeMap<>();

        Feed(long firstTickMs) {
            lastTickMs = firstTickMs;
        }
    }

    /**
     * @param silentAfterMs a feed without a tick for longer than this was silent; positive
     */
    public FeedLiveness(long silentAfterMs) {
        this.silentAfterMs = silentAfterMs;
    }

    /** The feed had delivered what it saw up to {@code timeMs}. Ticks of one feed may repeat and overtake each other. */
    public void tick(String feed, long timeMs) {
        Feed known = feeds.get(feed);
        if (known == null) {
            feeds.put(feed, new Feed(timeMs));
            return;
        }
        if (timeMs > known.lastTickMs + silentAfterMs) {
            known.gaps.put(known.lastTickMs, timeMs);
            if (known.gaps.size() > GAPS_KEPT) {
                known.gaps.pollFirstEntry();
            }
        }
        known.lastTickMs = Math.max(known.lastTickMs, timeMs);
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
        return feed.gaps.headMap(toMs, false).values().stream().anyMatch(endMs -> endMs > fromMs);
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
