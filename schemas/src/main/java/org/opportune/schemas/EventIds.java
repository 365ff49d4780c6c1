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

    private EventIds() {}

    /** The id of the event that {@code source} knows by {@code sourceKey}. */
    public static byte[] event(String source, String sourceKey) {
        return hash(source.getBytes(StandardCharsets.UTF_8), sourceKey.getBytes(StandardCharsets.UTF_8));
    }

    /** The first 16 octets of SHA-256 over the parts, each prefixed with its length as 4 octets. */
    public static byte[] hash(byte[]... parts) {
        MessageDigest digest = sha256();
        for (byte[] part : parts) {
            digest.update(ByteBuffer.allocate(4).putInt(part.length).array());
            digest.update(part);
        }
        return Arrays.copyOf(digest.digest(), LENGTH);
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
