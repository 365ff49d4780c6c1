package org.opportune.simulators.traffic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.event.Call;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Location;
import org.opportune.schemas.event.LocationKind;
import org.opportune.schemas.event.Message;
import org.opportune.schemas.event.NumberClass;
import org.opportune.schemas.event.RadioTechnology;

/** Writes down what one person does, as events whose ids follow from the feed, the person and a running number. */
final class Diary {
    private final Person person;
    private final List<Event> events = new ArrayList<>();
    private int count;

    Diary(Person person) {
        this.person = person;
    }

    List<Event> events() {
        return events;
    }

    void seen(EventKind kind, long timeMs, String cell) {
        moment(kind, timeMs, cell, event -> {});
    }

    /** A call that is answered: begins, is answered, ends after {@code seconds}. */
    void call(long timeMs, String cell, Direction direction, Counterpart other, int ringSeconds, int seconds) {
        long answeredMs = timeMs + ringSeconds * 1_000L;
        call(EventKind.CALL_STARTED, timeMs, cell, direction, other, null);
        call(EventKind.CALL_ANSWERED, answeredMs, cell, direction, other, null);
        call(EventKind.CALL_ENDED, answeredMs + seconds * 1_000L, cell, direction, other, (long) seconds);
    }

    /** A call that is not answered. */
    void missedCall(long timeMs, String cell, Direction direction, Counterpart other, int ringSeconds) {
        call(EventKind.CALL_STARTED, timeMs, cell, direction, other, null);
        call(EventKind.CALL_NO_ANSWER, timeMs + ringSeconds * 1_000L, cell, direction, other, null);
    }

    void message(long timeMs, String cell, Direction direction, Counterpart other) {
        EventKind kind = direction == Direction.ORIGINATING ? EventKind.SMS_SENT : EventKind.SMS_RECEIVED;
        moment(kind, timeMs, cell, event -> {
            event.setCounterpart(other);
            event.setMessage(new Message(direction, null, null, null));
        });
    }

    void fact(EventKind kind, long timeMs, Object fact) {
        Event event = event(DemoTraffic.FACTS, kind, timeMs);
        event.setFact(fact);
        events.add(event);
    }

    static Counterpart subscriber(long msisdn) {
        return new Counterpart("+" + msisdn, 1, 1, NumberClass.SUBSCRIBER, msisdn);
    }

    static Counterpart service(String digits) {
        return new Counterpart(digits, 0, 1, NumberClass.SERVICE, null);
    }

    private void call(
            EventKind kind, long timeMs, String cell, Direction direction, Counterpart other, @Nullable Long seconds) {
        moment(kind, timeMs, cell, event -> {
            event.setCounterpart(other);
            event.setCall(new Call(direction, seconds, null));
        });
    }

    private void moment(EventKind kind, long timeMs, String cell, Consumer<Event> rest) {
        Event event = event(DemoTraffic.MOMENTS, kind, timeMs);
        event.setRadio(RadioTechnology.GSM);
        event.setLocation(new Location(LocationKind.CELL, cell));
        rest.accept(event);
        events.add(event);
    }

    private Event event(String feed, EventKind kind, long timeMs) {
        byte[] id = EventIds.event(feed, person.index() + ":" + count++);
        return Event.newBuilder()
                .setId(new EventId(id))
                .setSource(feed)
                .setMsisdn(person.msisdn())
                .setKind(kind)
                .setHappenedMs(timeMs)
                .setKnownMs(timeMs)
                .build();
    }

    /** Bytes that are no event, one kind after the other. */
    static byte[] garbage(int n, byte[] event) {
        return switch (n % 4) {
            case 0 -> "not an event".getBytes(StandardCharsets.US_ASCII);
            case 1 -> Arrays.copyOf(event, event.length / 2);
            case 2 -> new byte[0];
            default -> {
                byte[] unknownSchema = event.clone();
                unknownSchema[2] ^= 0x55;
                yield unknownSchema;
            }
        };
    }
}
