package org.opportune.engine;

import org.jspecify.annotations.Nullable;
import org.opportune.engine.Question.Answer;

/** IDLE and RETURN: what nobody did for a while, until its time is over or somebody is back. Stateless. */
final class Silence {
    private Silence() {}

    /** IDLE: the time begins anew. */
    static Effect again(Question question, Rule rule, StepRule step, Run run) {
        if (question.answer(rule, step.hears, run) != Answer.YES) {
            return Effect.NONE;
        }
        run.leave();
        begin(question, rule, step, run);
        return Effect.CHANGED;
    }

    /** IDLE: with an event of which it is known that it counts. */
    static void begin(Question question, Rule rule, StepRule step, Run run) {
        run.take(step, question);
        run.bind(rule);
        run.schedule(question.now, step.windowMs);
    }

    /** RETURN: true if the event shows it. */
    static boolean broken(Question question, Rule rule, StepRule step, @Nullable Run run) {
        Long seenMs = question.lastSeenMs();
        return seenMs != null
                && question.now - seenMs >= step.windowMs
                && question.answer(rule, step.hears, run) == Answer.YES;
    }

    static Effect breaks(Question question, Rule rule, StepRule step, Run run) {
        if (!broken(question, rule, step, run)) {
            return Effect.NONE;
        }
        run.reach(rule, step);
        back(question, step, run);
        return Effect.COMPLETED;
    }

    /** RETURN: with an event of which it is known that it counts. */
    static void back(Question question, StepRule step, Run run) {
        run.take(step, question);
        Long seenMs = question.lastSeenMs();
        run.absentFromMs = seenMs == null ? run.absentFromMs : Math.min(run.absentFromMs, seenMs);
    }
}
