package org.opportune.model;

import java.util.List;

/**
 * When to think of speaking: steps in sequence.
 *
 * @param id unique, kebab-case
 * @param title for people
 * @param features rows of the feature list it implements, such as SCN-22
 * @param steps at least one; the first is begun by an event: not ABSENCE or BARRED
 * @param withinMs from the first event to the last is less than this; 0 = no limit
 * @param coolDownMs after a match the scenario rests this long, from the match's time; 0 = none
 * @param start overlap policy
 * @param openRuns runs open at a time under EVERY, 1 to {@link #MOST_OPEN_RUNS}; a start beyond is refused and counted
 * @param afterMatch what becomes of what was counted
 * @param fingerprint 32 hex digits over everything that changes what it matches; partials carry it
 */
public record Scenario(
        String id,
        String title,
        List<String> features,
        List<Step> steps,
        long withinMs,
        long coolDownMs,
        Start start,
        int openRuns,
        AfterMatch afterMatch,
        String fingerprint) {

    /** Unless the scenario says otherwise. */
    public static final int OPEN_RUNS = 16;

    public static final int MOST_OPEN_RUNS = 64;

    /** What happens when the first step matches while a run is open. */
    public enum Start {
        /** Nothing: the first start wins. */
        ONCE,
        /** The open run is dropped and a new one begins. */
        RESTART,
        /** A further run begins beside it, up to a bound. */
        EVERY
    }

    /** What a match leaves. */
    public enum AfterMatch {
        /** Nothing: all runs of the scenario are dropped. */
        DROP,
        /**
         * What the last step counted goes on counting, so that every further event that finds enough in the window
         * matches again. Only where the last step is a COUNT, and without a cool-down.
         */
        KEEP
    }

    public Scenario {
        features = List.copyOf(features);
        steps = List.copyOf(steps);
    }

    /** The same under another fingerprint. */
    public Scenario withFingerprint(String other) {
        return new Scenario(id, title, features, steps, withinMs, coolDownMs, start, openRuns, afterMatch, other);
    }
}
