package org.opportune.smpp.receipt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.smpp.text.Gsm7;
import org.opportune.smpp.text.Ucs2;

/** A subscriber's message as text. Stateless. */
public final class MoText {
    private static final int UDHI = 0x40;

    private MoText() {}

    /**
     * The text by data_coding (SMPP 3.4, 5.2.19; message classes of 3GPP TS 23.038, clause 4): GSM default alphabet,
     * ASCII, Latin-1 or UCS2; null if the octets are no text. A user data header is left out.
     */
    public static @Nullable String decode(InboundMessage message) {
        byte[] octets = octets(message);
        int coding = message.getDataCoding() & 0xFF;
        if ((coding & 0xF0) == 0xF0) {
            return (coding & 0x04) == 0 ? Gsm7.decode(octets) : null;
        }
        return switch (coding) {
            case 0x00 -> Gsm7.decode(octets);
            case 0x01 -> new String(octets, StandardCharsets.US_ASCII);
            case 0x03 -> new String(octets, StandardCharsets.ISO_8859_1);
            case 0x08 -> Ucs2.decode(octets);
            default -> null;
        };
    }

    /** The first word in upper case, without punctuation around it; empty if there is none. */
    public static String keyword(String text) {
        int from = 0;
        while (from < text.length() && blank(text.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < text.length() && !blank(text.charAt(to))) {
            to++;
        }
        String word = text.substring(from, to).replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "");
        return word.toUpperCase(Locale.ROOT);
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** The body without its user data header. */
    static byte[] octets(InboundMessage message) {
        ByteBuffer body = message.getBody().duplicate();
        byte[] octets = new byte[body.remaining()];
        body.get(octets);
        if ((message.getEsmClass() & UDHI) == 0 || octets.length == 0) {
            return octets;
        }
        int header = Math.min(octets.length, 1 + (octets[0] & 0xFF));
        return Arrays.copyOfRange(octets, header, octets.length);
    }
}
