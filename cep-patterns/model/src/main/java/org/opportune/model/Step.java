package org.opportune.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.EventKind;

/**
 * One step of a scenario. Which components count depends on {@link #verb}; the others are empty, 0 or null.
 *
 * @param name unique within the scenario; later conditions refer to it as {@code <name>.<field>}
 * @param kinds kinds of events it listens to; for DWELL all kinds that carry a location
 * @param customKinds declared kinds it listens to when {@code kinds} holds CUSTOM_MOMENT or CUSTOM_FACT
 * @param where null = every such event
 * @param times COUNT: how many events, at least 2
 * @param windowMs COUNT: the sliding window (t - window, t]; ABSENCE and DWELL: how long
 * @param place DWELL: id of a place or of a place category
 * @param withinMs the step must complete less than this after the one before it; 0 = no limit
 * @param strict true for {@code next}: an event that it listens to by kind but does not match ends the run
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
        DWELL
    }

    public Step {
        kinds = Set.copyOf(kinds);
        customKinds = Set.copyOf(customKinds);
        captures = List.copyOf(captures);
    }
}
