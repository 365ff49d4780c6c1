package org.opportune.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opportune.model.Place;
import org.opportune.model.Places;
import org.opportune.model.ProfileField;
import org.opportune.model.Scenario;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Location;
import org.opportune.schemas.event.LocationKind;
import org.opportune.schemas.event.Message;

/** One subscriber's way through the engine, driven as a caller drives it: due wake-ups first, then the event. */
final class Journey implements Findings {
    static final String AIRPORT = "airport";
    static final String INSIDE = "262-01-1-1";
    static final String OUTSIDE = "262-01-9-9";
    static final Places PLACES = new Places(List.of(new Place("fra", AIRPORT, Set.of(INSIDE))));

    final List<String> matches = new ArrayList<>();
    final List<Recognition> recognitions = new ArrayList<>();
    final List<String> absent = new ArrayList<>();
    final Map<ProfileField, Object> profile = new HashMap<>();
    Plan plan;
    Partials partials = new Partials();
    int events;

    Journey(Scenario... scenarios) {
        plan = Plan.of(List.of(scenarios));
    }

    /** True if partials changed. */
    boolean on(long at, Event event) {
        wakeUntil(at);
        events++;
        return Engine.onEvent(plan, PLACES, partials, event, at, profile::get, this);
    }

    boolean on(long at, EventKind kind) {
        return on(at, event(events + 1, kind, null, null));
    }

    boolean on(long at, EventKind kind, String keyword) {
        return on(at, event(events + 1, kind, keyword, null));
    }

    boolean at(long at, String cell) {
        return on(at, event(events + 1, EventKind.CELL_CHANGE, null, cell));
    }

    void wakeUntil(long now) {
        while (partials.nextWakeMs() <= now) {
            assertTrueProgress(Engine.onWake(plan, PLACES, partials, now, profile::get, this));
        }
    }

    private static void assertTrueProgress(boolean changed) {
        if (!changed) {
            throw new AssertionError("a due wake-up changed nothing: it would be due for ever");
        }
    }

    @Override
    public void matched(Recognition recognition) {
        recognitions.add(recognition);
        String proof = recognition.evidence().stream()
                .map(id -> String.valueOf(number(id)))
                .collect(Collectors.joining(","));
        matches.add(recognition.scenario().id() + "@" + recognition.matchedMs() + "[" + proof + "]");
    }

    @Override
    public void absentField(String scenario, String step) {
        absent.add(scenario + "." + step);
    }

    static int number(EventId id) {
        return ByteBuffer.wrap(id.bytes()).getInt(12);
    }

    /** An event whose id is {@code number}; keyword and cell may be null. */
    static Event event(int number, EventKind kind, String keyword, String cell) {
        Event.Builder event = Event.newBuilder()
                .setId(new EventId(ByteBuffer.allocate(16).putInt(12, number).array()))
                .setSource("test")
                .setMsisdn(491_701_234_567L)
                .setKind(kind)
                .setHappenedMs(0)
                .setKnownMs(0);
        if (keyword != null) {
            event.setMessage(Message.newBuilder()
                    .setDirection(Direction.ORIGINATING)
                    .setKeyword(keyword)
                    .build());
        }
        if (cell != null) {
            event.setLocation(
                    Location.newBuilder().setKind(LocationKind.CELL).setId(cell).build());
        }
        return event.build();
    }
}
