package org.opportune.engine;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Changing;
import org.opportune.model.EventField;
import org.opportune.model.HandsetField;
import org.opportune.model.LocalField;
import org.opportune.model.Predicate;
import org.opportune.model.Predicate.Truth;
import org.opportune.model.ProfileField;
import org.opportune.model.Scope;
import org.opportune.model.Tables;
import org.opportune.model.Threshold;
import org.opportune.schemas.event.Device;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Location;
import org.opportune.schemas.event.LocationKind;

/** Asks conditions about one event, and is what they see. For one event on one thread. */
final class Question implements Scope {
    /** What an event says about a place. */
    enum Whereabouts {
        UNKNOWN,
        INSIDE,
        OUTSIDE
    }

    /** What a step hears in an event. */
    enum Answer {
        /** It does not listen to such events. */
        DEAF,
        /** It listens, and no condition holds. */
        NO,
        YES
    }

    /** No part of ALL that still waits listens to the event. */
    static final int NONE = -1;
    /** Some listen, and no condition holds. */
    static final int MISSED = -2;

    /** Order time of the event. */
    final long now;

    private final Tables tables;
    private final Event event;
    private final ProfileView profile;
    private final Findings findings;
    private @Nullable Family family;
    /** Of the family, for whom it asks. */
    private long members;

    private int refused;
    /** A condition that was asked, and its answer. */
    private @Nullable Predicate asked;

    private Truth answered = Truth.FALSE;
    /** Places where the event shows the subscriber, and where they were before; null = nobody asked. */
    private @Nullable Set<String> here;

    private @Nullable Set<String> there;
    private @Nullable Rule asking;
    private @Nullable Run about;
    private @Nullable String formerTac;
    private @Nullable String formerTariff;
    private @Nullable Sighting sighting;
    private @Nullable ZonedDateTime local;

    Question(Tables tables, Event event, long now, ProfileView profile, Findings findings) {
        this.now = now;
        this.tables = tables;
        this.event = event;
        this.profile = profile;
        this.findings = findings;
    }

    /** From now on answers are for these of the family. */
    void askFor(Family of, long whom) {
        family = of;
        members = whom;
    }

    /** What any of these hear; {@code run} is null when the event would begin one. */
    Answer answer(Rule rule, HearingRule[] hears, @Nullable Run run) {
        Answer answer = Answer.DEAF;
        for (HearingRule hearing : hears) {
            if (hearing.listensTo(event)) {
                if (holds(rule, hearing, run)) {
                    return Answer.YES;
                }
                answer = Answer.NO;
            }
        }
        return answer;
    }

    /** The first part of an ALL step, not yet {@code filled}, that hears the event; else NONE or MISSED. */
    int part(Rule rule, StepRule step, int filled, @Nullable Run run) {
        int answer = NONE;
        for (int i = 0; i < step.hears.length; i++) {
            if ((filled & (1 << i)) == 0 && step.hears[i].listensTo(event)) {
                if (holds(rule, step.hears[i], run)) {
                    return i;
                }
                answer = MISSED;
            }
        }
        return answer;
    }

    /** True if a step with one hearing listens to the event. */
    boolean heard(StepRule step) {
        return step.hears[0].listensTo(event);
    }

    /** True if the condition holds; {@code run} is null when the event would begin one. */
    boolean holds(Rule rule, HearingRule hearing, @Nullable Run run) {
        if (hearing.where == null) {
            return true;
        }
        Truth truth = hearing.alike && hearing.where == asked ? answered : ask(rule, hearing.where, hearing.alike, run);
        if (truth == Truth.ABSENT) {
            absent(hearing.name);
        }
        return truth == Truth.TRUE;
    }

    /** Scenarios that differ in a number or a time stand side by side and begin with the same condition. */
    private Truth ask(Rule rule, Predicate where, boolean alike, @Nullable Run run) {
        asking = rule;
        about = run;
        Truth truth = where.ask(this);
        if (alike) {
            asked = where;
            answered = truth;
        }
        return truth;
    }

    /** False if the step counts values and the event has none. */
    boolean hasValue(StepRule step) {
        if (step.needed == null || step.needed.read(event) != null) {
            return true;
        }
        lacks(step);
        return false;
    }

    /** Of the value that the step counts; 0 if it counts events. */
    long mark(StepRule step) {
        return step.distinct == null ? 0 : Mark.of(String.valueOf(step.distinct.read(event)));
    }

    /** The value that a sum adds up. */
    long number(StepRule step) {
        EventField field = step.needed;
        return field != null && field.read(event) instanceof Long value ? Threshold.counting(value) : 0;
    }

    /** There was no room to keep what a step would have kept. */
    void refuse() {
        refused += Long.bitCount(members);
    }

    int refused() {
        return refused;
    }

    /** The event as evidence. */
    Sighting sighting() {
        Sighting seen = sighting;
        if (seen == null) {
            seen = Sighting.of(event.getId(), now);
            sighting = seen;
        }
        return seen;
    }

    /** Switched off is outside everything; else what it shows. */
    Whereabouts whereabouts(StepRule step) {
        return event.getKind() == EventKind.POWER_OFF ? Whereabouts.OUTSIDE : shown(step);
    }

