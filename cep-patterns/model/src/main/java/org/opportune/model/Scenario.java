package org.opportune.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.fact.DataCategory;

/**
 * When to think of speaking: steps in sequence.
 *
 * @param id unique, kebab-case
 * @param about what people say of it, and whether it runs
 * @param steps at least one, and the first is begun by an event: not ABSENCE or BARRED; none if there is a {@code pattern}
 * @param withinMs from the first event to the last is less than this; 0 = no limit
 * @param coolDownMs after a match the scenario rests this long, from the match's time; 0 = none
 * @param start overlap policy
 * @param openRuns runs open at a time under EVERY, 1 to {@link #MOST_OPEN_RUNS}; a start beyond is refused and counted
 * @param afterMatch what becomes of what was counted
 * @param engine what runs it; changes nothing of what it matches
 * @param pattern name of the pattern in Java that stands for the steps, FLINK_CEP only; null = it has steps
 * @param fingerprint 32 hex digits over everything that changes what it matches; partials carry it
 */
public record Scenario(
        String id,
        About about,
        List<Step> steps,
        long withinMs,
        long coolDownMs,
        Start start,
        int openRuns,
        AfterMatch afterMatch,
        Engine engine,
        @Nullable String pattern,
        String fingerprint) {

    /** Unless the scenario says otherwise. */
    public static final int OPEN_RUNS = 16;

    public static final int MOST_OPEN_RUNS = 64;

    /** Where it stands between an idea and the past. */
    public enum Status {
        /** Not ready: it does not run. */
        DRAFT,
        /** Runs and is logged, and nobody is spoken to. */
        SHADOW,
        /** Runs. */
        LIVE,
        /** Over: it does not run. */
        RETIRED
    }

    /**
     * What changes nothing of what it matches.
     *
     * @param title for people
     * @param features rows of the feature list it implements, such as SCN-22
     * @param owner who answers for it; null = not said
     * @param purpose what it is good for; null = not said
     * @param data every category of data that its steps and conditions read, never ANY
     * @param succeeds fingerprints of the versions whose open runs go on under this one
     */
    public record About(
            String title,
            List<String> features,
            @Nullable String owner,
            @Nullable String purpose,
            Status status,
            Set<DataCategory> data,
            Set<String> succeeds) {
        public About {
            features = List.copyOf(features);
            data = Set.copyOf(data);
            succeeds = Set.copyOf(succeeds);
        }

        /** The same of a scenario that reads this data. */
        public About reading(Set<DataCategory> categories) {
            return new About(title, features, owner, purpose, status, categories, succeeds);
        }

        /** The same of a scenario of this status. */
        public About standing(Status other) {
            return new About(title, features, owner, purpose, other, data, succeeds);
        }

        /** The same of a scenario under which open runs of these versions go on. */
        public About succeeding(Set<String> fingerprints) {
            return new About(title, features, owner, purpose, status, data, fingerprints);
        }

        /** Of a scenario that runs and of which no more is said. */
        public static About live(String title) {
            return new About(title, List.of(), null, null, Status.LIVE, Set.of(), Set.of());
        }
    }

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

    /** What runs it. */
    public enum Engine {
        /** Ours, inside the step that owns the subscriber. */
        OPPORTUNE,
        /** Apache Flink CEP, an operator of its own in the same job; what it finds comes as events. */
        FLINK_CEP
    }

    public Scenario {
        steps = List.copyOf(steps);
    }

    /** One of steps that our engine runs. */
    public Scenario(
            String id,
            About about,
            List<Step> steps,
            long withinMs,
            long coolDownMs,
            Start start,
            int openRuns,
            AfterMatch afterMatch,
            String fingerprint) {
        this(id, about, steps, withinMs, coolDownMs, start, openRuns, afterMatch, Engine.OPPORTUNE, null, fingerprint);
    }

    /** The same under another fingerprint. */
    public Scenario withFingerprint(String other) {
        return new Scenario(
                id, about, steps, withinMs, coolDownMs, start, openRuns, afterMatch, engine, pattern, other);
    }

    /** The same of other steps that match the same, so that the fingerprint stays. */
    public Scenario withSteps(List<Step> others) {
        return new Scenario(
                id, about, others, withinMs, coolDownMs, start, openRuns, afterMatch, engine, pattern, fingerprint);
    }

    /** The same, to be tried as if it were live. */
    public Scenario live() {
        return withAbout(about.standing(Status.LIVE));
    }

    /** The same, under which open runs of these versions go on. */
    public Scenario succeeding(Set<String> fingerprints) {
        return withAbout(about.succeeding(fingerprints));
    }

    private Scenario withAbout(About other) {
        return new Scenario(
                id, other, steps, withinMs, coolDownMs, start, openRuns, afterMatch, engine, pattern, fingerprint);
    }

    public Status status() {
        return about.status();
    }

    /** True if it is matched at all. */
    public boolean runs() {
        return switch (status()) {
            case DRAFT, RETIRED -> false;
            case SHADOW, LIVE -> true;
        };
    }
}
