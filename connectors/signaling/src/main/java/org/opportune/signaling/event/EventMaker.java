package org.opportune.signaling.event;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.Device;
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
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.Detail;
import org.opportune.signaling.behaviour.Detail.Call;
import org.opportune.signaling.behaviour.Detail.Handset;
import org.opportune.signaling.behaviour.Detail.Result;
import org.opportune.signaling.behaviour.Detail.Sms;
import org.opportune.signaling.behaviour.Kind;
import org.opportune.signaling.behaviour.Place;
import org.opportune.signaling.behaviour.Proof;
import org.opportune.signaling.bssap.Plmn;

/**
 * The events of one behaviour.
 *
 * @param msisdn E.164 digits
 * @param knownMs UTC ms
 * @param other null = none
 */
record EventMaker(
        Behaviour behaviour,
        long msisdn,
        long knownMs,
        @Nullable Counterpart other) {
    /** Name of the attribute that marks what no message proves by itself; its value says by which rule it follows. */
    static final String DERIVED = "derived";

    private static final String HOME = "home-network";

    /**
     * Gives the events.
     *
     * @return false if no event stands for it
     */
    boolean make(Consumer<Event> out) {
        Detail detail = behaviour.detail();
        EventKind kind = kind(detail);
        if (kind == null) {
            return false;
        }
        out.accept(event(kind, detail));
        if (kind == EventKind.CALL_STARTED && dialsService((Call) detail)) {
            out.accept(event(EventKind.HOTLINE_DIALLED, detail));
        }
        return true;
    }

    private boolean dialsService(@Nullable Call call) {
        return call != null && call.originating() && other != null && other.getNumberClass() == NumberClass.SERVICE;
    }

    private @Nullable EventKind kind(@Nullable Detail detail) {
        return switch (behaviour.kind()) {
            case POWER_ON -> EventKind.POWER_ON;
            case PERIODIC_UPDATE, LOCATION_UPDATE -> EventKind.LOCATION_UPDATE;
            case POWER_OFF, IMPLICIT_POWER_OFF -> EventKind.POWER_OFF;
            case CELL_CHANGE -> EventKind.CELL_CHANGE;
            case CALL_STARTED -> EventKind.CALL_STARTED;
            case CALL_ANSWERED -> EventKind.CALL_ANSWERED;
            case CALL_ENDED -> detail instanceof Call call ? CallEnd.kind(call) : null;
            case SMS_SENT -> went(detail) ? EventKind.SMS_SENT : null;
            case SMS_RECEIVED -> went(detail) ? EventKind.SMS_RECEIVED : null;
            case SERVICE -> detail instanceof Detail.Service service ? Services.kind(service) : null;
            case HANDSET_CHANGED -> EventKind.HANDSET_CHANGED;
            case SIM_IN_OTHER_HANDSET -> EventKind.SIM_HANDSET_SEPARATED;
            case ROAM_IN -> EventKind.ROAM_IN;
            case UPDATE_REJECTED, HANDOVER, HANDOVER_FAILED, IMEI_SEEN, SERVICE_REJECTED -> null;
            case CLEAR_REQUESTED, SLOT_SWAP, PING_PONG -> null;
        };
    }

    private static boolean went(@Nullable Detail detail) {
        return detail instanceof Sms sms && sms.result() == Result.ACCEPTED && !sms.report();
    }

    private Event event(EventKind kind, @Nullable Detail detail) {
        Event event = new Event();
        event.setId(id(kind));
        event.setSource(EventDoor.SOURCE);
        event.setMsisdn(msisdn);
        event.setKind(kind);
        event.setHappenedMs(behaviour.timeMs());
        event.setKnownMs(knownMs);
        event.setIdentityKind(behaviour.subject().hasTmsi() ? IdentityKind.TMSI : IdentityKind.IMSI);
        event.setRadio(RadioTechnology.GSM);
        event.setLocation(location(behaviour.place()));
        event.setDevice(device(detail));
        event.setCounterpart(other);
        groups(event, detail);
        if (behaviour.kind().derived()) {
            event.setAttributes(marks(detail));
        }
        return event;
    }

    private EventId id(EventKind kind) {
        Proof proof = behaviour.proof();
        return new EventId(EventIds.hash(
                EventIds.part(EventDoor.SOURCE),
                EventIds.part(proof.timeNs()),
                EventIds.part(proof.idHigh()),
                EventIds.part(proof.idLow()),
                EventIds.part(kind.name()),
                EventIds.part(msisdn)));
    }

    private static @Nullable Location location(Place place) {
        String id = place.id();
        return id == null ? null : new Location(place.isCell() ? LocationKind.CELL : LocationKind.LOCATION_AREA, id);
    }

    private @Nullable Device device(@Nullable Detail detail) {
        if (detail instanceof Handset handset) {
            return new Device(tac(handset.imei()), handset.previous() == 0 ? null : tac(handset.previous()));
        }
        long imei = behaviour.subject().imei();
        return imei == 0 ? null : new Device(tac(imei), null);
    }

    private static String tac(long imei) {
        return Long.toString(imei).substring(1, 9);
    }

    private void groups(Event event, @Nullable Detail detail) {
        if (detail instanceof Call call) {
            Direction direction = call.originating() ? Direction.ORIGINATING : Direction.TERMINATING;
            boolean ended = behaviour.kind() == Kind.CALL_ENDED;
            Long seconds = ended && call.durationNs() != Detail.NEVER ? call.durationNs() / 1_000_000_000L : null;
            event.setCall(new org.opportune.schemas.event.Call(
                    direction, seconds, ended && call.cause() != Detail.NONE ? call.cause() : null));
        } else if (detail instanceof Sms) {
            boolean sent = behaviour.kind() == Kind.SMS_SENT;
            event.setMessage(new Message(sent ? Direction.ORIGINATING : Direction.TERMINATING, null, null, null));
        } else if (detail instanceof Detail.Service service) {
            event.setService(new Service(Services.code(service), Services.operation(service), null));
        }
    }

    private Map<String, String> marks(@Nullable Detail detail) {
        String rule = behaviour.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return detail instanceof Detail.Home home
                ? Map.of(DERIVED, rule, HOME, Plmn.text(home.plmn()))
                : Map.of(DERIVED, rule);
    }
}
