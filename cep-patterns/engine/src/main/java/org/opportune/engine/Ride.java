package org.opportune.engine;

/** RIDING: one cell after the other, none of them by coming back. Stateless. */
final class Ride {
    private Ride() {}

    /** With the first sighting, of which it is known that it counts. */
    static void begin(Question question, Rule rule, StepRule step, Run run) {
        run.ride(mark(String.valueOf(question.cell())), question.sighting(), step.pingPong);
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
        run.ride(mark(cell), question.sighting(), step.pingPong);
        run.capture(step.captures, step.captureOffset, question.event());
        if (run.trail.size() >= step.times) {
            return Effect.COMPLETED;
        }
        run.bind(rule);
        return Effect.CHANGED;
    }

    /** FNV-1a in 64 bits: a trail of a few cells needs no more to tell them apart, and less than their names. */
    static long mark(String cell) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < cell.length(); i++) {
            hash = (hash ^ cell.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
