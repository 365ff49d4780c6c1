package org.opportune.signaling.sms;

/** The alphabets of 23.038, as far as the A interface's readers need them. */
final class Coding {
    /** 23.038, 6.2.1, where it differs from ASCII below 0x20 and around it; a character that ASCII lacks becomes '?'. */
    private static final String DIFFERENT = "@?$???????\n??\r??" + "?_??????????????";

    private Coding() {}

    /** Whether a text of this data coding scheme is packed in septets (23.038, 4). */
    static boolean septets(int scheme) {
        int group = scheme >> 4 & 0xf;
        return switch (group) {
            case 0xe -> false;
            case 0xf -> (scheme & 4) == 0;
            default -> group >= 8 || (scheme & 0x2c) == 0 || (scheme & 0x0c) == 0 && group < 8;
        };
    }

    /** The septet at {@code index} of those packed from {@code from} (23.038, 6.1.2.1). */
    static int septet(byte[] octets, int from, int index, int to) {
        int bit = 7 * index;
        int at = from + bit / 8;
        int low = octets[at] & 0xff;
        int high = at + 1 < to ? octets[at + 1] & 0xff : 0;
        return (high << 8 | low) >> bit % 8 & 0x7f;
    }

    /** A septet as an ASCII character. */
    static int ascii(int septet) {
        if (septet < DIFFERENT.length()) {
            return DIFFERENT.charAt(septet);
        }
        return switch (septet) {
            case 0x24, 0x40, 0x5b, 0x5c, 0x5d, 0x5e, 0x5f, 0x60, 0x7b, 0x7c, 0x7d, 0x7e, 0x7f -> '?';
            default -> septet;
        };
    }
}
