package org.opportune.engine;

import java.util.Objects;
import org.opportune.model.Step.Verb;
import org.opportune.model.Threshold;

/** SUM and AVERAGE: the values of the latest events in a window, one in the run's trail for each. Stateless. */
final class Tally {
    private Tally() {}

    static Effect offer(Question question, Rule rule, StepRule step, Run run) {
        return switch (question.answer(rule, step.hears, run)) {
            case DEAF -> Effect.NONE;
            case NO -> Advance.missed(step);
            case YES -> question.hasValue(step) ? take(question, rule, step, run) : Advance.missed(step);
        };
    }

    /** With an event of which it is known that it counts. */
    static Effect take(Question question, Rule rule, StepRule step, Run run) {
        run.reach(rule, step);
        run.slide(question.now, step.windowMs);
        while (run.counted() >= step.most) {
            run.dropOldest();
            question.refuse();
        }
        run.take(step, question);
        run.trail.add(question.number(step));
        if (run.counted() >= step.times && passes(step, run.trail)) {
            return Effect.COMPLETED;
        }
        run.bind(rule);
        return Effect.CHANGED;
    }

    private static boolean passes(StepRule step, Trail values) {
        Threshold threshold = Objects.requireNonNull(step.threshold, "a sum has a threshold");
        long sum = 0;
        for (int i = 0; i < values.size(); i++) {
            sum += values.get(i);
        }
        return threshold.isPassed(sum, step.verb == Verb.AVERAGE ? values.size() : 1);
    }
}
