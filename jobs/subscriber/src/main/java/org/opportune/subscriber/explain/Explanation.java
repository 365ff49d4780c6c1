package org.opportune.subscriber.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journey, explained.
 *
 * @param moments in order of time
 * @param matchesAtMs UTC ms of every match
 * @param open what still waits when the journey is over, one sentence for each run
 * @param nearest how near it came, if nothing matched; null = something did
 */
public record Explanation(
        List<Moment> moments,
        List<Long> matchesAtMs,
        List<String> open,
        @Nullable String nearest) {
    public Explanation {
        moments = List.copyOf(moments);
        matchesAtMs = List.copyOf(matchesAtMs);
        open = List.copyOf(open);
    }
}
