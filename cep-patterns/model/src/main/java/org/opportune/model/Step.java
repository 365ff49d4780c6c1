package org.opportune.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.EventKind;

/**
 * One step of a scenario. Which components count depends on {@link #verb}; the others are empty, 0 or null.
 *
 * @param name unique within the scenario; later conditions refer to it as {@code <name>.<field>}
 * @param hears what it listens to, at least one; ON, COUNT, SUM, AVERAGE, ABSENCE,
 *     IDLE, RETURN, BARRED: any of them; ALL: each of them, at least two
 *     and at most {@link #MOST_PARTS}; DWELL, RIDING, ARRIVE and LEAVE: one, all kinds that carry a location; CHANGE: one,
 *     all that carry a handset or, of a tariff, PRICE_PLAN
 * @param times COUNT: how many events, at least 2; SUM and AVERAGE: how many at least; RIDING: how many cells, at least 2
 * @param most COUNT: the step is complete with {@code times} events and takes as many as this, if they come before the
 *     next step and less than {@code windowMs} after the first of them; {@code times} = it takes no more.
 *     SUM, AVERAGE and RIDING with a speed: of more in the window the latest count, {@link #MOST_VALUES} and {@link
 *     #MOST_SITES} at most
 * @param distinct COUNT: of events with the same value of this field only the latest counts, and none without it; null =
 *     every event counts
 * @param threshold SUM and AVERAGE; null = no such step. Events without its field do not count
 * @param windowMs COUNT, SUM, AVERAGE and RIDING: the sliding window (t - window, t]; ABSENCE, IDLE,
 *     RETURN, DWELL and CHANGE: how long; LEAVE: how
 *     long outside before it counts, 0 = at once
 * @param place DWELL, ARRIVE and LEAVE: id of a place or of a place category
 * @param gapMs DWELL: somebody seen outside or switched off is still staying if seen inside again less than this after;
 *     0 = one sighting outside ends the stay
 * @param changing CHANGE: what of; null = no such step
 * @param speedKmh RIDING: the straight way from the first of its sites to the last is at least what this speed makes in
 *     {@code windowMs}, in kilometres an hour; 0 = any way, counted in cells and not in sites
 * @param pingPong RIDING: true if a cell counts anew at every return to it, which is what somebody at rest does
 * @param withinMs the step must complete less than this after the one before it; 0 = no limit
 * @param strict true for {@code next}: an event that it listens to by kind but does not match ends the run; never with
 *     RIDING, CHANGE, ARRIVE, LEAVE, IDLE and RETURN, nor behind a step that may be left
 * @param optional ON, COUNT and ALL, neither first nor last: the run goes on without it when an event does not advance
 *     it but a later step
 * @param captures fields of the completing event that later conditions read
 */
