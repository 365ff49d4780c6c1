package org.opportune.engine;

import org.opportune.engine.Question.Whereabouts;
import org.opportune.model.Step.Verb;

/** ARRIVE and LEAVE: seen on the other side of a place's border than the last time before. Stateless. */
final class Crossing {
    private Crossing() {}

    /** True if the event shows it; the condition is not asked. */
    static boolean shown(Question question, StepRule step) {
        Whereabouts to = step.verb == Verb.ARRIVE ? Whereabouts.INSIDE : Whereabouts.OUTSIDE;
        Whereabouts from = step.verb == Verb.ARRIVE ? Whereabouts.OUTSIDE : Whereabouts.INSIDE;
        return question.shown(step) == to && question.before(step) == from;
    }

    static Effect offer(Question question, Rule rule, StepRule step, Run run) {
        if (!question.heard(step)) {
            return Effect.NONE;
        }
        if (run.step == step.index && run.staying()) {
            return question.shown(step) == Whereabouts.INSIDE ? back(run) : Effect.NONE;
        }
        if (!shown(question, step) || !question.holds(rule, step.hears[0], run)) {
            return Effect.NONE;
        }
        run.reach(rule, step);
        return take(question, rule, step, run);
    }

    /** With a crossing of which it is known that it counts. */
    static Effect take(Question question, Rule rule, StepRule step, Run run) {
        run.take(step, question);
        if (step.windowMs == 0) {
            return Effect.COMPLETED;
        }
        run.bind(rule);
        run.schedule(question.now, step.windowMs);
        return Effect.CHANGED;
    }

    /** Seen inside again before it counted as left. */
    private static Effect back(Run run) {
        if (run.step == 0) {
            return Effect.ENDED;
        }
        run.leave();
        return Effect.CHANGED;
    }
}
