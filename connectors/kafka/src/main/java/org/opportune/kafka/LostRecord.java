package org.opportune.kafka;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Masked;
import org.opportune.schemas.deadletter.DeadLetter;

/**
 * A record that a job could not read, as the dead-letter topic tells of it; without its octets, which may hold a number
 * or a text.
 *
 * @param id {@code topic-partition-offset}: where it lay
 * @param topic full name, as the job wrote it
 * @param reason the rule broken; long numbers in it are masked
 * @param firstMs UTC ms of the first letter about it: a job that restarts may write another
 * @param lastMs UTC ms of the last letter about it
 * @param length octets of what the letter holds
 * @param digest first 8 hex digits of the octets' SHA-256, enough to tell equal from different; empty for fewer than 24
 *     octets, because a short number or word is found out by trying
 * @param fingerprint of the schema that wrote it, 16 hex digits; empty if the octets have none
 * @param attempt 1 for a record as its source wrote it, 2 for one that was sent again once, and so on
 * @param redriven where it was sent again; null if it was not
 * @param letterOffset where the last letter lies on the dead-letter topic
 */
public record LostRecord(
        String id,
        String topic,
        int partition,
        long offset,
        String reason,
        long firstMs,
        long lastMs,
        int length,
        String digest,
        String fingerprint,
        int attempt,
        @Nullable Redriven redriven,
        long letterOffset) {
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{8,}");
    private static final Pattern CONTROL_CHARACTER = Pattern.compile("[\\p{Cntrl}&&[^\n]]");
    private static final int SHORTEST_FOR_DIGEST = 24;

    /**
     * That a record was sent again.
     *
     * @param to {@code topic-partition-offset}
     * @param atMs UTC ms
     */
    public record Redriven(String to, long atMs) {}

    /** What one letter says. */
    static LostRecord of(DeadLetter letter, long timestampMs, long letterOffset) {
        byte[] octets = octets(letter);
        return new LostRecord(
                new String(Keys.deadLetter(letter), StandardCharsets.UTF_8),
                letter.getTopic(),
                letter.getPartition(),
                letter.getOffset(),
                shown(letter.getReason()),
                timestampMs,
                timestampMs,
                octets.length,
                digest(octets),
                fingerprint(octets),
                1,
                null,
                letterOffset);
    }

    static byte[] octets(DeadLetter letter) {
        ByteBuffer raw = letter.getRaw().duplicate();
        byte[] octets = new byte[raw.remaining()];
        raw.get(octets);
        return octets;
    }

    /** The rule without the figures that differ from record to record: what is counted together. */
    public String rule() {
        String first = reason.lines().findFirst().orElse("");
        return first.replaceAll("=[\\d*]+", "=*").replaceAll("offset \\d+", "offset *");
    }

    /** True if both letters are about the same octets. */
    boolean sameOctets(LostRecord other) {
        return length == other.length && digest.equals(other.digest) && fingerprint.equals(other.fingerprint);
    }

    /** The same as a further letter tells of it. */
    LostRecord again(LostRecord later) {
        return new LostRecord(
                id,
                topic,
                partition,
                offset,
                later.reason,
                Math.min(firstMs, later.firstMs),
                Math.max(lastMs, later.lastMs),
                length,
                digest,
                fingerprint,
                attempt,
                redriven,
                later.letterOffset);
    }

    LostRecord with(int attempts, @Nullable Redriven sent) {
        return new LostRecord(
                id,
                topic,
                partition,
                offset,
                reason,
                firstMs,
                lastMs,
                length,
                digest,
                fingerprint,
                attempts,
                sent,
                letterOffset);
    }

    private static String shown(String reason) {
        Matcher numbers = LONG_NUMBER.matcher(CONTROL_CHARACTER.matcher(reason).replaceAll("?"));
        return numbers.replaceAll(number -> Matcher.quoteReplacement(Masked.digits(number.group())));
    }

    private static String digest(byte[] octets) {
        if (octets.length < SHORTEST_FOR_DIGEST) {
            return "";
        }
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(octets);
            return HexFormat.of().formatHex(Arrays.copyOf(whole, 4));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Avro 1.12 specification, "Single-object encoding": C3 01, fingerprint little-endian. */
    private static String fingerprint(byte[] octets) {
        if (octets.length < 10 || octets[0] != (byte) 0xC3 || octets[1] != 1) {
            return "";
        }
        long fingerprint =
                ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
        return HexFormat.of().toHexDigits(fingerprint);
    }
}
