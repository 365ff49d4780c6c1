package org.opportune.engine;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Changing;
import org.opportune.model.EventField;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.model.Threshold;
import org.opportune.schemas.event.EventKind;

/** A step, laid out for the hot path. Immutable. */
final class StepRule {
    /** A kilometre an hour is a metre in so many milliseconds. */
    private static final double MS_TO_KMH = 3_600;

    final int index;
    /** The step behind it, BARRED ones left out; the number of steps behind the last. */
    final int following;

    final Verb verb;
    final HearingRule[] hears;
    /** What ends a run that waits for this step. */
    final HearingRule[] barred;

    final int times;
    final int most;
    final @Nullable EventField distinct;
    final @Nullable Threshold threshold;
    /** What an event must carry to count; null = nothing. */
    final @Nullable EventField needed;

    final long windowMs;
    /** True if it lets go of events that have left its window. */
    final boolean slides;

    /** Empty where none counts. */
    final String place;

    final long gapMs;
    final @Nullable Changing changing;
    /** RIDING: how far the last site is from the first at least; 0 = any way, counted in cells. */
    final double metres;

    final boolean pingPong;
    final long withinMs;
    final boolean strict;
    final boolean optional;
    final List<EventField> captures;
    /** Where this step's captures begin among those of the scenario; those of its parts follow. */
    final int captureOffset;

    /**
     * @param windowMs in place of the step's
     * @param last behind it nothing comes that could take the place of further events
     */
    StepRule(
            Step step, int index, int following, HearingRule[] barred, int captureOffset, long windowMs, boolean last) {
        this.index = index;
        this.following = following;
        this.verb = step.verb();
        // What comes first reads no earlier step; of a change it reads the handset before, which a run may know better.
        this.hears = hears(step, captureOffset + step.captures().size(), index == 0 && step.verb() != Verb.CHANGE);
        this.barred = barred;
        this.times = step.times();
        boolean takesNoMore = last && step.verb() == Verb.COUNT;
        this.most = takesNoMore ? step.times() : Math.max(step.times(), step.most());
        this.distinct = step.distinct();
        this.threshold = step.threshold();
        this.needed = threshold == null ? distinct : threshold.field();
        this.slides = step.slides();
        this.windowMs = windowMs;
        this.place = step.place() == null ? "" : step.place();
        this.gapMs = step.gapMs();
        this.changing = step.changing();
        this.metres = step.speedKmh() * step.windowMs() / MS_TO_KMH;
        this.pingPong = step.pingPong();
        this.withinMs = step.withinMs();
        this.strict = step.strict();
        this.optional = step.optional();
        this.captures = step.captures();
        this.captureOffset = captureOffset;
    }

    private static HearingRule[] hears(Step step, int firstOffset, boolean alike) {
        Set<EventKind> more = step.verb() == Verb.DWELL ? Set.of(EventKind.POWER_OFF) : Set.of();
        HearingRule[] hears = new HearingRule[step.hears().size()];
        int offset = firstOffset;
        for (int i = 0; i < hears.length; i++) {
            hears[i] = new HearingRule(step.hears().get(i), offset, more, alike);
            offset += hears[i].captures.size();
        }
        return hears;
    }

    boolean listensTo(EventKind kind) {
        for (HearingRule hearing : hears) {
            if (hearing.listensTo(kind)) {
                return true;
            }
        }
        return false;
    }

    boolean listensToDeclared(String name) {
        for (HearingRule hearing : hears) {
            if (hearing.customKinds().contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** True if a second run that waits for this step as its first could only see what the first sees. */
    boolean alone() {
        return verb == Verb.RIDING || verb == Verb.CHANGE || verb == Verb.LEAVE || verb == Verb.IDLE;
    }

    /** True if it waits from the moment that the step before is complete. */
    boolean waitsAtOnce() {
        return verb == Verb.ABSENCE || verb == Verb.IDLE;
    }

    /** True if that nothing came between its event and its deadline is part of its proof. */
    boolean provenBySilence() {
        return verb == Verb.DWELL || verb == Verb.CHANGE || (verb == Verb.LEAVE && windowMs > 0);
    }

    /** ALL: every part has its event. */
    int whole() {
        return (1 << hears.length) - 1;
    }
}
