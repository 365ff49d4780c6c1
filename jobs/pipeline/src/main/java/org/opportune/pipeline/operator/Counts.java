package org.opportune.pipeline.operator;

/**
 * Names of what the one operator counts since the job first began: its accumulators. Metrics have names of their own, see
 * {@link org.opportune.pipeline.measure.Measure}.
 */
public final class Counts {
    /** Events shown to the scenarios. */
    public static final String APPLIED = "applied";
    /** Moments behind the watermark. */
    public static final String LATE = "late";
    /** Events whose id was applied before. */
    public static final String DUPLICATE = "duplicate";
    /** Scenarios recognised; per scenario under {@code matches.<id>}. */
    public static final String MATCHES = "matches";
    /** Decisions that follow from matches: one for each campaign fed, at least one. */
    public static final String DECISIONS_DUE = "decisions-due";

    public static final String ACTIONS = "actions";
    /** Per reason under {@code refusals.<reason>}. */
    public static final String REFUSALS = "refusals";
    /** Decisions put off over a night; each is decided later. */
    public static final String HELD = "held";

    /** Decisions put off whose night ends beyond the horizon. */
    public static final String HELD_AT_END = "held-at-end";

    public static final String ABSENT_FIELDS = "absent-fields";
    /** Subscribers with a wake-up beyond the horizon. */
    public static final String OPEN_AT_END = "open-at-end";
    /** Events released before their watermark because the buffer was full. */
    public static final String EARLY_RELEASES = "early-releases";

    /** Partial matches begun and not ended. */
    public static final String OPEN_PARTIALS = "open-partials";

    private Counts() {}
}
