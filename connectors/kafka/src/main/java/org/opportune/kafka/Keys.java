package org.opportune.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.deadletter.DeadLetter;

/**
 * Keys of records. The broker's partition follows from the key alone (Kafka's default partitioner: murmur2 of the key,
 * modulo the number of partitions).
 */
public final class Keys {
    private Keys() {}

    /** A subscriber: E.164 digits as 8 octets, most significant first. */
    public static byte[] msisdn(long msisdn) {
        return ByteBuffer.allocate(Long.BYTES).putLong(msisdn).array();
    }

    /** The subscriber that {@link #msisdn} wrote; {@code key} has 8 octets. */
    public static long msisdnOf(byte[] key) {
        return ByteBuffer.wrap(key).getLong();
    }

    /** A text in UTF-8. */
    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A definition: {@code KIND/id}. */
    public static byte[] control(Control control) {
        return text(control.getKind() + "/" + control.getId());
    }

    /** Where a dead letter lay: {@code topic-partition-offset}. */
    public static byte[] deadLetter(DeadLetter letter) {
        return text(letter.getTopic() + "-" + letter.getPartition() + "-" + letter.getOffset());
    }
}
