package org.opportune.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Changing;

/** CHANGE: something new settles, is given back, or gives way to a third. Stateless. */
final class Exchange {
    private Exchange() {}

    static Effect offer(Question question, Rule rule, StepRule step, Run run) {
        if (!question.heard(step)) {
            return Effect.NONE;
        }
        return run.step == step.index && run.staying()
                ? watch(question, rule, step, run)
                : settle(question, rule, step, run, former(question, step));
    }

    /** What it was before, if the event shows that it is another now; null = it does not. */
    static @Nullable String former(Question question, StepRule step) {
        return switch (of(step).what()) {
            case HANDSET -> question.changedFrom();
            case CAPABILITY -> otherwise(question, step);
            case TARIFF -> question.tariff() == null ? null : question.tariffBefore();
        };
    }

    /** Something new, if {@code former} is not null: it settles, wanted or not. */
    static Effect settle(Question question, Rule rule, StepRule step, Run run, @Nullable String former) {
        if (former == null) {
            return Effect.NONE;
        }
        boolean wanted = question.holds(rule, step, run, former);
        run.reach(rule, step);
        run.settle(former, wanted, question.sighting());
        run.capture(step.captures, step.captureOffset, question.event());
        run.bind(rule);
        run.schedule(question.now, step.windowMs);
        return Effect.CHANGED;
    }

    /** While something new settles: the former again, the same, or a third. */
    private static Effect watch(Question question, Rule rule, StepRule step, Run run) {
        String shown = shown(question, step);
        if (shown == null) {
            return Effect.NONE;
        }
        if (!shown.equals(run.from)) {
            return settled(question, step, shown) ? Effect.NONE : settle(question, rule, step, run, run.from);
        }
        if (run.step == 0) {
            return Effect.ENDED;
        }
        run.leave();
        return Effect.CHANGED;
    }

    private static @Nullable String shown(Question question, StepRule step) {
        return switch (of(step).what()) {
            case HANDSET -> question.tac();
            case CAPABILITY -> able(question, step);
            case TARIFF -> question.tariff();
        };
    }

    /** True if what is not the former is what was there before; of two values it can be no other. */
    private static boolean settled(Question question, StepRule step, String shown) {
        return switch (of(step).what()) {
            case HANDSET -> shown.equals(question.tacBefore());
            case CAPABILITY -> true;
            case TARIFF -> question.tariffBefore() == null;
        };
    }

    /** Whether the former handset was able, if the one that the event shows is otherwise. */
    private static @Nullable String otherwise(Question question, StepRule step) {
        String formerTac = question.changedFrom();
        if (formerTac == null) {
            return null;
        }
        String before = question.able(formerTac, of(step).capability());
        String now = able(question, step);
        if (before == null && now != null) {
            question.lacks(step);
        }
        return before == null || now == null || now.equals(before) ? null : before;
    }

    /** Whether the handset that the event shows is; of one that nobody knows it is counted when it is first seen. */
    private static @Nullable String able(Question question, StepRule step) {
        String able = question.able(question.tac(), of(step).capability());
        if (able == null && question.changedFrom() != null) {
            question.lacks(step);
        }
        return able;
    }

    private static Changing of(StepRule step) {
        return Objects.requireNonNull(step.changing, "a change is one of something");
    }
}
