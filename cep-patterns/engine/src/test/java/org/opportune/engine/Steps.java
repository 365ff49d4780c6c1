package org.opportune.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.opportune.model.Changing;
import org.opportune.model.Condition;
import org.opportune.model.EventField;
import org.opportune.model.Hearing;
import org.opportune.model.Predicate;
import org.opportune.model.Predicate.Truth;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.About;
import org.opportune.model.Scenario.AfterMatch;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.model.Threshold;
import org.opportune.schemas.event.EventKind;

/** Definitions for tests. */
final class Steps {
    private Steps() {}

    /** Everything that may show where somebody is, and in which handset. */
    private static final Set<EventKind> SIGHTINGS =
            Set.of(EventKind.CELL_CHANGE, EventKind.LOCATION_UPDATE, EventKind.CALL_ENDED, EventKind.POWER_ON);

    private static Step step(
            String name, Verb verb, Set<EventKind> kinds, int times, long windowMs, String place, long gapMs) {
        return new Step(
                name,
                verb,
                List.of(new Hearing(name, kinds, Set.of(), null, List.of())),
                times,
                times,
                null,
                null,
                windowMs,
                place,
                gapMs,
                false,
                0,
                false,
                false,
                List.of());
    }

    static Step on(EventKind kind) {
        return step("on-" + kind, Verb.ON, Set.of(kind), 0, 0, null, 0);
    }

    static Step count(int times, long windowMs, EventKind kind) {
        return step("count-" + kind, Verb.COUNT, Set.of(kind), times, windowMs, null, 0);
    }

    static Step absence(long windowMs, EventKind kind) {
        return step("no-" + kind, Verb.ABSENCE, Set.of(kind), 0, windowMs, null, 0);
    }

    static Step dwell(long windowMs) {
        return dwell(windowMs, 0);
    }

    static Step dwell(long windowMs, long gapMs) {
        Set<EventKind> kinds = Set.of(EventKind.CELL_CHANGE, EventKind.LOCATION_UPDATE);
        return step("stay", Verb.DWELL, kinds, 0, windowMs, Journey.AIRPORT, gapMs);
    }

    static Step riding(int cells, long windowMs) {
        return step("ride", Verb.RIDING, SIGHTINGS, cells, windowMs, null, 0);
    }

    /** The same at a speed, with so many sites kept. */
    static Step riding(int sites, int most, long windowMs, int speedKmh) {
        Step s = riding(sites, windowMs);
        return new Step(
                s.name(), s.verb(), s.hears(), sites, most, null, null, windowMs, null, 0, null, speedKmh, false, 0,
                false, false, List.of());
    }

    static Step changes(long windowMs) {
        return step("change", Verb.CHANGE, SIGHTINGS, 0, windowMs, null, 0);
    }

    /** The same, of a tariff or capability. */
    static Step changes(long windowMs, Changing changing) {
        Set<EventKind> kinds = Changing.TARIFF.equals(changing) ? Set.of(EventKind.PRICE_PLAN) : SIGHTINGS;
        List<Hearing> hears = List.of(new Hearing("change", kinds, Set.of(), null, List.of()));
        return new Step(
                "change",
                Verb.CHANGE,
                hears,
                0,
                0,
                null,
                null,
                windowMs,
                null,
                0,
                changing,
                0,
                false,
                0,
                false,
                false,
                List.of());
    }

    static Step arrive() {
        return step("arrival", Verb.ARRIVE, SIGHTINGS, 0, 0, Journey.AIRPORT, 0);
    }

    static Step leave(long windowMs) {
        return step("leaving", Verb.LEAVE, SIGHTINGS, 0, windowMs, Journey.AIRPORT, 0);
    }

    static Step idle(long windowMs, EventKind kind) {
        return step("idle", Verb.IDLE, Set.of(kind), 0, windowMs, null, 0);
    }

    static Step returns(long windowMs, EventKind kind) {
        return step("return", Verb.RETURN, Set.of(kind), 0, windowMs, null, 0);
    }

