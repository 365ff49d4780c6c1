package org.opportune.signaling.bssap;

/** The default alphabet in septets (TS 23.038 6.1.2, 6.2.1). Characters outside ISO 8859-1 and extensions come out as a question mark. */
public final class DefaultAlphabet {
    private static final String CHARACTERS =
            "@\u00a3$\u00a5\u00e8\u00e9\u00f9\u00ec\u00f2\u00c7\n\u00d8\u00f8\r\u00c5\u00e5"
                    + "?_??????????" + "\u00c6\u00e6\u00df\u00c9"
                    + " !\"#\u00a4%&'()*+,-./0123456789:;<=>?"
                    + "\u00a1ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00c4\u00d6\u00d1\u00dc\u00a7"
                    + "\u00bfabcdefghijklmnopqrstuvwxyz\u00e4\u00f6\u00f1\u00fc\u00e0";

    private DefaultAlphabet() {}

    /**
     * Unpacks characters.
     *
     * @param count how many characters
     * @param end where the octets end; what would lie behind is left out
     */
    public static void unpack(byte[] octets, int from, int count, int end, Digits into) {
        for (int i = 0; i < count && from + i * 7 / 8 < end; i++) {
            into.add(CHARACTERS.charAt(septet(octets, from, end, i)));
        }
    }

    /**
     * The {@code i}th septet; digits, * and # are where ASCII has them.
     *
     * @param end where the octets end, behind the septet's first bit
     */
    public static int septet(byte[] octets, int from, int end, int i) {
        int bit = i * 7;
        int at = from + bit / 8;
        int next = at + 1 < end ? octets[at + 1] & 0xff : 0;
        return ((octets[at] & 0xff) | (next << 8)) >> (bit % 8) & 0x7f;
    }
}
