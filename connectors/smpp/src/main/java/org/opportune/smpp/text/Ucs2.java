package org.opportune.smpp.text;

/** UTF-16BE code units as they are: lone surrogates pass, nothing is replaced. Stateless. */
public final class Ucs2 {
    private Ucs2() {}

    /** Two octets a char, high octet first. */
    public static byte[] encode(CharSequence text) {
        byte[] octets = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            octets[2 * i] = (byte) (text.charAt(i) >> 8);
            octets[2 * i + 1] = (byte) text.charAt(i);
        }
        return octets;
    }

    /** The chars of {@code octets}; an odd last octet reads as U+FFFD. */
    public static String decode(byte[] octets) {
        StringBuilder text = new StringBuilder(octets.length / 2 + 1);
        for (int i = 0; i + 1 < octets.length; i += 2) {
            text.append((char) (((octets[i] & 0xFF) << 8) | (octets[i + 1] & 0xFF)));
        }
        if (octets.length % 2 == 1) {
            text.append('\uFFFD');
        }
        return text.toString();
    }
}