    /** Adds up seconds of calls, of at least {@code times} of at most {@code most}. */
    static Step sum(Verb verb, int times, int most, Threshold threshold, long windowMs) {
        Step s = step("sum", verb, Set.of(EventKind.CALL_ENDED), times, windowMs, null, 0);
        return new Step(
                s.name(), verb, s.hears(), times, most, null, threshold, windowMs, null, 0, false, 0, false, false,
                List.of());
    }

    /** The same, listening to these instead. */
    static Step heard(Step s, Hearing... hears) {
        return copy(s, List.of(hears), s.most(), s.pingPong(), s.withinMs(), s.strict(), s.optional(), s.captures());
    }

    /** Any of these, which are steps of one event each. */
    static Step anyOf(Step... steps) {
        return heard(steps[0], hears(steps));
    }

    /** All of these in any order, which are steps of one event each. */
    static Step allOf(Step... steps) {
        return heard(step("all", Verb.ALL, Set.of(), 0, 0, null, 0), hears(steps));
    }

    private static Hearing[] hears(Step... steps) {
        return Arrays.stream(steps)
                .map(s -> new Hearing(
                        s.name(), s.kinds(), Set.of(), s.hears().get(0).where(), s.captures()))
                .toArray(Hearing[]::new);
    }

    static Step barred(EventKind kind) {
        return step("barred-" + kind, Verb.BARRED, Set.of(kind), 0, 0, null, 0);
    }

    /** Takes up to {@code most}. */
    static Step upTo(Step s, int most) {
        return copy(s, s.hears(), most, s.pingPong(), s.withinMs(), s.strict(), s.optional(), s.captures());
    }

    /** Counts cells. */
    static Step distinct(Step s) {
        return new Step(
                s.name(),
                s.verb(),
                s.hears(),
                s.times(),
                s.most(),
                EventField.CELL,
                s.threshold(),
                s.windowMs(),
                s.place(),
                s.gapMs(),
                s.changing(),
                s.speedKmh(),
                s.pingPong(),
                s.withinMs(),
                s.strict(),
                s.optional(),
                s.captures());
    }

    static Step perhaps(Step s) {
        return copy(s, s.hears(), s.most(), s.pingPong(), s.withinMs(), s.strict(), true, s.captures());
    }

    static Step where(Step s, Predicate predicate) {
        Hearing h = s.hears().get(0);
        return heard(
                s,
                new Hearing(h.name(), h.kinds(), h.customKinds(), new Condition("by hand", predicate), h.captures()));
    }

    static Step pingPong(Step s) {
        return copy(s, s.hears(), s.most(), true, s.withinMs(), s.strict(), s.optional(), s.captures());
    }

    static Step within(Step s, long withinMs) {
        return copy(s, s.hears(), s.most(), s.pingPong(), withinMs, s.strict(), s.optional(), s.captures());
    }

    static Step next(Step s) {
        return copy(s, s.hears(), s.most(), s.pingPong(), s.withinMs(), true, s.optional(), s.captures());
    }

    static Step capturing(Step s, EventField... fields) {
        return copy(s, s.hears(), s.most(), s.pingPong(), s.withinMs(), s.strict(), s.optional(), List.of(fields));
    }

    private static Step copy(
            Step s,
            List<Hearing> hears,
            int most,
            boolean pingPong,
            long withinMs,
            boolean strict,
            boolean optional,
            List<EventField> captures) {
        return new Step(
                s.name(),
                s.verb(),
                hears,
                s.times(),
                most,
                s.distinct(),
                s.threshold(),
                s.windowMs(),
                s.place(),
                s.gapMs(),
                s.changing(),
                s.speedKmh(),
                pingPong,
                withinMs,
                strict,
                optional,
                captures);
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
        return new Scenario(
                id,
                About.live(id),
                List.of(steps),
                withinMs,
                coolDownMs,
                start,
                Scenario.OPEN_RUNS,
                AfterMatch.DROP,
                "f1-" + id);
    }

    static Scenario countingOn(long withinMs, Step... steps) {
        return new Scenario(
                "s",
                About.live("s"),
                List.of(steps),
                withinMs,
                0,
                Start.ONCE,
                Scenario.OPEN_RUNS,
                AfterMatch.KEEP,
                "f1-s");
    }

    static Scenario edited(Scenario s) {
        return s.withFingerprint("f2-" + s.id());
    }
}
