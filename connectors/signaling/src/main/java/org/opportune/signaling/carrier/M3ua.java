package org.opportune.signaling.carrier;

import org.opportune.signaling.Reason;

/** M3UA (RFC 4666, 3): the protocol data of DATA messages with the service indicator of SCCP. */
final class M3ua {
    private static final int HEADER = 8;
    private static final int DATA = 0x0101;
    private static final int ROUTING_CONTEXT = 0x0006;
    private static final int PROTOCOL_DATA = 0x0210;
    private static final int LABEL = 12;
    private static final int SCCP = 3;

    private final Path path;

    M3ua(Path path) {
        this.path = path;
    }

    void message(byte[] octets, int from, int to) {
        if (from + HEADER > to || from + Octets.word(octets, from + 4) > to || Octets.word(octets, from + 4) < HEADER) {
            path.malformed(Reason.M3UA, from);
        } else if (Octets.pair(octets, from + 2) != DATA) {
            path.other();
        } else {
            parameters(octets, from + HEADER, from + Octets.word(octets, from + 4));
        }
    }

    private void parameters(byte[] octets, int from, int to) {
        int context = -1;
        int data = -1;
        int at = from;
        while (at + 4 <= to) {
            int tag = Octets.pair(octets, at);
            int length = Octets.pair(octets, at + 2);
            if (length < 4 || at + length > to) {
                path.malformed(Reason.M3UA, at);
                return;
            }
            if (tag == ROUTING_CONTEXT && length >= 8) {
                context = Octets.word(octets, at + 4);
            } else if (tag == PROTOCOL_DATA) {
                data = at;
            }
            at += length + 3 & ~3;
        }
        data(octets, data, context, from);
    }

    private void data(byte[] octets, int at, int context, int from) {
        int length = at < 0 ? 0 : Octets.pair(octets, at + 2);
        if (length < 4 + LABEL) {
            path.malformed(Reason.M3UA, at < 0 ? from : at);
        } else if (octets[at + 12] != SCCP) {
            path.other();
        } else {
            path.unit(
                    octets[at + 13] & 0xff,
                    Octets.word(octets, at + 4),
                    Octets.word(octets, at + 8),
                    octets[at + 15] & 0xff,
                    context,
                    octets,
                    at + 4 + LABEL,
                    length - 4 - LABEL);
        }
    }
}
