package org.opportune.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.EventKind;

/**
 * One step of a scenario. Which components count depends on {@link #verb}; the others are empty, 0 or null.
 *
 * @param name unique within the scenario; later conditions refer to it as {@code <name>.<field>}
 * @param kinds kinds of events it listens to; for DWELL and RIDING all kinds that carry a location, for CHANGE all that
 *     carry a handset
 * @param customKinds declared kinds it listens to when {@code kinds} holds CUSTOM_MOMENT or CUSTOM_FACT
 * @param where null = every such event
 * @param times COUNT: how many events, at least 2; RIDING: how many cells, at least 2
 * @param windowMs COUNT and RIDING: the sliding window (t - window, t]; ABSENCE, DWELL and CHANGE: how long
 * @param place DWELL: id of a place or of a place category
 * @param gapMs DWELL: somebody seen outside or switched off is still staying if seen inside again less than this after;
 *     0 = one sighting outside ends the stay
 * @param pingPong RIDING: true if a cell counts anew at every return to it, which is what somebody at rest does
 * @param withinMs the step must complete less than this after the one before it; 0 = no limit
 * @param strict true for {@code next}: an event that it listens to by kind but does not match ends the run; never with
 *     RIDING and CHANGE
 * @param captures fields of the completing event that later conditions read
 */
public record Step(
        String name,
        Verb verb,
        Set<EventKind> kinds,
        Set<String> customKinds,
        @Nullable Condition where,
        int times,
        long windowMs,
        @Nullable String place,
        long gapMs,
        boolean pingPong,
        long withinMs,
        boolean strict,
        List<EventField> captures) {

    /** What a step waits for. */
    public enum Verb {
        /** One event. */
        ON,
        /** {@code times} events in a sliding window. */
        COUNT,
        /** No such event for {@code windowMs} after the step before; completes at the deadline. */
        ABSENCE,
        /** Seen in the place and nowhere else for {@code windowMs}; completes at the deadline. */
        DWELL,
        /**
         * Seen in {@code times} cells within {@code windowMs}, none of them by coming back: a return to a cell undoes
         * every cell since. Completes with the sighting in the last of them.
         */
        RIDING,
        /**
         * Seen with another handset than before, by type allocation code, and not with the former one again for {@code
         * windowMs}; completes at that deadline. The condition is asked when the new handset is seen; a third handset
         * meanwhile takes the place of the second. A handset is the former one until another has lasted so long.
         */
        CHANGE
    }

    public Step {
        kinds = Set.copyOf(kinds);
        customKinds = Set.copyOf(customKinds);
        captures = List.copyOf(captures);
    }
}
