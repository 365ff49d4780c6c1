package org.opportune.flinkcep;

import org.jspecify.annotations.Nullable;
import org.opportune.flinkcep.Translation.Found;

/**
 * After a match all runs of the scenario are dropped, but a pattern goes on with them: tells what came of those. Flink's
 * own {@code skipPastLastEvent} keeps a match back while an earlier run is open, and lets that run win. For the matches of
 * one subscriber and scenario in order of {@link Found#ORDER}. One thread.
 */
public final class Leftovers {
    private @Nullable Found latest;

    /** True if nobody matched since its run began, so that it counts; it is the latest match then. */
    public boolean take(Found found) {
        boolean counts = latest == null || latest.isOverBefore(found);
        latest = counts ? found : latest;
        return counts;
    }
}
