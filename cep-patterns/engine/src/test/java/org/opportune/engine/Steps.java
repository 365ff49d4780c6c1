package org.opportune.engine;

import java.util.List;
import java.util.Set;
import org.opportune.model.Condition;
import org.opportune.model.EventField;
import org.opportune.model.Predicate;
import org.opportune.model.Predicate.Truth;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.EventKind;

/** Definitions for tests. */
final class Steps {
    private Steps() {}

    static Step on(EventKind kind) {
        return new Step("on-" + kind, Verb.ON, Set.of(kind), Set.of(), null, 0, 0, null, 0, false, List.of());
    }

    static Step count(int times, long windowMs, EventKind kind) {
        return new Step(
                "count-" + kind, Verb.COUNT, Set.of(kind), Set.of(), null, times, windowMs, null, 0, false, List.of());
    }

    static Step absence(long windowMs, EventKind kind) {
        return new Step(
                "no-" + kind, Verb.ABSENCE, Set.of(kind), Set.of(), null, 0, windowMs, null, 0, false, List.of());
    }

    static Step dwell(long windowMs) {
        Set<EventKind> kinds = Set.of(EventKind.CELL_CHANGE, EventKind.LOCATION_UPDATE);
        return new Step("stay", Verb.DWELL, kinds, Set.of(), null, 0, windowMs, Journey.AIRPORT, 0, false, List.of());
    }

    static Step where(Step s, Predicate predicate) {
        Condition condition = new Condition("by hand", predicate);
        return new Step(
                s.name(),
                s.verb(),
                s.kinds(),
                s.customKinds(),
                condition,
                s.times(),
                s.windowMs(),
                s.place(),
                s.withinMs(),
                s.strict(),
                s.captures());
    }

    static Step within(Step s, long withinMs) {
        return new Step(
                s.name(),
                s.verb(),
                s.kinds(),
                s.customKinds(),
                s.where(),
                s.times(),
                s.windowMs(),
                s.place(),
                withinMs,
                s.strict(),
                s.captures());
    }

    static Step next(Step s) {
        return new Step(
                s.name(),
                s.verb(),
                s.kinds(),
                s.customKinds(),
                s.where(),
                s.times(),
                s.windowMs(),
                s.place(),
                s.withinMs(),
                true,
                s.captures());
    }

    static Step capturing(Step s, EventField... fields) {
        return new Step(
                s.name(),
                s.verb(),
                s.kinds(),
                s.customKinds(),
                s.where(),
                s.times(),
                s.windowMs(),
                s.place(),
                s.withinMs(),
                s.strict(),
                List.of(fields));
    }

    static Predicate keyword(String wanted) {
        return scope -> {
            Object keyword = EventField.KEYWORD.read(scope.event());
            return keyword == null ? Truth.ABSENT : keyword.equals(wanted) ? Truth.TRUE : Truth.FALSE;
        };
    }

    static Predicate keywordOf(int step) {
        return scope -> {
            Object keyword = EventField.KEYWORD.read(scope.event());
            Object kept = scope.captured(step, EventField.KEYWORD);
            return keyword == null || kept == null ? Truth.ABSENT : keyword.equals(kept) ? Truth.TRUE : Truth.FALSE;
        };
    }

    static Scenario scenario(String id, Step... steps) {
        return scenario(id, 0, 0, Start.ONCE, steps);
    }

    static Scenario scenario(String id, long withinMs, long coolDownMs, Start start, Step... steps) {
        return new Scenario(id, id, List.of(), List.of(steps), withinMs, coolDownMs, start, "f1-" + id);
    }

    static Scenario edited(Scenario s) {
        return new Scenario(
                s.id(), s.title(), s.features(), s.steps(), s.withinMs(), s.coolDownMs(), s.start(), "f2-" + s.id());
    }
}
