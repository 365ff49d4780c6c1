package org.opportune.signaling.carrier;

import java.util.Arrays;

/** One direction of an SCTP association or a TCP connection: what it said already, and what it has begun to say. */
final class Association {
    /** Longest message joined from parts, in octets. */
    static final int LONGEST = 65_536;

    private static final int WINDOW = 1024;
    private static final byte[] NONE = {};

    final long key;
    long used;

    private final long[] seen = new long[WINDOW / 64];
    private boolean begun;
    private int highest;

    byte[] part = NONE;
    int partLength;
    /** The TSN of an SCTP message's next part, or the sequence number of the next octet of a TCP stream. */
    int expected;

    boolean open;

    Association(long key) {
        this.key = key;
    }

    /** Whether this transmission sequence number came before (RFC 9260, 3.3.1), within a window; then it is a repetition. */
    boolean repeated(int number) {
        int ahead = number - highest;
        if (!begun || ahead >= WINDOW || ahead <= -WINDOW) {
            Arrays.fill(seen, 0);
            highest = number;
            begun = true;
        } else {
            for (; ahead > 0; ahead--) {
                highest++;
                seen[highest >> 6 & WINDOW / 64 - 1] &= ~(1L << highest);
            }
        }
        int word = number >> 6 & WINDOW / 64 - 1;
        boolean before = (seen[word] & 1L << number) != 0;
        seen[word] |= 1L << number;
        return before;
    }

    /** Holds octets until the rest comes; false if they grow too long: then all is forgotten. */
    boolean hold(byte[] octets, int from, int to) {
        int length = partLength + to - from;
        if (length > LONGEST) {
            forget();
            return false;
        }
        if (length > part.length) {
            part = Arrays.copyOf(part, Math.max(2 * length, 512));
        }
        System.arraycopy(octets, from, part, partLength, to - from);
        partLength = length;
        return true;
    }

    /** Forgets what is held. */
    void forget() {
        open = false;
        partLength = 0;
        if (part.length > 4096) {
            part = NONE;
        }
    }
}
