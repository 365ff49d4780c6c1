package org.opportune.simulators.country.observation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.event.Call;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.Device;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.Location;
import org.opportune.schemas.event.LocationKind;
import org.opportune.schemas.event.Message;
import org.opportune.schemas.event.NumberClass;
import org.opportune.schemas.event.RadioTechnology;
import org.opportune.schemas.event.Service;
import org.opportune.schemas.event.Session;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.Tenancy;
import org.opportune.simulators.country.world.CellSite;
import org.opportune.simulators.country.world.HandsetModel;
import org.opportune.simulators.country.world.Numbers;
import org.opportune.simulators.country.world.Topic;
import org.opportune.simulators.country.world.World;

/** Makes events of slips. Immutable, thread-safe. */
final class EventMaker {
    private static final String ABROAD = "998-01";
    private static final String RING_BACK_TONE = "ring-back-tone";
    private static final long COUNTRY_CODE = 999;

    /** Eleven digits stand behind it. */
    private static final long NATIONAL = 100_000_000_000L;

    private final String[] oldRadio;
    private final String[] newRadio;

    EventMaker(List<CellSite> cells) {
        this.oldRadio = cells.stream().map(CellSite::oldRadioId).toArray(String[]::new);
        this.newRadio = cells.stream().map(CellSite::newRadioId).toArray(String[]::new);
    }

    /** @param arrivals sorted; {@code i} is where the slip stands */
    Event event(Batch arrivals, int i, long arrivalMs) {
        long head = arrivals.head[i];
        int person = arrivals.person[i];
        long happenedMs = arrivalMs - arrivals.wayMs[i];
        Sign sign = Slip.sign(head);
        Feed feed = Slip.feed(head);
        Event event = new Event();
        event.setId(new EventId(EventIds.event(feed.source(), person + ":" + happenedMs + ":" + Slip.key(head))));
        event.setSource(feed.source());
        event.setMsisdn(World.msisdn(person, Slip.numbersBefore(head)));
        event.setKind(sign.kind);
        event.setHappenedMs(happenedMs);
        event.setKnownMs(arrivalMs - arrivals.againMs[i]);
        event.setIdentityKind(feed.identity);
        if (feed == Feed.A_INTERFACE || feed == Feed.XDR) {
            event.setRadio(Slip.newRadio(head) ? RadioTechnology.LTE : RadioTechnology.GSM);
        }
        event.setLocation(location(sign, head));
        event.setDevice(device(head));
        details(event, sign, person, head, arrivals.body[i]);
        return event;
    }

    private @Nullable Location location(Sign sign, long head) {
        if (sign == Sign.ROAM_OUT) {
            return new Location(LocationKind.VISITED_NETWORK, ABROAD);
        }
        int cell = Slip.cell(head);
        if (cell == Slip.NO_CELL) {
            return null;
        }
        return new Location(LocationKind.CELL, (Slip.newRadio(head) ? newRadio : oldRadio)[cell]);
    }

    private static @Nullable Device device(long head) {
        int now = Slip.handset(head);
        int before = Slip.handsetBefore(head);
        return now == Slip.NO_HANDSET ? null : new Device(tac(now), before == Slip.NO_HANDSET ? null : tac(before));
    }

    private static String tac(int model) {
        return HandsetModel.CATALOGUE.get(model).tac();
    }

    private static void details(Event event, Sign sign, int person, long head, long body) {
        switch (sign) {
            case CALL_STARTED, CALL_ANSWERED -> call(event, head, body, null);
            case CALL_ENDED -> call(event, head, body, Slip.secondsIn(body));
            case CALL_REJECTED, CALL_NO_ANSWER, CALL_VACANT_NUMBER -> call(event, head, body, null);
            case SMS_SENT, SMS_RECEIVED, MMS_SENT, MMS_RECEIVED -> {
                event.setCounterpart(counterpart(Slip.valueIn(body), false));
                event.setMessage(new Message(direction(head), null, null, null));
            }
            case WEB_SESSION -> {
                String about = Topic.of(Slip.topic(head)).word();
                event.setSession(new Session(Slip.valueIn(body), Slip.secondsIn(body), about + ".example", about));
            }
            case SERVICE_USED ->
                event.setService(new Service(Topic.of(Slip.topic(head)).word(), "used", null));
            case PREMIUM_TONE_HEARD -> tone(event, "premium", head, body);
            case STANDARD_TONE_HEARD -> tone(event, "standard", head, body);
            case DATA_SESSION -> event.setSession(new Session(Slip.valueIn(body), Slip.secondsIn(body), null, null));
            case NUMBER_GIVEN ->
                event.setFact(new Tenancy(World.msisdn(person, Slip.numbersBefore(head) - 1), "given"));
            case NUMBER_TAKEN ->
                event.setFact(new Tenancy(World.msisdn(person, Slip.numbersBefore(head) + 1), "taken"));
            case CONSENT_WITHDRAWN -> event.setFact(Facts.consent(false, Channel.ANY));
            case CONSENT_GIVEN -> event.setFact(Facts.consent(true, Channel.ANY));
            case JOINED -> event.setFact(new Tenancy(null, "joined"));
            case POWER_ON, POWER_OFF, HANDSET_CHANGED, LOCATION_UPDATE, CELL_CHANGE, ROAM_OUT -> {}
        }
    }

    private static void tone(Event event, String which, long head, long body) {
        event.setCounterpart(counterpart(Slip.valueIn(body), Slip.saving(head)));
        event.setService(new Service(RING_BACK_TONE, which, null));
    }

    private static void call(Event event, long head, long body, @Nullable Long seconds) {
        int cause = Slip.cause(head);
        event.setCounterpart(counterpart(Slip.valueIn(body), Slip.saving(head)));
        event.setCall(new Call(direction(head), seconds, cause == 0 ? null : cause));
    }

    private static Direction direction(long head) {
        return Slip.outgoing(head) ? Direction.ORIGINATING : Direction.TERMINATING;
    }

    private static Counterpart counterpart(long number, boolean saving) {
        if (Numbers.service(number)) {
            return new Counterpart(String.valueOf(number), 0, 1, NumberClass.SERVICE, null);
        }
        if (Numbers.far(number)) {
            long e164 = COUNTRY_CODE * NATIONAL + number;
            return saving
                    ? new Counterpart(Numbers.SAVING_PREFIX + "0" + number, 0, 1, NumberClass.PREFIXED, e164)
                    : new Counterpart("0" + number, 0, 1, NumberClass.SUBSCRIBER, e164);
        }
        return new Counterpart("+" + number, 1, 1, NumberClass.SUBSCRIBER, number);
    }
}
