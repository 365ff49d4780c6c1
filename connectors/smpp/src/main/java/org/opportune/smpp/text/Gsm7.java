package org.opportune.smpp.text;

import java.util.Arrays;

/**
 * The GSM 7 bit default alphabet and its extension table (3GPP TS 23.038, clauses 6.2.1 and 6.2.1.1), unpacked: one
 * octet a septet, as SMSCs take it with data_coding 0. Stateless.
 */
public final class Gsm7 {
    /** Code of the escape to the extension table. */
    static final int ESCAPE = 0x1B;

    /** Row by row, 16 codes each; the escape's own place holds ESC. */
    private static final String DEFAULT = "@£$¥èéùìòÇ\nØø\rÅå"
            + "Δ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ"
            + " !\"#¤%&'()*+,-./"
            + "0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNO"
            + "PQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmno"
            + "pqrstuvwxyzäöñüà";

    /** Pairs of (code behind the escape, character). */
    private static final int[][] EXTENSION = {
        {0x0A, '\f'}, {0x14, '^'}, {0x28, '{'}, {0x29, '}'}, {0x2F, '\\'},
        {0x3C, '['}, {0x3D, '~'}, {0x3E, ']'}, {0x40, '|'}, {0x65, '€'}
    };

    private static final int UNMAPPED = -1;
    private static final int EXTENDED = 0x80;
    /** Character to code; codes of the extension table carry {@link #EXTENDED}. */
    private static final short[] CODES = new short['€' + 1];

    private static final char[] EXTENSION_CHARS = new char[128];

    static {
        Arrays.fill(CODES, (short) UNMAPPED);
        for (int code = 0; code < DEFAULT.length(); code++) {
            if (code != ESCAPE) {
                CODES[DEFAULT.charAt(code)] = (short) code;
            }
        }
        for (int[] pair : EXTENSION) {
            CODES[pair[1]] = (short) (pair[0] | EXTENDED);
            EXTENSION_CHARS[pair[0]] = (char) pair[1];
        }
    }

    private Gsm7() {}

    /** Whether every character of {@code text} is in the alphabet or its extension. */
    public static boolean encodable(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (code(text.charAt(i)) == UNMAPPED) {
                return false;
            }
        }
        return true;
    }

    /**
     * The septets of {@code text}, one an octet; characters of the extension table take two.
     *
     * @throws IllegalArgumentException if {@link #encodable} is false
     */
    public static byte[] encode(CharSequence text) {
        byte[] septets = new byte[text.length() * 2];
        int n = 0;
        for (int i = 0; i < text.length(); i++) {
            int code = code(text.charAt(i));
            if (code == UNMAPPED) {
                throw new IllegalArgumentException("must be in the GSM 03.38 alphabet: index=" + i);
            }
            if ((code & EXTENDED) != 0) {
                septets[n++] = ESCAPE;
            }
            septets[n++] = (byte) (code & 0x7F);
        }
        return Arrays.copyOf(septets, n);
    }

    /**
     * The text of unpacked septets. An unassigned code behind the escape reads as the default table's character (TS
     * 23.038, 6.2.1.1), a trailing escape as a space, an octet above 127 as U+FFFD.
     */
    public static String decode(byte[] septets) {
        StringBuilder text = new StringBuilder(septets.length);
        for (int i = 0; i < septets.length; i++) {
            int code = septets[i];
            if (code < 0) {
                text.append('\uFFFD');
            } else if (code != ESCAPE) {
                text.append(DEFAULT.charAt(code));
            } else if (i + 1 < septets.length && septets[i + 1] >= 0 && septets[i + 1] != ESCAPE) {
                i++;
                char extended = EXTENSION_CHARS[septets[i]];
                text.append(extended == 0 ? DEFAULT.charAt(septets[i]) : extended);
            } else {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private static int code(char c) {
        return c < CODES.length ? CODES[c] : UNMAPPED;
    }
}