public record Step(
        String name,
        Verb verb,
        List<Hearing> hears,
        int times,
        int most,
        @Nullable EventField distinct,
        @Nullable Threshold threshold,
        long windowMs,
        @Nullable String place,
        long gapMs,
        @Nullable Changing changing,
        int speedKmh,
        boolean pingPong,
        long withinMs,
        boolean strict,
        boolean optional,
        List<EventField> captures) {

    /** Parts of ALL at most. */
    public static final int MOST_PARTS = 8;

    /** Events that a sum or an average keeps at most. */
    public static final int MOST_VALUES = 100;

    /** Sites that a ride with a speed keeps at most. */
    public static final int MOST_SITES = 32;

    /** What a step waits for. */
    public enum Verb {
        /** One event. */
        ON,
        /** {@code times} events in a sliding window. */
        COUNT,
        /** At least {@code times} events in a sliding window whose values add up to what the threshold demands. */
        SUM,
        /** The same of their average, exactly and not rounded. */
        AVERAGE,
        /** One event for each of its parts, in any order; an event goes to the first part that still waits and fits. */
        ALL,
        /** No such event for {@code windowMs} after the step before; completes at the deadline. */
        ABSENCE,
        /**
         * No such event for {@code windowMs} after the latest of them or, before any comes, after the step before;
         * completes at that deadline. As the first step such an event begins it.
         */
        IDLE,
        /**
         * One event when the subscriber had not been seen for {@code windowMs}: at least that long after the latest
         * moment that the profile knows of. Not one of who was never seen.
         */
        RETURN,
        /** Waits for nothing: such an event ends a run that waits for the next step. Neither first nor last. */
        BARRED,
        /** Seen in the place and nowhere else for {@code windowMs}; completes at the deadline. */
        DWELL,
        /**
         * Seen in {@code times} cells within {@code windowMs}, none of them by coming back: a return to a cell undoes
         * every cell since. Completes with the sighting in the last of them. With a speed cells of one site are one, a
         * cell of which nobody says where it stands shows nothing, and the first and the last are so far from each other
         * as the speed demands.
         */
        RIDING,
        /**
         * Seen with another handset than before, by type allocation code, and not with the former one again for {@code
         * windowMs}; completes at that deadline. The condition is asked when the new handset is seen; a third handset
         * meanwhile takes the place of the second. A handset is the former one until another has lasted so long. The same
         * of a tariff; of a capability, which the new handset has and the former has not, or the other way round: a
         * third that is like the second changes nothing, one like the former undoes it, and of handsets that are not in
         * the catalogue nobody knows.
         */
        CHANGE,
        /** Seen in the place, and outside it the last time before; completes with that sighting. */
        ARRIVE,
        /**
         * Seen outside the place, and in it the last time before; completes with that sighting or, with {@code windowMs},
         * when not seen inside again for so long. The condition is asked when seen outside.
         */
        LEAVE
    }

    public Step {
        if ((verb == Verb.CHANGE) != (changing != null)) {
            throw new IllegalArgumentException("a CHANGE is one of something: step=" + name);
        }
        hears = List.copyOf(hears);
        captures = List.copyOf(captures);
    }

    /** One in which a CHANGE is one of the handset, and a RIDING is counted in cells. */
    public Step(
            String name,
            Verb verb,
            List<Hearing> hears,
            int times,
            int most,
            @Nullable EventField distinct,
            @Nullable Threshold threshold,
            long windowMs,
            @Nullable String place,
            long gapMs,
            boolean pingPong,
            long withinMs,
            boolean strict,
            boolean optional,
            List<EventField> captures) {
        this(
                name,
                verb,
                hears,
                times,
                most,
                distinct,
                threshold,
                windowMs,
                place,
                gapMs,
                verb == Verb.CHANGE ? Changing.HANDSET : null,
                0,
                pingPong,
                withinMs,
                strict,
                optional,
                captures);
    }

    /** True if a run may go on behind it although it could still take an event. */
    public boolean mayBeLeft() {
        return optional || (verb == Verb.COUNT && most > times);
    }

    /** True if it lets go of events that have left its window. */
    public boolean slides() {
        return verb == Verb.COUNT || verb == Verb.SUM || verb == Verb.AVERAGE || verb == Verb.RIDING;
    }

    /** The same, listening to these. */
    public Step hearing(List<Hearing> others) {
        return new Step(
                name, verb, others, times, most, distinct, threshold, windowMs, place, gapMs, changing, speedKmh,
                pingPong, withinMs, strict, optional, captures);
    }

    /** The same with other bounds: so many, {@code times} as well as {@code most}, and for so long. */
    public Step bounded(int otherTimes, long otherWindowMs) {
        return new Step(
                name,
                verb,
                hears,
                otherTimes,
                otherTimes,
                distinct,
                threshold,
                otherWindowMs,
                place,
                gapMs,
                changing,
                speedKmh,
                pingPong,
                withinMs,
                strict,
                optional,
                captures);
    }

    /** Every kind of event that it listens to. */
    public Set<EventKind> kinds() {
        EnumSet<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        hears.forEach(hearing -> kinds.addAll(hearing.kinds()));
        return kinds;
    }
}
