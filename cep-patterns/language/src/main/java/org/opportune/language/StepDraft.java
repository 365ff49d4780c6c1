package org.opportune.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.model.EventField;
import org.opportune.model.Hearing;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;

/** A step as read, before its conditions are checked. Where a problem was found the value stands in. */
record StepDraft(
        Position at,
        String name,
        Verb verb,
        List<HearingDraft> hears,
        int times,
        int most,
        @Nullable EventField distinct,
        long windowMs,
        @Nullable String place,
        long gapMs,
        boolean pingPong,
        long withinMs,
        boolean strict,
        boolean optional) {

    /** One that only listens. */
    static StepDraft of(Position at, String name, Verb verb, List<HearingDraft> hears) {
        return new StepDraft(at, name, verb, hears, 0, 0, null, 0, null, 0, false, 0, false, false);
    }

    StepDraft times(int least, int most) {
        return new StepDraft(
                at, name, verb, hears, least, most, distinct, windowMs, place, gapMs, pingPong, withinMs, strict,
                optional);
    }

    StepDraft distinct(@Nullable EventField field) {
        return new StepDraft(
                at, name, verb, hears, times, most, field, windowMs, place, gapMs, pingPong, withinMs, strict,
                optional);
    }

    StepDraft window(long ms) {
        return new StepDraft(
                at, name, verb, hears, times, most, distinct, ms, place, gapMs, pingPong, withinMs, strict, optional);
    }

    StepDraft staying(String in, long forMs, long forgivenMs) {
        return new StepDraft(
                at,
                name,
                verb,
                hears,
                times,
                most,
                distinct,
                forMs,
                in,
                forgivenMs,
                pingPong,
                withinMs,
                strict,
                optional);
    }

    StepDraft pingPong(boolean counted) {
        return new StepDraft(
                at, name, verb, hears, times, most, distinct, windowMs, place, gapMs, counted, withinMs, strict,
                optional);
    }

    StepDraft within(long ms) {
        return new StepDraft(
                at, name, verb, hears, times, most, distinct, windowMs, place, gapMs, pingPong, ms, strict, optional);
    }

    StepDraft joined(boolean strictly, boolean perhaps) {
        return new StepDraft(
                at, name, verb, hears, times, most, distinct, windowMs, place, gapMs, pingPong, withinMs, strictly,
                perhaps);
    }

    Step step(List<Hearing> heard, List<EventField> captures) {
        return new Step(
                name, verb, heard, times, most, distinct, windowMs, place, gapMs, pingPong, withinMs, strict, optional,
                captures);
    }

    /** True if something happens that conditions behind it can read. */
    boolean hasEvent() {
        return verb != Verb.ABSENCE && verb != Verb.BARRED;
    }

    /** True if the run may go on behind it although it could still take an event. */
    boolean mayBeLeft() {
        return optional || (verb == Verb.COUNT && most > times);
    }

    /** How long it takes at least. */
    long leastMs() {
        return switch (verb) {
            case ABSENCE, DWELL, CHANGE -> windowMs;
            case ON, COUNT, ALL, BARRED, RIDING -> 0;
        };
    }
}
