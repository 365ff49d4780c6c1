package org.opportune.signaling.bssap;

import org.opportune.signaling.Reason;

/** A place in some octets, and where they end. What lies behind reads as 0 and is remembered as too short. */
final class Cursor {
    byte[] octets = new byte[0];
    int at;
    int to;
    /** Where it first showed that octets are missing, or -1. */
    int missingAt;
    /** What is said of it then. */
    Reason missing = Reason.NONE;
    /** What is being read: what is said if octets are missing from here on. */
    Reason blame = Reason.NONE;

    void begin(byte[] from, int start, int end) {
        octets = from;
        at = start;
        to = end;
        missingAt = -1;
        missing = Reason.NONE;
        blame = Reason.BSSAP_LENGTH;
    }

    boolean more() {
        return at < to;
    }

    int u8() {
        if (at < to) {
            return octets[at++] & 0xff;
        }
        missing();
        return 0;
    }

    int u16() {
        return u8() << 8 | u8();
    }

    /** The next octet, which stays the next; 0 behind the end. */
    int peek() {
        return at < to ? octets[at] & 0xff : 0;
    }

    /** The end of what begins here and has this length; the end of all if it is longer. */
    int end(int length) {
        if (length <= to - at) {
            return at + length;
        }
        missing();
        return to;
    }

    void missing() {
        if (missingAt < 0) {
            missingAt = at;
            missing = blame;
        }
    }
}
