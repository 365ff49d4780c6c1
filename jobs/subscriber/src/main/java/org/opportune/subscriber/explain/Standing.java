package org.opportune.subscriber.explain;

import java.util.ArrayList;
import java.util.List;
import org.opportune.engine.RunState;
import org.opportune.model.Hearing;
import org.opportune.model.Phrase;
import org.opportune.model.Scenario;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.model.Threshold;

/** How far a run is, in words and as a share of the step it waits for. */
final class Standing {
    private final Scenario scenario;
    private final Journey journey;

    Standing(Scenario scenario, Journey journey) {
        this.scenario = scenario;
        this.journey = journey;
    }

    Step step(RunState run) {
        return scenario.steps().get(run.step());
    }

    /** {@code step 2 'silence'}. */
    String place(RunState run) {
        return Phrase.place(scenario, run.step());
    }

    /** What the run waits for and until when: {@code waits for step 2: not SMS_SENT for 30m, complete at +30m}. */
    String waiting(RunState run) {
        String text = place(run) + ": " + Phrase.step(step(run), run.step() == 0) + ", " + sofar(run);
        if (run.outsideMs() != RunState.NEVER) {
            return text + ", goes on if seen inside before "
                    + journey.after(run.outsideMs() + step(run).gapMs());
        }
        if (run.deadlineMs() != RunState.NEVER) {
            return text + ", complete at " + journey.after(run.deadlineMs());
        }
        return run.limit() == RunState.Limit.NONE ? text : text + ", given up at " + journey.after(run.expiryMs());
    }

    private String sofar(RunState run) {
        Step step = step(run);
        return switch (step.verb()) {
            case COUNT, RIDING, SUM, AVERAGE, ALL -> "has " + progress(run, run.enteredMs());
            case ABSENCE -> "silent since " + journey.after(run.enteredMs());
            case DWELL, CHANGE, LEAVE, IDLE ->
                run.seenMs().isEmpty()
                        ? "waits"
                        : "since " + journey.after(run.seenMs().get(0));
            case ON, ARRIVE, RETURN, BARRED -> "waits";
        };
    }

    /** How much of the step there is at a time: {@code 38 of 45 minutes}, {@code 2 of 3 CALL_REJECTED}. */
    String progress(RunState run, long nowMs) {
        Step step = step(run);
        int seen = run.seenMs().size();
        return switch (step.verb()) {
            case COUNT -> seen + " of " + step.times() + " " + Phrase.heard(step);
            case RIDING -> seen + " of " + step.times() + (step.speedKmh() > 0 ? " sites" : " cells");
            case SUM ->
                seen == 0
                        ? none(step)
                        : "a sum of " + sum(run) + " of " + seen + " events, needed: " + Phrase.threshold(step);
            case AVERAGE ->
                seen == 0
                        ? none(step)
                        : "an average of " + sum(run) / seen + " over " + seen + " of " + step.times()
                                + " events, needed: " + Phrase.threshold(step);
            case ALL ->
                parts(run, true).size() + " of " + step.hears().size() + ", missing: "
                        + String.join(", ", parts(run, false));
            case ABSENCE, DWELL, CHANGE, LEAVE, IDLE -> Phrase.progress(elapsedMs(run, nowMs), step.windowMs());
            case ON, ARRIVE, RETURN, BARRED -> "none";
        };
    }

    private static String none(Step step) {
        return "0 of " + step.times() + " events, needed: " + Phrase.threshold(step);
    }

    /** The same as a share, 0..1; of a step that waits for one event 0. */
    double share(RunState run, long nowMs) {
        Step step = step(run);
        double done = run.seenMs().size();
        return switch (step.verb()) {
            case COUNT, RIDING -> done / step.times();
            case SUM, AVERAGE -> passed(step, run);
            case ALL -> (double) parts(run, true).size() / step.hears().size();
            case ABSENCE, DWELL, CHANGE, LEAVE, IDLE -> (double) elapsedMs(run, nowMs) / Math.max(1, step.windowMs());
            case ON, ARRIVE, RETURN, BARRED -> 0;
        };
    }

    /** True if an event that the step takes brings the run on; false where it undoes it. */
    static boolean wants(Scenario scenario, int step) {
        return switch (scenario.steps().get(step).verb()) {
            case ABSENCE, BARRED, IDLE -> false;
            case ON, COUNT, SUM, AVERAGE, ALL, DWELL, RIDING, CHANGE, ARRIVE, LEAVE, RETURN -> true;
        };
    }

    /** True if how long it lasts decides. */
    static boolean lasts(Step step) {
        return switch (step.verb()) {
            case ABSENCE, DWELL, CHANGE, LEAVE, IDLE -> true;
            case ON, COUNT, SUM, AVERAGE, ALL, RIDING, ARRIVE, RETURN, BARRED -> false;
        };
    }

    /** How long what must last has lasted. */
    long elapsedMs(RunState run, long nowMs) {
        long until = Math.min(nowMs, run.outsideMs());
        if (step(run).verb() == Verb.ABSENCE) {
            return Math.max(0, until - run.enteredMs());
        }
        return run.seenMs().isEmpty() ? 0 : Math.max(0, until - run.seenMs().get(0));
    }

    private static double passed(Step step, RunState run) {
        Threshold threshold = step.threshold();
        if (threshold == null || threshold.under()) {
            return Math.min(1, (double) run.values().size() / step.times());
        }
        double whole = (double) Math.max(1, threshold.limit())
                * (step.verb() == Verb.SUM ? 1 : run.values().size());
        return Math.max(0, Math.min(1, sum(run) / whole));
    }

    private static long sum(RunState run) {
        return run.values().stream().mapToLong(Long::longValue).sum();
    }

    private List<String> parts(RunState run, boolean there) {
        List<Hearing> hears = step(run).hears();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < hears.size(); i++) {
            if (run.has(i) == there) {
                parts.add(Phrase.heard(hears.get(i)));
            }
        }
        return parts;
    }
}