    /** A location that belongs to no such place is outside; none says nothing. */
    Whereabouts shown(StepRule step) {
        if (event.getLocation() == null) {
            return Whereabouts.UNKNOWN;
        }
        if (here == null) {
            String location = exactLocation(event);
            here = location == null ? Set.of() : tables.places().names(location);
        }
        return here.contains(step.place) ? Whereabouts.INSIDE : Whereabouts.OUTSIDE;
    }

    /** UTC ms of the latest moment before this event; null = there was none. */
    @Nullable
    Long lastSeenMs() {
        return (Long) profile.get(ProfileField.LAST_SEEN);
    }

    /** Where the subscriber was when seen last before this event. */
    Whereabouts before(StepRule step) {
        if (there == null) {
            Object location = profile.get(ProfileField.LOCATION);
            if (location == null) {
                return Whereabouts.UNKNOWN;
            }
            there = tables.places().names((String) location);
        }
        return there.contains(step.place) ? Whereabouts.INSIDE : Whereabouts.OUTSIDE;
    }

    /** The location that the event shows, if it is one that a place can have; null = none. */
    static @Nullable String exactLocation(Event event) {
        Location location = event.getLocation();
        boolean exact = location != null
                && (location.getKind() == LocationKind.CELL || location.getKind() == LocationKind.LOCATION_AREA);
        return exact ? location.getId() : null;
    }

    /** The same about a change from what was {@code former}. */
    boolean holds(Rule rule, StepRule step, @Nullable Run run, String former) {
        formerTac = Changing.HANDSET.equals(step.changing) ? former : changedFrom();
        formerTariff = Changing.TARIFF.equals(step.changing) ? former : null;
        boolean holds = holds(rule, step.hears[0], run);
        formerTac = null;
        formerTariff = null;
        return holds;
    }

    /** A step cannot tell from the event what it waits for. */
    void lacks(StepRule step) {
        absent(step.hears[0].name);
    }

    private void absent(String step) {
        for (long left = members; family != null && left != 0; left &= left - 1) {
            findings.absentField(family.names.ids[Long.numberOfTrailingZeros(left)], step);
        }
    }

    /** The cell that the event shows; null = none. */
    @Nullable
    String cell() {
        Location location = event.getLocation();
        return location != null && location.getKind() == LocationKind.CELL ? location.getId() : null;
    }

    /** Where a cell stands, packed; null = nobody says. */
    @Nullable
    Long site(String cell) {
        return tables.places().site(cell);
    }

    /** Type allocation code of the handset that the event shows; null = none. */
    @Nullable
    String tac() {
        Device device = event.getDevice();
        return device == null ? null : device.getTac();
    }

    /** The same of the handset before: what the profile says and, only if it says nothing, what the event says. */
    @Nullable
    String tacBefore() {
        Object known = profile.get(ProfileField.TAC);
        Device device = event.getDevice();
        return known != null || device == null ? (String) known : device.getPreviousTac();
    }

    /** Type allocation code of the former handset, if the event shows another one; null = it does not. */
    @Nullable
    String changedFrom() {
        String tac = tac();
        String before = tac == null ? null : tacBefore();
        return before == null || before.equals(tac) ? null : before;
    }

    /** Price plan as of the event; null = not known. */
    @Nullable
    String tariff() {
        return (String) profile.get(ProfileField.TARIFF);
    }

    /** The one that the event takes the place of; null = none. */
    @Nullable
    String tariffBefore() {
        return (String) profile.get(ProfileField.PREVIOUS_TARIFF);
    }

    /** Whether a handset can do something, as a text; null = nobody knows. */
    @Nullable
    String able(@Nullable String ofTac, @Nullable HandsetField capability) {
        Object able = capability == null ? null : tables.handsets().get(ofTac, capability);
        return able == null ? null : able.toString();
    }

    @Override
    public Event event() {
        return event;
    }

    @Override
    public @Nullable Object profile(ProfileField field) {
        return field == ProfileField.PREVIOUS_TARIFF && formerTariff != null ? formerTariff : profile.get(field);
    }

    @Override
    public @Nullable Object captured(int slot, EventField field) {
        return asking == null || about == null ? null : about.kept(asking, slot, field);
    }

    @Override
    public @Nullable Object local(LocalField field) {
        ZonedDateTime time = local;
        if (time == null) {
            Object zone = profile.get(ProfileField.ZONE);
            time = Instant.ofEpochMilli(event.getHappenedMs()).atZone(LocalField.zone((String) zone, tables.zone()));
            local = time;
        }
        return field.read(time, tables.calendar());
    }

    @Override
    public boolean inClass(String digits, String numberClass) {
        return numberClass.equals(tables.numbers().classOf(digits));
    }

    @Override
    public boolean inPlace(String id, String place) {
        return tables.places().contains(id, place);
    }

    @Override
    public @Nullable Object handset(HandsetField field) {
        String shown = tac();
        return tables.handsets().get(shown == null ? tacBefore() : shown, field);
    }

    @Override
    public @Nullable Object previousHandset(HandsetField field) {
        return tables.handsets().get(formerTac, field);
    }
}
