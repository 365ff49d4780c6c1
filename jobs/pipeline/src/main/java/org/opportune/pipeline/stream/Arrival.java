package org.opportune.pipeline.stream;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Tick;

/**
 * What a source found in one record: an event, a feed's sign of life, or bytes that are neither.
 *
 * @param watermarkMs UTC ms that this record proves its feed has reached, {@link Long#MIN_VALUE} = none
 * @param topic that the record came from, empty = from none: its place in the order is known already
 * @param partition of the topic
 */
public record Arrival(
        @Nullable Envelope event,
        @Nullable Tick tick,
        @Nullable DeadLetter deadLetter,
        long watermarkMs,
        String topic,
        int partition) {

    private static final Wire<Event> EVENTS = Wire.of(Event.class);
    private static final Wire<Tick> TICKS = Wire.of(Tick.class);
    private static final byte[] TICK_HEADER = header();

    /** Of no partition. */
    public Arrival(@Nullable Envelope event, @Nullable Tick tick, @Nullable DeadLetter deadLetter, long watermarkMs) {
        this(event, tick, deadLetter, watermarkMs, "", 0);
    }

    private static byte[] header() {
        byte[] header = new byte[10];
        ByteBuffer.wrap(TICKS.encode(new Tick("", 0L))).get(header);
        return header;
    }

    /** Reads a record of an event topic; never throws for what it finds. */
    public static Arrival read(String topic, int partition, long offset, byte @Nullable [] value) {
        try {
            if (value == null) {
                throw new UndecodableRecord("a record must have a value");
            }
            return isTick(value)
                    ? of(TICKS.decode(value), topic, partition)
                    : of(EVENTS.decode(value), value, topic, partition);
        } catch (UndecodableRecord e) {
            ByteBuffer raw = ByteBuffer.wrap(value == null ? new byte[0] : value);
            DeadLetter letter = new DeadLetter(topic, partition, offset, rule(e), raw);
            return new Arrival(null, null, letter, Long.MIN_VALUE, topic, partition);
        }
    }

    private static Arrival of(Event event, byte[] avro, String topic, int partition) throws UndecodableRecord {
        if (event.getKind() == EventKind.UNRECOGNISED) {
            throw new UndecodableRecord("kind is of a newer version of Event");
        }
        if (event.getKind() == EventKind.MATCH) {
            throw new UndecodableRecord("kind MATCH is made inside the house");
        }
        if (event.getMsisdn() <= 0 || event.getMsisdn() > 999_999_999_999_999L) {
            throw new UndecodableRecord("msisdn must have 1..15 digits (E.164)");
        }
        // A moment dated after it was known would drag the watermark ahead: its feed's clock is wrong.
        Envelope envelope = Envelope.of(event, avro);
        long reachedMs = envelope.isFact() ? Long.MIN_VALUE : Math.min(event.getHappenedMs(), event.getKnownMs());
        return new Arrival(envelope, null, null, reachedMs, topic, partition);
    }

    /** A sign of life. */
    public static Arrival of(Tick tick, String topic, int partition) {
        return new Arrival(null, tick, null, tick.getTimeMs(), topic, partition);
    }

    private static boolean isTick(byte[] value) {
        return value.length >= 10 && ByteBuffer.wrap(value, 0, 10).equals(ByteBuffer.wrap(TICK_HEADER));
    }

    private static String rule(UndecodableRecord e) {
        return e.getMessage() == null ? "undecodable" : e.getMessage();
    }
}
