package org.opportune.engine;

import org.opportune.engine.Question.Answer;

/**
 * One event against one run: the step it waits for and, where that may be left, the steps behind it; an event goes to
 * the earliest step that can use it. Here the steps of events; sums, silences, stays, rides, changes and crossings have
 * rooms of their own. Stateless.
 */
final class Advance {
    private Advance() {}

    static Effect effect(Question question, Rule rule, Run run) {
        StepRule step = rule.steps[run.step];
        if (step.barred.length > 0 && question.answer(rule, step.barred, run) == Answer.YES) {
            return Effect.ENDED;
        }
        Effect effect = run.inTime(rule, step, question.now) ? offer(question, rule, step, run) : Effect.NONE;
        while (effect == Effect.NONE && run.mayLeave(step)) {
            step = rule.steps[step.following];
            if (run.inTime(rule, step, question.now)) {
                effect = offer(question, rule, step, run);
            }
        }
        return effect;
    }

    private static Effect offer(Question question, Rule rule, StepRule step, Run run) {
        return switch (step.verb) {
            case ON -> one(question, rule, step, run);
            case COUNT -> count(question, rule, step, run);
            case SUM, AVERAGE -> Tally.offer(question, rule, step, run);
            case ALL -> all(question, rule, step, run);
            case ABSENCE -> silence(question, rule, step, run);
            case IDLE -> Silence.again(question, rule, step, run);
            case RETURN -> Silence.breaks(question, rule, step, run);
            case DWELL -> Stay.offer(question, rule, step, run);
            case RIDING -> Ride.offer(question, rule, step, run);
            case CHANGE -> Exchange.offer(question, rule, step, run);
            case ARRIVE, LEAVE -> Crossing.offer(question, rule, step, run);
            case BARRED -> Effect.NONE;
        };
    }

    /** An event that the step listens to and does not match. */
    static Effect missed(StepRule step) {
        return step.strict ? Effect.ENDED : Effect.NONE;
    }

    private static Effect one(Question question, Rule rule, StepRule step, Run run) {
        return switch (question.answer(rule, step.hears, run)) {
            case DEAF -> Effect.NONE;
            case NO -> missed(step);
            case YES -> {
                run.reach(rule, step);
                run.take(step, question);
                yield Effect.COMPLETED;
            }
        };
    }

    private static Effect silence(Question question, Rule rule, StepRule step, Run run) {
        return switch (question.answer(rule, step.hears, run)) {
            case DEAF -> Effect.NONE;
            case NO -> missed(step);
            case YES -> Effect.ENDED;
        };
    }

    private static Effect count(Question question, Rule rule, StepRule step, Run run) {
        return switch (question.answer(rule, step.hears, run)) {
            case DEAF -> Effect.NONE;
            case NO -> missed(step);
            case YES -> counted(question, rule, step, run);
        };
    }

    private static Effect counted(Question question, Rule rule, StepRule step, Run run) {
        if (!question.hasValue(step)) {
            return missed(step);
        }
        long mark = question.mark(step);
        if (run.enough(step)) {
            boolean known = step.distinct != null && run.trail.lastIndexOf(mark) >= 0;
            if (known || question.now - run.sinceMs() >= step.windowMs) {
                return Effect.NONE;
            }
        } else {
            run.reach(rule, step);
            run.slide(question.now, step.windowMs);
        }
        if (step.distinct != null) {
            run.renew(mark);
            run.trail.add(mark);
        }
        run.take(step, question);
        if (run.counted() >= step.most) {
            return Effect.COMPLETED;
        }
        run.bind(rule);
        return Effect.CHANGED;
    }

    private static Effect all(Question question, Rule rule, StepRule step, Run run) {
        int filled = run.step == step.index ? run.filled : 0;
        int part = question.part(rule, step, filled, run);
        if (part == Question.NONE) {
            return Effect.NONE;
        }
        if (part == Question.MISSED) {
            return missed(step);
        }
        run.reach(rule, step);
        run.fill(step, part, question);
        if (run.filled == step.whole()) {
            return Effect.COMPLETED;
        }
        return Effect.CHANGED;
    }
}
