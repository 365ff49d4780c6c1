package org.opportune.smpp.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text cut for the wire.
 *
 * @param coding how every part is coded
 * @param parts the short_message field of each segment, in order; with more than one, each starts with the 8-bit
 *     concatenation header of 3GPP TS 23.040, 9.2.3.24.1 (05 00 03 reference total number)
 */
public record Segments(Coding coding, List<byte[]> parts) {
    /** More segments than this are an error, not a message. */
    public static final int MAX = 10;

    private static final int HEADER = 6;

    /** Copies the list. */
    public Segments {
        parts = List.copyOf(parts);
    }

    /** Whether the parts carry a user data header (esm_class bit 6). */
    public boolean headed() {
        return parts.size() > 1;
    }

    /**
     * Cuts {@code text}; an escape pair or a surrogate pair is never split.
     *
     * @param reference the concatenation reference; its low 8 bits are used
     * @throws TextTooLong if more than {@link #MAX} segments were needed
     */
    public static Segments of(String text, int reference) throws TextTooLong {
        Coding coding = Coding.of(text);
        byte[] octets = coding == Coding.GSM7 ? Gsm7.encode(text) : Ucs2.encode(text);
        int width = coding == Coding.GSM7 ? 1 : 2;
        int units = octets.length / width;
        if (units <= coding.single()) {
            return new Segments(coding, List.of(octets));
        }
        List<Integer> cuts = cuts(octets, coding, width);
        if (cuts.size() > MAX) {
            throw new TextTooLong(units, coding);
        }
        List<byte[]> parts = new ArrayList<>(cuts.size());
        int from = 0;
        for (int i = 0; i < cuts.size(); i++) {
            parts.add(part(
                    octets, from, cuts.get(i), new byte[] {5, 0, 3, (byte) reference, (byte) cuts.size(), (byte) (i + 1)
                    }));
            from = cuts.get(i);
        }
        return new Segments(coding, parts);
    }

    /** End offsets, in octets, of the parts. */
    private static List<Integer> cuts(byte[] octets, Coding coding, int width) {
        List<Integer> cuts = new ArrayList<>();
        int from = 0;
        while (from < octets.length) {
            int to = Math.min(octets.length, from + coding.part() * width);
            if (to < octets.length && joined(octets, to, coding)) {
                to -= width;
            }
            cuts.add(to);
            from = to;
        }
        return cuts;
    }

    /** Whether the unit before {@code at} belongs to the one at {@code at}. */
    private static boolean joined(byte[] octets, int at, Coding coding) {
        return switch (coding) {
            case GSM7 -> octets[at - 1] == Gsm7.ESCAPE;
            case UCS2 -> (octets[at - 2] & 0xFC) == 0xD8 && (octets[at] & 0xFC) == 0xDC;
        };
    }

    private static byte[] part(byte[] octets, int from, int to, byte[] header) {
        byte[] part = Arrays.copyOf(header, HEADER + to - from);
        System.arraycopy(octets, from, part, HEADER, to - from);
        return part;
    }
}
