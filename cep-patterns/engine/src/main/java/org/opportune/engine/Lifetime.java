package org.opportune.engine;

/** How long a run can still come to anything. Stateless. */
final class Lifetime {
    private Lifetime() {}

    /** From this order time on the run is dead; {@link Run#NEVER} = it may wait for ever. */
    static long end(Run run, Rule rule) {
        StepRule waiting = rule.steps[run.step];
        if (run.step == 0 && waiting.slides && !run.enough(waiting)) {
            return after(run.latestMs(), waiting.windowMs);
        }
        long end = lastChance(run, rule, waiting);
        if (rule.scenario.withinMs() > 0) {
            end = Math.min(end, after(run.evidence.get(0).orderMs(), rule.scenario.withinMs()));
        }
        if (run.outsideMs != Run.NEVER && (run.step == 0 || waiting.strict)) {
            end = Math.min(end, after(run.outsideMs, waiting.gapMs));
        }
        return end;
    }

    /** When the last of the steps that the run may go on with has its time behind it. */
    private static long lastChance(Run run, Rule rule, StepRule waiting) {
        long since = run.enteredMs;
        long end = limit(waiting, since);
        if (!run.mayLeave(waiting)) {
            return end;
        }
        if (run.enough(waiting)) {
            end = Math.min(end, after(run.sinceMs(), waiting.windowMs));
            since = run.latestMs();
        }
        StepRule next = waiting;
        do {
            next = rule.steps[next.following];
            end = Math.max(end, limit(next, since));
        } while (next.optional);
        return end;
    }

    private static long limit(StepRule step, long sinceMs) {
        return step.index == 0 || step.withinMs == 0 ? Run.NEVER : after(sinceMs, step.withinMs);
    }

    /** The sum, or NEVER beyond the end of time. */
    static long after(long fromMs, long lengthMs) {
        long sum = fromMs + lengthMs;
        return lengthMs > 0 && sum < fromMs ? Run.NEVER : sum;
    }
}
