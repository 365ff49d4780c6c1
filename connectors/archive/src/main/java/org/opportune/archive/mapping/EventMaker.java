package org.opportune.archive.mapping;

import org.jspecify.annotations.Nullable;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.event.Call;
import org.opportune.schemas.event.Device;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Location;
import org.opportune.schemas.event.LocationKind;
import org.opportune.schemas.event.Message;
import org.opportune.schemas.event.RadioTechnology;
import org.opportune.schemas.event.Service;
import org.opportune.schemas.event.Session;

/** From kind and values to the groups of fields of an event. */
final class EventMaker {
    /** Seconds of 366 days: nothing that a row measures lasts longer. */
    static final long YEAR_S = 366L * 24 * 60 * 60;

    private EventMaker() {}

    /** The id of the {@code index}-th event of a row (design 3.3). */
    static EventId id(String source, String rowKey, int index) {
        return new EventId(EventIds.event(source, rowKey + "/" + index));
    }

    /** Kind, place and groups; the header is the caller's. */
    static Event.Builder event(EventKind kind, Values values) throws Rejection {
        Event.Builder event = Event.newBuilder()
                .setKind(kind)
                .setRadio(values.choice(Field.RADIO, RadioTechnology.class))
                .setLocation(location(values))
                .setCounterpart(values.counterpart())
                .setFact(FactMaker.fact(kind, values));
        switch (kind) {
            case CALL_STARTED, CALL_ANSWERED, CALL_ENDED, CALL_REJECTED, CALL_NO_ANSWER, CALL_VACANT_NUMBER ->
                event.setCall(call(values));
            case SMS_SENT, MMS_SENT -> event.setMessage(message(values, Direction.ORIGINATING));
            case SMS_RECEIVED, MMS_RECEIVED -> event.setMessage(message(values, Direction.TERMINATING));
            case POWER_ON, POWER_OFF, LOCATION_UPDATE, CELL_CHANGE, ROAM_OUT, ROAM_IN ->
                event.setDevice(device(values));
            case HANDSET_CHANGED, SIM_HANDSET_SEPARATED -> event.setDevice(device(values));
            case WEB_SESSION, DATA_SESSION, SITE_VISIT -> event.setSession(session(values));
            case SUPPLEMENTARY_SERVICE, SERVICE_QUERY, RINGBACK_TONE_CHANGED, SERVICE_USED, PURCHASE ->
                event.setService(service(values));
            case HOTLINE_DIALLED -> event.setService(service(values));
            case CUSTOM_MOMENT, REPLY, OFFER_ACCEPTED, OFFER_REFUSED, COMPLAINT, MATCH, UNRECOGNISED -> {}
            case CONSENT, LIST_MEMBERSHIP, TAG, ATTRIBUTE, BALANCE, TOP_UP, BILL, QUOTA_USAGE, PRODUCT_HELD -> {}
            case ORDER_PLACED, CONTRACT, JOURNEY_STEP, PRICE_PLAN, ACCOUNT_LINK, SUBSCRIPTION, LOCATION_PAUSE -> {}
            case OUTCOME, ERASURE, ACTIVATION, TERMINATION, NUMBER_CHANGE, OWNERSHIP_TRANSFER, PORT_IN -> {}
            case PORT_OUT, SIM_SWAP, CUSTOM_FACT -> {}
        }
        return event;
    }

    /** A value that was checked to be there before. */
    static <V> V present(@Nullable V value) {
        if (value == null) {
            throw new IllegalStateException("a checked mapping lacks what it was checked for");
        }
        return value;
    }

    private static @Nullable Location location(Values values) {
        String cell = values.text(Field.CELL);
        if (cell != null) {
            return new Location(LocationKind.CELL, cell);
        }
        String area = values.text(Field.AREA);
        if (area != null) {
            return new Location(LocationKind.LOCATION_AREA, area);
        }
        String network = values.text(Field.NETWORK);
        return network == null ? null : new Location(LocationKind.VISITED_NETWORK, network);
    }

    private static Call call(Values values) throws Rejection {
        Long cause = values.whole(Field.CAUSE);
        if (cause != null && cause > 127) {
            throw new Rejection(Field.CAUSE.word(), "at most 127 (TS 24.008 10.5.4.11)");
        }
        return Call.newBuilder()
                .setDirection(values.needed(values.choice(Field.DIRECTION, Direction.class)))
                .setDurationS(values.whole(Field.DURATION))
                .setCause(cause == null ? null : cause.intValue())
                .build();
    }

    private static Message message(Values values, Direction direction) {
        return Message.newBuilder()
                .setDirection(direction)
                .setKeyword(values.text(Field.KEYWORD))
                .build();
    }

    private static @Nullable Device device(Values values) {
        String tac = values.text(Field.TAC);
        String previous = values.text(Field.PREVIOUS_TAC);
        return tac == null && previous == null ? null : new Device(tac, previous);
    }

    private static Session session(Values values) {
        return Session.newBuilder()
                .setOctets(values.whole(Field.OCTETS))
                .setDurationS(values.whole(Field.DURATION))
                .setSite(values.text(Field.SITE))
                .setContentCategory(values.text(Field.CONTENT_CATEGORY))
                .build();
    }

    private static @Nullable Service service(Values values) {
        String code = values.text(Field.SERVICE);
        if (code == null) {
            return null;
        }
        return Service.newBuilder()
                .setCode(code)
                .setOperation(values.text(Field.OPERATION))
                .setAmountMinor(values.whole(Field.AMOUNT))
                .build();
    }
}
