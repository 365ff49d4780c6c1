package org.opportune.engine;

import org.opportune.engine.Question.Whereabouts;

/** DWELL: a stay begins, is interrupted, goes on, is over. Stateless. */
final class Stay {
    private Stay() {}

    static Effect offer(Question question, Rule rule, StepRule step, Run run) {
        if (!question.heard(step)) {
            return Effect.NONE;
        }
        return run.step == step.index && run.staying()
                ? stay(question, rule, step, run)
                : enter(question, rule, step, run);
    }

    private static Effect stay(Question question, Rule rule, StepRule step, Run run) {
        Whereabouts seen = question.whereabouts(step);
        if (seen == Whereabouts.UNKNOWN) {
            return Effect.NONE;
        }
        if (run.outsideMs != Run.NEVER && question.now - run.outsideMs >= step.gapMs) {
            // Only a later step that is not strict comes here: the others have expired.
            run.leave();
            enter(question, rule, step, run);
            return Effect.CHANGED;
        }
        return seen == Whereabouts.OUTSIDE ? stepOut(question, rule, step, run) : stepIn(question, rule, step, run);
    }

    private static Effect stepOut(Question question, Rule rule, StepRule step, Run run) {
        if (run.outsideMs != Run.NEVER) {
            return Effect.NONE;
        }
        if (step.gapMs > 0) {
            run.outsideMs = question.now;
            run.deadlineMs = Run.NEVER;
            run.bind(rule);
            return Effect.CHANGED;
        }
        if (run.step == 0 || step.strict) {
            return Effect.ENDED;
        }
        run.leave();
        return Effect.CHANGED;
    }

    /** Back within the gap: the stay was never interrupted, and is complete if its time came meanwhile. */
    private static Effect stepIn(Question question, Rule rule, StepRule step, Run run) {
        if (run.outsideMs == Run.NEVER) {
            return Effect.NONE;
        }
        run.outsideMs = Run.NEVER;
        run.bind(rule);
        if (question.now - run.sinceMs() >= step.windowMs) {
            run.evidence.add(question.sighting());
            return Effect.COMPLETED;
        }
        run.schedule(run.sinceMs(), step.windowMs);
        return Effect.CHANGED;
    }

    private static Effect enter(Question question, Rule rule, StepRule step, Run run) {
        Whereabouts seen = question.whereabouts(step);
        if (seen == Whereabouts.UNKNOWN) {
            return Effect.NONE;
        }
        if (seen == Whereabouts.OUTSIDE || !question.holds(rule, step.hears[0], run)) {
            return Advance.missed(step);
        }
        run.reach(rule, step);
        run.take(step, question);
        run.schedule(question.now, step.windowMs);
        return Effect.CHANGED;
    }
}
