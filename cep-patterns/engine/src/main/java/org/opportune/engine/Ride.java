package org.opportune.engine;

/** RIDING: one cell after the other, none of them by coming back. Stateless. */
final class Ride {
    private Ride() {}

    /** With the first sighting, of which it is known that it counts. */
    static void begin(Question question, Rule rule, StepRule step, Run run) {
        run.ride(Mark.of(String.valueOf(question.cell())), question.sighting(), step.pingPong);
        run.capture(step.captures, step.captureOffset, question.event());
        run.bind(rule);
    }

    static Effect offer(Question question, Rule rule, StepRule step, Run run) {
        if (!question.heard(step)) {
            return Effect.NONE;
        }
        String cell = question.cell();
        if (cell == null || !question.holds(rule, step.hears[0], run)) {
            return Effect.NONE;
        }
        run.reach(rule, step);
        run.slide(question.now, step.windowMs);
        run.ride(Mark.of(cell), question.sighting(), step.pingPong);
        run.capture(step.captures, step.captureOffset, question.event());
        if (run.trail.size() >= step.times) {
            return Effect.COMPLETED;
        }
        run.bind(rule);
        return Effect.CHANGED;
    }
}
