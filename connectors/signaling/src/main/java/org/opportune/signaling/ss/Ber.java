package org.opportune.signaling.ss;

/** Tags and lengths of X.690, 8.1: tags of one octet, lengths of up to two octets, and the indefinite form. */
final class Ber {
    private static final int INDEFINITE = 0x80;

    private Ber() {}

    /** Where the contents of the element at {@code at} begin; -1 if its tag or length is cut or longer than can be read. */
    static int value(byte[] octets, int at, int to) {
        if (at + 2 > to || (octets[at] & 0x1f) == 0x1f) {
            return -1;
        }
        int length = octets[at + 1] & 0xff;
        int more = length > INDEFINITE ? length - INDEFINITE : 0;
        return more > 2 || at + 2 + more > to ? -1 : at + 2 + more;
    }

    /** Where they end; -1 if that is beyond {@code to}. The indefinite form takes all that is left, its end marker included. */
    static int end(byte[] octets, int at, int value, int to) {
        int length = octets[at + 1] & 0xff;
        if (length == INDEFINITE) {
            return to;
        }
        for (int i = at + 2; i < value; i++) {
            length = (i == at + 2 ? 0 : length << 8) | octets[i] & 0xff;
        }
        return value + length > to ? -1 : value + length;
    }
}
