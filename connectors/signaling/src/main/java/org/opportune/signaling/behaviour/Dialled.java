package org.opportune.signaling.behaviour;

/**
 * A number as it was dialled or sent, or the name of an alphanumeric sender, packed.
 *
 * @param high the first sixteen semi-octets, left-aligned; or eight characters of a name
 * @param low the next ones
 * @param length digits, at most 32; characters, at most 16
 * @param ton type of number (TS 24.008 10.5.4.7), -1 = not given
 * @param npi numbering plan, -1 = not given
 */
public record Dialled(long high, long low, int length, int ton, int npi) {
    /** Type of number of an alphanumeric sender (TS 23.040 9.1.2.5). */
    public static final int ALPHANUMERIC = 5;

    private static final String DIGITS = "0123456789*#abc";

    /** Packs digits, or characters if {@code ton} says so; what goes beyond the room is left out. */
    public static Dialled of(CharSequence text, int ton, int npi) {
        boolean name = ton == ALPHANUMERIC;
        int bits = name ? 8 : 4;
        int room = 64 / bits;
        long[] packed = new long[2];
        int length = Math.min(text.length(), 2 * room);
        for (int i = 0; i < length; i++) {
            long unit = name ? Math.min(text.charAt(i), 0xff) : Math.max(0, DIGITS.indexOf(text.charAt(i)));
            packed[i / room] |= unit << (64 - bits * (i % room + 1));
        }
        return new Dialled(packed[0], packed[1], length, ton, npi);
    }

    public boolean isName() {
        return ton == ALPHANUMERIC;
    }

    /** Digits as dialled, or the name. Never for a log. */
    public String text() {
        int bits = isName() ? 8 : 4;
        int room = 64 / bits;
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            int unit = (int) ((i < room ? high : low) >>> (64 - bits * (i % room + 1))) & ((1 << bits) - 1);
            text.append(isName() ? (char) unit : unit < DIGITS.length() ? DIGITS.charAt(unit) : '?');
        }
        return text.toString();
    }

    /** Keeps the number out of logs. */
    @Override
    public String toString() {
        return "Dialled[length " + length + ", ton " + ton + "]";
    }
}
