package org.opportune.schemas;

import java.nio.ByteBuffer;
import java.util.Comparator;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;

/**
 * One event on a stream or in the order buffer: what ordering needs, and the event itself still encoded (design 3.14).
 *
 * @param msisdn E.164 digits, the key
 * @param orderMs UTC ms, the event's place in the subscriber's order; {@link #UNORDERED} before the order station
 * @param happenedMs UTC ms
 * @param verdict what the order station said of it
 * @param idHigh first eight octets of the event id
 * @param idLow last eight octets of the event id
 * @param avro the event in single-object encoding; not copied, must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are shared, never compared
public record Envelope(
        long msisdn,
        long orderMs,
        long happenedMs,
        EventKind kind,
        Verdict verdict,
        long idHigh,
        long idLow,
        byte[] avro) {

    /** {@link #orderMs} of an envelope that has not passed the order station. */
    public static final long UNORDERED = Long.MIN_VALUE;

    /**
     * The order of one subscriber's events: order time, facts before moments, happened-at time, id. A match that another
     * engine found comes behind the events of its time, and before them if it matched at a deadline: its last event, which
     * is when it happened, then lies before its order time. Envelopes with one id that compare equal are the same event.
     */
    public static final Comparator<Envelope> ORDER = Envelope::compare;

    /** What the order station said of an event. */
    public enum Verdict {
        /** Not yet asked. */
        UNORDERED,
        ON_TIME,
        /** A moment that came after the watermark had passed it: updates the profile, matches nothing. */
        LATE
    }

    /** The envelope of an event that has not passed the order station. */
    public static Envelope of(Event event, byte[] avro) {
        ByteBuffer id = ByteBuffer.wrap(event.getId().bytes());
        return new Envelope(
                event.getMsisdn(),
                UNORDERED,
                event.getHappenedMs(),
                event.getKind(),
                Verdict.UNORDERED,
                id.getLong(),
                id.getLong(),
                avro);
    }

    /** The same event with its place in the order. */
    public Envelope ordered(long newOrderMs, Verdict newVerdict) {
        return new Envelope(msisdn, newOrderMs, happenedMs, kind, newVerdict, idHigh, idLow, avro);
    }

    public boolean isFact() {
        return EventKinds.isFact(kind);
    }

    public EventId id() {
        return EventIds.of(idHigh, idLow);
    }

    /** Without the number and without content: envelopes appear in exceptions. */
    @Override
    public String toString() {
        return "Envelope[" + Masked.msisdn(msisdn) + ", " + kind + ", orderMs=" + orderMs + ", happenedMs=" + happenedMs
                + ", " + verdict + "]";
    }

    private static int rank(Envelope e) {
        if (e.kind == EventKind.MATCH) {
            return e.happenedMs < e.orderMs ? 0 : 3;
        }
        return e.isFact() ? 1 : 2;
    }

    private static int compare(Envelope a, Envelope b) {
        int order = Long.compare(a.orderMs, b.orderMs);
        if (order == 0) {
            order = Integer.compare(rank(a), rank(b));
        }
        if (order == 0) {
            order = Long.compare(a.happenedMs, b.happenedMs);
        }
        if (order == 0) {
            order = Long.compareUnsigned(a.idHigh, b.idHigh);
        }
        return order == 0 ? Long.compareUnsigned(a.idLow, b.idLow) : order;
    }
}
