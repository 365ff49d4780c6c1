package org.opportune.benchmarks;

import java.util.List;
import java.util.SplittableRandom;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.EventKinds;
import org.opportune.schemas.event.Call;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.IdentityKind;
import org.opportune.schemas.event.Location;
import org.opportune.schemas.event.LocationKind;
import org.opportune.schemas.event.Message;
import org.opportune.schemas.event.NumberClass;
import org.opportune.schemas.event.RadioTechnology;
import org.opportune.schemas.event.Service;
import org.opportune.schemas.event.Session;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.Consent;
import org.opportune.schemas.fact.DataCategory;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.fact.Quota;
import org.opportune.schemas.fact.Tag;

/** The events of the workload, one after the other as they become known. The same seed gives the same events. */
final class Traffic {
    private static final long FIRST_MSISDN = 8_613_800_000_000L;
    private static final String SOURCE = "benchmark";

    private final Workload workload;
    private final SplittableRandom random;
    private final EventKind[] mix;
    private final List<String> airport;
    private final List<String> hotlines;
    private final int cells;
    /** By subscriber: a cell of the country, or below 0 one of the airport. */
    private final int[] cell;

    private long next;

    Traffic(Workload workload) {
        this.workload = workload;
        this.random = new SplittableRandom(workload.seed());
        this.mix = workload.mix();
        this.airport = workload.words("airport");
        this.hotlines = workload.words("hotlines");
        this.cells = (int) workload.number("cells");
        this.cell = new int[workload.subscribers()];
        for (int i = 0; i < cell.length; i++) {
            cell[i] = chance("airport-at-start") ? airportCell() : random.nextInt(cells);
        }
    }

    private boolean chance(String perMille) {
        return random.nextInt(1000) < workload.number(perMille);
    }

    private int airportCell() {
        return -1 - random.nextInt(airport.size());
    }

    Event next() {
        long index = next++;
        int subscriber = (int) (cell.length * Math.pow(random.nextDouble(), (double) workload.number("skew")));
        EventKind kind = mix[random.nextInt(mix.length)];
        Event event = new Event();
        event.setId(new EventId(EventIds.event(SOURCE, Long.toString(index))));
        event.setSource(SOURCE);
        event.setMsisdn(FIRST_MSISDN + subscriber);
        event.setKind(kind);
        event.setKnownMs(workload.knownMs(index));
        event.setHappenedMs(event.getKnownMs() - random.nextLong(workload.number("disorder-ms") + 1));
        event.setIdentityKind(IdentityKind.MSISDN);
        if (EventKinds.isFact(kind)) {
            event.setFact(fact(kind));
        } else {
            if (kind == EventKind.CELL_CHANGE || kind == EventKind.LOCATION_UPDATE) {
                move(subscriber);
            }
            event.setRadio(RadioTechnology.LTE);
            event.setLocation(new Location(LocationKind.CELL, cellId(cell[subscriber])));
            detail(event, kind);
        }
        return event;
    }

    private void move(int subscriber) {
        if (cell[subscriber] >= 0) {
            cell[subscriber] = chance("airport-enter") ? airportCell() : random.nextInt(cells);
        } else {
            cell[subscriber] = chance("airport-leave") ? random.nextInt(cells) : airportCell();
        }
    }

    private String cellId(int number) {
        return number < 0 ? airport.get(-1 - number) : "460-00-" + (5000 + number / 100) + "-" + (1000 + number % 100);
    }

    /** Facts of the mix; another kind in the mix needs its fields here. */
    private Object fact(EventKind kind) {
        if (kind == EventKind.CONSENT) {
            return new Consent(true, Purpose.MARKETING, Channel.SMS, DataCategory.ANY, null, null, null);
        }
        if (kind == EventKind.TAG) {
            return new Tag("segment-" + random.nextInt(20), true, null, null);
        }
        if (kind == EventKind.QUOTA_USAGE) {
            return new Quota(
                    "plan-" + random.nextInt(10), random.nextLong(10_000_000_000L), 10_000_000_000L, null, null);
        }
        throw new IllegalStateException("no fields for the kind: kind=" + kind);
    }

    private void detail(Event event, EventKind kind) {
        String name = kind.name();
        if (name.startsWith("CALL_")) {
            Direction direction = direction();
            event.setCall(new Call(direction, name.equals("CALL_ENDED") ? random.nextLong(900) : null, null));
            boolean hotline = direction == Direction.ORIGINATING && chance("hotline");
            event.setCounterpart(hotline ? hotline() : person());
        } else if (name.startsWith("SMS_")) {
            event.setMessage(new Message(direction(), null, null, null));
            event.setCounterpart(person());
        } else if (name.endsWith("_SESSION")) {
            event.setSession(new Session(random.nextLong(50_000_000), random.nextLong(3_600), null, "video"));
        } else if (kind == EventKind.SERVICE_USED) {
            event.setService(new Service("svc-" + random.nextInt(50), "use", null));
        }
    }

    private Direction direction() {
        return random.nextBoolean() ? Direction.ORIGINATING : Direction.TERMINATING;
    }

    private Counterpart hotline() {
        return new Counterpart(hotlines.get(random.nextInt(hotlines.size())), 0, 1, NumberClass.SERVICE, null);
    }

    private Counterpart person() {
        long number = FIRST_MSISDN + random.nextInt(10_000_000);
        return new Counterpart(Long.toString(number).substring(2), 2, 1, NumberClass.SUBSCRIBER, number);
    }
}
