package org.opportune.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Changing;
import org.opportune.model.EventField;
import org.opportune.model.Hearing;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.model.Threshold;

/**
 * A step as read, before its conditions are checked. Where a problem was found the value stands in. Filled by one reader,
 * then only read.
 */
final class StepDraft {
    final Position at;
    final String name;
    final Verb verb;
    final List<HearingDraft> hears;
    int times;
    int most;

    @Nullable
    EventField distinct;

    @Nullable
    Threshold threshold;

    long windowMs;

    @Nullable
    String place;

    long gapMs;

    @Nullable
    Changing changing;

    int speedKmh;
    boolean pingPong;
    long withinMs;
    boolean strict;
    boolean optional;

    /** One that only listens. */
    StepDraft(Position at, String name, Verb verb, List<HearingDraft> hears) {
        this.at = at;
        this.name = name;
        this.verb = verb;
        this.hears = hears;
    }

    StepDraft times(int least, int atMost) {
        times = least;
        most = atMost;
        return this;
    }

    StepDraft distinct(@Nullable EventField field) {
        distinct = field;
        return this;
    }

    StepDraft threshold(Threshold demanded) {
        threshold = demanded;
        return this;
    }

    StepDraft window(long ms) {
        windowMs = ms;
        return this;
    }

    StepDraft staying(String in, long forMs, long forgivenMs) {
        place = in;
        windowMs = forMs;
        gapMs = forgivenMs;
        return this;
    }

    StepDraft changing(Changing of) {
        changing = of;
        return this;
    }

    StepDraft speed(int kmh) {
        speedKmh = kmh;
        return this;
    }

    StepDraft pingPong(boolean counted) {
        pingPong = counted;
        return this;
    }

    StepDraft within(long ms) {
        withinMs = ms;
        return this;
    }

    StepDraft joined(boolean strictly, boolean perhaps) {
        strict = strictly;
        optional = perhaps;
        return this;
    }

    Step step(List<Hearing> heard, List<EventField> captures) {
        return new Step(
                name, verb, heard, times, most, distinct, threshold, windowMs, place, gapMs, changing, speedKmh,
                pingPong, withinMs, strict, optional, captures);
    }

    /** True if something happens that conditions behind it can read. */
    boolean hasEvent() {
        return verb != Verb.ABSENCE && verb != Verb.BARRED && verb != Verb.IDLE;
    }

    /** True if the run may go on behind it although it could still take an event. */
    boolean mayBeLeft() {
        return optional || (verb == Verb.COUNT && most > times);
    }

    /** How long it takes at least. */
    long leastMs() {
        return switch (verb) {
            case ABSENCE, IDLE, DWELL, CHANGE, LEAVE -> windowMs;
            case ON, COUNT, SUM, AVERAGE, ALL, RETURN, BARRED, RIDING, ARRIVE -> 0;
        };
    }
}
