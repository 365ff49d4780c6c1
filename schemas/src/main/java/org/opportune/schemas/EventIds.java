package org.opportune.schemas;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.opportune.schemas.event.EventId;

/**
 * Ids of events, matches and actions: the first 128 bits of SHA-256 over length-prefixed parts. Same parts, same id,
 * on every machine and in every run; nothing random (design 3.3).
 */
public final class EventIds {
    /** Octets of an id. */
    public static final int LENGTH = 16;

    /** Never used itself. */
    private static final MessageDigest SHA_256 = found();

    private EventIds() {}

    /** The id of the event that {@code source} knows by {@code sourceKey}. */
    public static byte[] event(String source, String sourceKey) {
        return hash(source.getBytes(StandardCharsets.UTF_8), sourceKey.getBytes(StandardCharsets.UTF_8));
    }

    /** The first 16 octets of SHA-256 over the parts, each prefixed with its length as 4 octets. */
    public static byte[] hash(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += Integer.BYTES + part.length;
        }
        ByteBuffer whole = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            whole.putInt(part.length).put(part);
        }
        return Arrays.copyOf(sha256().digest(whole.array()), LENGTH);
    }

    /** A number as a part for {@link #hash}. */
    public static byte[] part(long number) {
        return ByteBuffer.allocate(8).putLong(number).array();
    }

    /** A text as a part for {@link #hash}. */
    public static byte[] part(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The id whose octets are these two numbers, the first of them first. */
    public static EventId of(long high, long low) {
        return new EventId(
                ByteBuffer.allocate(LENGTH).putLong(high).putLong(low).array());
    }

    /** A fresh one: to copy it takes less than to look up who makes it, and each match has an id. */
    private static MessageDigest sha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's own SHA-256 can be copied", e);
        }
    }

    private static MessageDigest found() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
