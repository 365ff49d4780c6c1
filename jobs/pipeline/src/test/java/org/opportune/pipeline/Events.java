package org.opportune.pipeline;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.Wire;
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
import org.opportune.schemas.fact.Account;
import org.opportune.schemas.fact.Attribute;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.Consent;
import org.opportune.schemas.fact.DataCategory;
import org.opportune.schemas.fact.ListEntry;
import org.opportune.schemas.fact.ListName;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.fact.Tag;

/** Events by what matters of them. */
public final class Events {
    private static final Wire<Event> WIRE = Wire.of(Event.class);

    private Events() {}

    /** An event that carries only its header; {@code key} makes its id. */
    public static Event.Builder event(long msisdn, long happenedMs, EventKind kind, long key) {
        return Event.newBuilder()
                .setId(new EventId(EventIds.hash(EventIds.part(key))))
                .setSource("a-interface")
                .setMsisdn(msisdn)
                .setKind(kind)
                .setHappenedMs(happenedMs)
                .setKnownMs(happenedMs);
    }

    public static Event.Builder seen(long msisdn, long happenedMs, String cell, long key) {
        return event(msisdn, happenedMs, EventKind.CELL_CHANGE, key).setLocation(new Location(LocationKind.CELL, cell));
    }

    public static Event.Builder call(long msisdn, long happenedMs, String counterpart, long key) {
        return event(msisdn, happenedMs, EventKind.CALL_ENDED, key)
                .setCall(new Call(Direction.ORIGINATING, 40L, null))
                .setCounterpart(new Counterpart(counterpart, -1, -1, NumberClass.SERVICE, null));
    }

    public static Event.Builder reply(long msisdn, long happenedMs, String keyword, long key) {
        return event(msisdn, happenedMs, EventKind.REPLY, key)
                .setMessage(new Message(Direction.ORIGINATING, keyword, null, null));
    }

    public static Event.Builder consent(long msisdn, long happenedMs, boolean granted, long key) {
        return event(msisdn, happenedMs, EventKind.CONSENT, key)
                .setFact(new Consent(granted, Purpose.MARKETING, Channel.ANY, DataCategory.ANY, null, null, null));
    }

    public static Event.Builder blackList(long msisdn, long happenedMs, boolean member, long key) {
        return event(msisdn, happenedMs, EventKind.LIST_MEMBERSHIP, key)
                .setFact(new ListEntry(ListName.BLACK, member, Channel.ANY, null));
    }

    public static Event.Builder tag(long msisdn, long happenedMs, String name, boolean present, long key) {
        return event(msisdn, happenedMs, EventKind.TAG, key).setFact(new Tag(name, present, null, null));
    }

    public static Event.Builder attribute(long msisdn, long happenedMs, String name, @Nullable String value, long key) {
        return event(msisdn, happenedMs, EventKind.ATTRIBUTE, key).setFact(new Attribute(name, value));
    }

    public static Event.Builder topUp(long msisdn, long happenedMs, long amountMinor, long key) {
        return event(msisdn, happenedMs, EventKind.TOP_UP, key)
                .setFact(Account.newBuilder().setAmountMinor(amountMinor).build());
    }

    /** As a live source delivers it: not yet ordered. */
    public static Envelope live(Event.Builder builder) {
        Event event = builder.build();
        return Envelope.of(event, WIRE.encode(event));
    }

    /** As an archive delivers it: ordered at its happened-at time. */
    public static Envelope recorded(Event.Builder builder) {
        Envelope live = live(builder);
        return live.ordered(live.happenedMs(), Envelope.Verdict.ON_TIME);
    }

    /** The id's first octets as a number, for messages. */
    public static long number(EventId id) {
        return ByteBuffer.wrap(id.bytes()).getLong();
    }
}
