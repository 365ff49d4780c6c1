package org.opportune.engine;

import org.jspecify.annotations.Nullable;
import org.opportune.model.Site;

/** RIDING: one cell after the other, none of them by coming back; with a speed one site after the other. Stateless. */
final class Ride {
    private Ride() {}

    /** True if the event shows where the subscriber is, as far as the step needs it. */
    static boolean counts(Question question, Rule rule, StepRule step, @Nullable Run run) {
        String cell = question.cell();
        if (cell == null || !question.holds(rule, step.hears[0], run)) {
            return false;
        }
        if (step.metres > 0 && question.site(cell) == null) {
            question.lacks(step);
            return false;
        }
        return true;
    }

    /** With the first sighting, of which it is known that it counts. */
    static void begin(Question question, Rule rule, StepRule step, Run run) {
        pass(question, step, run);
        run.bind(rule);
    }

    static Effect offer(Question question, Rule rule, StepRule step, Run run) {
        if (!question.heard(step) || !counts(question, rule, step, run)) {
            return Effect.NONE;
        }
        run.reach(rule, step);
        run.slide(question.now, step.windowMs);
        pass(question, step, run);
        if (run.trail.size() >= step.times && farEnough(step, run.trail)) {
            return Effect.COMPLETED;
        }
        run.bind(rule);
        return Effect.CHANGED;
    }

    private static void pass(Question question, StepRule step, Run run) {
        run.ride(mark(question, step), question.sighting(), step.pingPong);
        while (run.trail.size() > step.most) {
            run.dropOldest();
            question.refuse();
        }
        run.capture(step.captures, step.captureOffset, question.event());
    }

    private static long mark(Question question, StepRule step) {
        String cell = String.valueOf(question.cell());
        Long site = step.metres > 0 ? question.site(cell) : null;
        return site == null ? Mark.of(cell) : site;
    }

    private static boolean farEnough(StepRule step, Trail sites) {
        return step.metres == 0 || Site.metres(sites.get(0), sites.get(sites.size() - 1)) >= step.metres;
    }
}
