package org.opportune.language.condition;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opportune.model.Calendar;
import org.opportune.model.CalendarYear;
import org.opportune.model.EventField;
import org.opportune.model.HandsetField;
import org.opportune.model.LocalField;
import org.opportune.model.ProfileField;
import org.opportune.model.Scope;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.event.Call;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Location;
import org.opportune.schemas.event.LocationKind;

/** A scope from plain values; {@code inside} holds location@place. */
record TestScope(
        Event event,
        Map<ProfileField, Object> profile,
        Map<EventField, Object> captured,
        Set<String> inside,
        Map<HandsetField, Object> handset)
        implements Scope {
    static final String CLASS = "hotline";

    static Event call(String counterpart, Long durationS, String cell) {
        return Event.newBuilder()
                .setId(new EventId(EventIds.event("test", counterpart)))
                .setSource("test")
                .setMsisdn(999_000_000_001L)
                .setKind(EventKind.CALL_ENDED)
                .setHappenedMs(1_000)
                .setKnownMs(1_000)
                .setCounterpart(Counterpart.newBuilder().setDigits(counterpart).build())
                .setCall(Call.newBuilder()
                        .setDirection(Direction.ORIGINATING)
                        .setDurationS(durationS)
                        .build())
                .setLocation(new Location(LocationKind.CELL, cell))
                .build();
    }

    @Override
    public Object profile(ProfileField field) {
        return profile.get(field);
    }

    @Override
    public Object captured(int step, EventField field) {
        return step == 0 ? captured.get(field) : null;
    }

    /** It knows the year of the event with some handsets and not with others, so that its fields are absent at times. */
    private Calendar calendar() {
        return handset.containsKey(HandsetField.MMS)
                ? new Calendar(List.of(new CalendarYear(
                        1970,
                        Set.of(DayOfWeek.THURSDAY),
                        handset.size() > 1 ? Set.of(LocalDate.EPOCH) : Set.of(),
                        handset.size() > 2 ? Set.of(LocalDate.EPOCH) : Set.of())))
                : Calendar.NONE;
    }

    @Override
    public Object local(LocalField field) {
        return field.read(Instant.ofEpochMilli(event.getHappenedMs()).atZone(ZoneOffset.UTC), calendar());
    }

    /** Of one class are numbers that begin with 1. */
    @Override
    public boolean inClass(String digits, String numberClass) {
        return numberClass.equals(CLASS) && digits.startsWith("1");
    }

    @Override
    public boolean inPlace(String id, String place) {
        return inside.contains(id + '@' + place);
    }

    @Override
    public Object handset(HandsetField field) {
        return handset.get(field);
    }

    /** One with everything that the other has not. */
    @Override
    public Object previousHandset(HandsetField field) {
        return handset.get(field) instanceof Boolean able ? !able : null;
    }
}
