package org.opportune.engine;

import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opportune.model.Calendar;
import org.opportune.model.DialledClass;
import org.opportune.model.Handset;
import org.opportune.model.HandsetField;
import org.opportune.model.Handsets;
import org.opportune.model.NumberPlan;
import org.opportune.model.Place;
import org.opportune.model.Places;
import org.opportune.model.ProfileField;
import org.opportune.model.Scenario;
import org.opportune.model.Site;
import org.opportune.model.Tables;
import org.opportune.schemas.event.Call;
import org.opportune.schemas.event.Device;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Location;
import org.opportune.schemas.event.LocationKind;
import org.opportune.schemas.event.Message;
import org.opportune.schemas.fact.Holding;

/** One subscriber's way through the engine, driven as a caller drives it: due wake-ups first, then the event. */
final class Journey implements Findings {
    static final String AIRPORT = "airport";
    static final String INSIDE = "262-01-1-1";
    static final String OUTSIDE = "262-01-9-9";
    static final String INSIDE_TOO = "262-01-1-2";
    /** Some way off, each farther than the one before; nobody says where the last stands. */
    static final String FAR = "262-01-9-8";

    static final String FARTHER = "262-01-9-6";
    static final String ANYWHERE = "262-01-9-7";
    /** Kilometres to the east of the first two, which stand on one mast. */
    static final Map<String, Double> KILOMETRES =
            Map.of(INSIDE, 0.0, INSIDE_TOO, 0.0, OUTSIDE, 2.1, FAR, 4.3, FARTHER, 7.2);
    /** Their handsets send multimedia messages or do not; of the third nothing is known. */
    static final String MMS = "00000001";

    static final String NO_MMS = "00000002";
    static final String UNKNOWN = "00000003";
    static final String MMS_TOO = "00000004";
    static final Tables TABLES = new Tables(
            new Places(List.of(
                    new Place("fra", AIRPORT, Set.of(INSIDE, INSIDE_TOO)),
                    new Place("around", "network", KILOMETRES.keySet(), sites()))),
            new Handsets(List.of(
                    new Handset(Set.of(MMS, MMS_TOO), Map.of(HandsetField.MMS, true), true),
                    new Handset(Set.of(NO_MMS), Map.of(HandsetField.MMS, false), true))),
            Calendar.NONE,
            new NumberPlan(List.of(
                    new DialledClass("hotline", Set.of("10086"), Set.of()),
                    new DialledClass("far", Set.of(), Set.of("0")))),
            ZoneOffset.UTC);

    /** On the equator, where a degree is 111.195 km. */
    private static Map<String, Site> sites() {
        Map<String, Site> sites = new HashMap<>();
        KILOMETRES.forEach((cell, km) -> sites.put(cell, new Site(0, (int) Math.round(km / 111.195 * 1_000_000))));
        return sites;
    }

    final List<String> matches = new ArrayList<>();
    final List<Recognition> recognitions = new ArrayList<>();
    final List<String> absent = new ArrayList<>();
    final Map<ProfileField, Object> profile = new HashMap<>();
    Plan plan;
    Partials partials = new Partials();
    int events;

    Journey(Scenario... scenarios) {
        plan = Plan.of(List.of(scenarios), 0);
    }

    /** True if partials changed. */
    boolean on(long at, Event event) {
        wakeUntil(at);
        events++;
        remember(event);
        boolean changed = Engine.onEvent(plan, TABLES, partials, event, at, profile::get, this);
        if (event.getDevice() != null && event.getDevice().getTac() != null) {
            profile.put(ProfileField.TAC, event.getDevice().getTac());
        }
        if (event.getLocation() != null) {
            profile.put(ProfileField.LOCATION, event.getLocation().getId());
        }
        profile.put(ProfileField.LAST_SEEN, at);
        profile.remove(ProfileField.PREVIOUS_TARIFF);
        assertOpenIsCounted();
        return changed;
    }

    /** What a fact states is known when it is asked about. */
    private void remember(Event event) {
        if (event.getFact() instanceof Holding plan) {
            Object before = profile.put(ProfileField.TARIFF, plan.getProduct());
            if (before != null && !before.equals(plan.getProduct())) {
                profile.put(ProfileField.PREVIOUS_TARIFF, before);
            }
        }
    }

    boolean pays(long at, String tariff) {
        return on(at, stating(event(events + 1, EventKind.PRICE_PLAN, null, null), tariff));
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

    boolean in(long at, String tac) {
        return on(at, with(event(events + 1, EventKind.POWER_ON, null, null), tac));
    }

    void wakeUntil(long now) {
        while (partials.nextWakeMs() <= now) {
            assertTrueProgress(Engine.onWake(plan, TABLES, partials, now, profile::get, this));
            assertOpenIsCounted();
        }
    }

    private void assertOpenIsCounted() {
        if (partials.open() != partials.openRuns().size()) {
            throw new AssertionError(partials.open() + " are counted open: " + partials.openRuns());
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

    /** The same event, from a handset. */
    static Event with(Event event, String tac) {
        event.setDevice(tac == null ? null : new Device(tac, null));
        return event;
    }

    /** The same event, of a call of so many seconds. */
    static Event worth(Event event, Long seconds) {
        event.setCall(seconds == null ? null : new Call(Direction.ORIGINATING, seconds, null));
        return event;
    }

    /** The same event, which states a tariff. */
    static Event stating(Event event, String tariff) {
        event.setFact(tariff == null ? null : new Holding(tariff, null, null, null));
        return event;
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
