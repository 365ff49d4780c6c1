package org.opportune.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * How one open run of a scenario stands, copied out of partials for who wants to explain it. What it copies is what the
 * engine goes by. Immutable.
 */
public final class RunState {
    /** No such time. */
    public static final long NEVER = Run.NEVER;

    /** What gives a run up that nothing ends. */
    public enum Limit {
        /** Nothing does. */
        NONE,
        /** The {@code within} of the step. */
        STEP,
        /** The {@code within} of the whole. */
        SCENARIO,
        /** The window in which the step gathers. */
        WINDOW,
        /** Seen outside for the gap of a stay. */
        GAP
    }

    private final Run run;
    private final int step;
    private final long enteredMs;
    private final long deadlineMs;
    private final long expiryMs;
    private final long outsideMs;
    private final int filled;
    private final boolean unwanted;
    private final List<Long> seenMs = new ArrayList<>();
    private final List<Long> values = new ArrayList<>();
    private final Limit limit;

    private RunState(Run run, Rule rule) {
        this.run = run;
        this.step = run.step;
        this.enteredMs = run.enteredMs;
        this.deadlineMs = rule.family().deadlineMs(run, rule.position());
        this.expiryMs = run.expiryMs;
        this.outsideMs = run.outsideMs;
        this.filled = run.filled;
        this.unwanted = run.unwanted;
        run.evidence.subList(run.settled, run.evidence.size()).forEach(seen -> seenMs.add(seen.orderMs()));
        for (int i = 0; i < run.trail.size(); i++) {
            values.add(run.trail.get(i));
        }
        this.limit = limit(run, rule);
    }

    /** The open runs of a scenario in order of their start; of partials that were touched since they were read. */
    public static List<RunState> of(Partials partials, String scenario) {
        List<RunState> states = new ArrayList<>();
        for (Track track : partials.tracks()) {
            int position = position(track, scenario);
            for (Run run : track.runs) {
                if (position >= 0 && (run.members & 1L << position) != 0) {
                    states.add(new RunState(run, track.family().member(position)));
                }
            }
        }
        return states;
    }

    private static int position(Track track, String scenario) {
        return List.of(track.names.ids).indexOf(scenario);
    }

    /** Order time before which nothing of the scenario starts; {@link Long#MIN_VALUE} = it does not rest. */
    public static long restsUntilMs(Partials partials, String scenario) {
        for (Track track : partials.tracks()) {
            int position = position(track, scenario);
            if (position >= 0 && track.restsUntilMs(position) != Track.AWAKE) {
                return track.restsUntilMs(position);
            }
        }
        return Track.AWAKE;
    }

    private static Limit limit(Run run, Rule rule) {
        StepRule waiting = rule.steps[run.step];
        if (run.expiryMs == Run.NEVER) {
            return Limit.NONE;
        }
        if (run.step == 0 && waiting.slides && !run.enough(waiting)) {
            return Limit.WINDOW;
        }
        if (run.outsideMs != Run.NEVER && run.expiryMs == Lifetime.after(run.outsideMs, waiting.gapMs)) {
            return Limit.GAP;
        }
        long withinMs = rule.scenario.withinMs();
        if (withinMs > 0 && run.expiryMs == Lifetime.after(run.evidence.get(0).orderMs(), withinMs)) {
            return Limit.SCENARIO;
        }
        boolean counts = run.enough(waiting) && run.expiryMs == Lifetime.after(run.sinceMs(), waiting.windowMs);
        return counts ? Limit.WINDOW : Limit.STEP;
    }

    /** True if both are of one run, at two times; only of partials that were not stored and read in between. */
    public boolean isSameRun(RunState other) {
        return run == other.run;
    }

    /** Index of the step it waits for, or which may still take events. */
    public int step() {
        return step;
    }

    /** Order time at which it began to wait for that step. */
    public long enteredMs() {
        return enteredMs;
    }

    /** Order time at which the step completes by itself, or {@link #NEVER}. */
    public long deadlineMs() {
        return deadlineMs;
    }

    /** Order time from which it is given up, or {@link #NEVER}. */
    public long expiryMs() {
        return expiryMs;
    }

    /** What gives it up then. */
    public Limit limit() {
        return limit;
    }

    /** Of a stay: order time since which seen outside, or {@link #NEVER}. */
    public long outsideMs() {
        return outsideMs;
    }

    /** Of a change: true if its condition did not hold, so that its deadline completes nothing. */
    public boolean isUnwanted() {
        return unwanted;
    }

    /** Of ALL: true if the part with this index has its event. */
    public boolean has(int part) {
        return (filled & (1 << part)) != 0;
    }

    /** Order times of the events that the step has, oldest first. */
    public List<Long> seenMs() {
        return List.copyOf(seenMs);
    }

    /** Of a sum or an average: the values of these events. */
    public List<Long> values() {
        return List.copyOf(values);
    }

    /** True if the run stands as it stood then. */
    public boolean standsAs(RunState other) {
        return step == other.step
                && enteredMs == other.enteredMs
                && deadlineMs == other.deadlineMs
                && outsideMs == other.outsideMs
                && filled == other.filled
                && seenMs.equals(other.seenMs)
                && values.equals(other.values);
    }
}
