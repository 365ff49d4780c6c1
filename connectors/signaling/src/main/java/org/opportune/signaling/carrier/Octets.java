package org.opportune.signaling.carrier;

/** Numbers in network byte order. */
final class Octets {
    private Octets() {}

    static int pair(byte[] octets, int at) {
        return (octets[at] & 0xff) << 8 | octets[at + 1] & 0xff;
    }

    static int word(byte[] octets, int at) {
        return pair(octets, at) << 16 | pair(octets, at + 2);
    }

    static long twoWords(byte[] octets, int at) {
        return (long) word(octets, at) << 32 | word(octets, at + 4) & 0xffffffffL;
    }
}
