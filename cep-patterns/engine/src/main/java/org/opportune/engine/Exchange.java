package org.opportune.engine;

import org.jspecify.annotations.Nullable;

/** CHANGE: a new handset settles, is given back, or gives way to a third. Stateless. */
final class Exchange {
    private Exchange() {}

    static Effect offer(Question question, Rule rule, StepRule step, Run run) {
        if (!question.heard(step)) {
            return Effect.NONE;
        }
        return run.step == step.index && run.staying()
                ? watch(question, rule, step, run)
                : settle(question, rule, step, run, question.changedFrom());
    }

    /** A new handset, if {@code former} is not null: it settles, wanted or not. */
    static Effect settle(Question question, Rule rule, StepRule step, Run run, @Nullable String former) {
        if (former == null) {
            return Effect.NONE;
        }
        boolean wanted = question.holds(rule, step.hears[0], run, former);
        run.reach(rule, step);
        run.settle(former, wanted, question.sighting());
        run.capture(step.captures, step.captureOffset, question.event());
        run.bind(rule);
        run.schedule(question.now, step.windowMs);
        return Effect.CHANGED;
    }

    /** While a new handset settles: the former one again, the same one, or a third. */
    private static Effect watch(Question question, Rule rule, StepRule step, Run run) {
        String tac = question.tac();
        if (tac == null) {
            return Effect.NONE;
        }
        if (!tac.equals(run.from)) {
            return tac.equals(question.tacBefore()) ? Effect.NONE : settle(question, rule, step, run, run.from);
        }
        if (run.step == 0) {
            return Effect.ENDED;
        }
        run.leave();
        return Effect.CHANGED;
    }
}
