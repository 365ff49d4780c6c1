package org.opportune.signaling.bssap;

import org.opportune.signaling.Reason;
import org.opportune.signaling.element.Field;
import org.opportune.signaling.element.Fields;

/**
 * One BSSAP message (48.006, 9.3), read into the fields it extends: reused, one thread. What was read before a fault stays
 * readable. Positions (LAYER3_AT, TEXT_AT, USSD_AT) are offsets into the octets given to {@link #read}. Message and element
 * types that these readers do not know are passed by: only what contradicts its own lengths is malformed.
 */
public final class Bssap extends Fields {
    private static final int BSSMAP = 0;
    private static final int DTAP = 1;

    /** Reads the octets from {@code from} up to {@code to}; false if something is malformed. Never throws. */
    public boolean read(byte[] octets, int from, int to) {
        clear();
        if (from >= to) {
            return wrong(Reason.BSSAP_LENGTH, from);
        }
        int discriminator = octets[from] & 0xff;
        put(Field.DISCRIMINATOR, discriminator);
        int head = discriminator == BSSMAP ? 2 : 3;
        if (discriminator > DTAP) {
            return wrong(Reason.BSSAP_DISCRIMINATOR, from);
        }
        if (from + head > to || from + head + (octets[from + head - 1] & 0xff) > to) {
            return wrong(Reason.BSSAP_LENGTH, from + head - 1);
        }
        int end = from + head + (octets[from + head - 1] & 0xff);
        if (discriminator == BSSMAP) {
            return Bssmap.read(this, octets, from + head, end);
        }
        put(Field.SAPI, octets[from + 1] & 7);
        put(Field.CHANNEL, octets[from + 1] >> 6 & 3);
        return Layer3.read(this, octets, from + head, end);
    }
}
