package org.opportune.signaling.carrier;

import org.opportune.signaling.Reason;

/** An MTP3 message (Q.704, 2.2 and 14.2): service information octet, the label of 14-bit codes, then SCCP. */
final class RoutingLabel {
    private static final int LENGTH = 5;
    private static final int SCCP = 3;
    private static final int CODE = 0x3fff;

    private final Path path;

    RoutingLabel(Path path) {
        this.path = path;
    }

    void read(byte[] octets, int from, int to) {
        if (from + LENGTH > to) {
            path.malformed(Reason.MTP3, from);
            return;
        }
        if ((octets[from] & 0xf) != SCCP) {
            path.other();
            return;
        }
        // The lowest octet comes first.
        int label = Integer.reverseBytes(Octets.word(octets, from + 1));
        path.unit(
                octets[from] >> 6 & 3,
                label >> 14 & CODE,
                label & CODE,
                label >>> 28,
                -1,
                octets,
                from + LENGTH,
                to - from - LENGTH);
    }
}
