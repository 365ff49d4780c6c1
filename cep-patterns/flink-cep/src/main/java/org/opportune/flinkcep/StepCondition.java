package org.opportune.flinkcep;

import java.util.Iterator;
import java.util.List;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Hearing;
import org.opportune.model.Predicate.Truth;
import org.opportune.model.Scenario;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.EventKinds;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

/** One step's side of a pattern. One thread. */
final class StepCondition extends IterativeCondition<Occurrence> {
    private static final long serialVersionUID = 1L;

    /** What is asked of an event. */
    enum Question {
        /** Does the step take it? */
        TAKES,
        /** Does it end a run that waits for the step: barred, or not what {@code next} wants? */
        ENDS,
        /** Does it end a silence: by breaking it, or barred? */
        SPOILS
    }

    private final ScenarioSource source;
    private final int index;
    private final Question question;
    private transient @Nullable Scenario scenario;

    StepCondition(ScenarioSource source, int index, Question question) {
        this.source = source;
        this.index = index;
        this.question = question;
    }

    @Override
    public boolean filter(Occurrence one, Context<Occurrence> run) throws Exception {
        Scenario s = scenario;
        if (s == null) {
            s = source.scenario();
            scenario = s;
        }
        Seen seen = new Seen(s, one.event(), run);
        Step step = s.steps().get(index);
        return switch (question) {
            case TAKES -> holds(step, seen) && !ends(s, step, seen) && inWindow(s, step, one, run);
            case ENDS -> counted(s, run) && ends(s, step, seen);
            case SPOILS -> counted(s, run) && (holds(step, seen) || ends(s, step, seen));
        };
    }

    /** Flink asks what ends a run already while it counts; ours waits for the step only when the count is full. */
    private boolean counted(Scenario s, Context<Occurrence> run) throws Exception {
        Step first = s.steps().get(0);
        if (first.verb() != Verb.COUNT) {
            return true;
        }
        int taken = 0;
        for (Iterator<Occurrence> i = run.getEventsForPattern(first.name()).iterator(); i.hasNext(); i.next()) {
            taken++;
        }
        return taken >= first.times();
    }

    private boolean ends(Scenario s, Step step, Seen seen) {
        for (int i = index - 1; i >= 0 && s.steps().get(i).verb() == Verb.BARRED; i--) {
            if (holds(s.steps().get(i), seen)) {
                return true;
            }
        }
        return index > 0
                && step.strict()
                && step.hears().stream().anyMatch(h -> listens(h, seen.event()))
                && !holds(step, seen);
    }

    /** Counted events lie in one window: a run that began before it has missed its chance, later ones have not. */
    private static boolean inWindow(Scenario s, Step step, Occurrence one, Context<Occurrence> run) throws Exception {
        if (step.verb() != Verb.COUNT) {
            return true;
        }
        long windowMs = s.withinMs() > 0 ? Math.min(s.withinMs(), step.windowMs()) : step.windowMs();
        Iterator<Occurrence> counted = run.getEventsForPattern(step.name()).iterator();
        return !counted.hasNext() || one.orderMs() - counted.next().orderMs() < windowMs;
    }

    private static boolean holds(Step step, Seen seen) {
        List<Hearing> hears = step.hears();
        for (Hearing hearing : hears) {
            boolean heard = listens(hearing, seen.event());
            if (heard && (hearing.where() == null || hearing.where().code().ask(seen) == Truth.TRUE)) {
                return true;
            }
        }
        return false;
    }

    private static boolean listens(Hearing hearing, Event event) {
        EventKind kind = event.getKind();
        return hearing.kinds().contains(kind)
                && (!EventKinds.isCustom(kind)
                        || hearing.customKinds().contains(String.valueOf(event.getCustomKind())));
    }
}
