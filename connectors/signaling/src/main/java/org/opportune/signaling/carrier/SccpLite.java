package org.opportune.signaling.carrier;

import org.opportune.signaling.Reason;

/**
 * SCCPlite: SCCP without MTP3 in the IPA multiplex over TCP, as base stations' controllers of some makers speak it: two octets of
 * length, one of protocol (0xfd = SCCP). Streams are joined in order; a hole loses what was open.
 */
final class SccpLite {
    private static final int PORT = 5000;
    private static final int HEADER = 3;
    private static final int SCCP = 0xfd;
    private static final int TCP_HEADER = 20;
    private static final int SYN = 2;
    /** A sequence number further back than any repetition is a new stream whose beginning was not seen. */
    private static final int FURTHEST_BACK = 1 << 20;

    private final Path path;
    private final Associations streams = new Associations();

    SccpLite(Path path) {
        this.path = path;
    }

    /** A TCP segment (RFC 9293, 3.1). */
    void segment(byte[] octets, int from, int to) {
        if (from + TCP_HEADER > to) {
            path.malformed(Reason.LINK_HEADER, from);
            return;
        }
        int source = Octets.pair(octets, from);
        int destination = Octets.pair(octets, from + 2);
        int head = (octets[from + 12] >> 4 & 0xf) * 4;
        if (source != PORT && destination != PORT) {
            path.other();
        } else if (head < TCP_HEADER || from + head > to) {
            path.malformed(Reason.LINK_HEADER, from + 12);
        } else {
            path.between(source, destination);
            Association stream = streams.of(path.direction(0));
            if ((octets[from + 13] & SYN) != 0) {
                stream.forget();
            } else if (from + head < to) {
                octets(stream, Octets.word(octets, from + 4), octets, from + head, to);
            }
        }
    }

    /** Passes what came before; a hole, too, ends what was open, and the segment behind it is taken to begin a message. */
    private void octets(Association stream, int sequence, byte[] octets, int from, int to) {
        int known = stream.open ? stream.expected - sequence : 0;
        if (known >= to - from && known < FURTHEST_BACK) {
            path.duplicate();
            return;
        }
        boolean broken = known < 0 || known >= FURTHEST_BACK;
        if (broken && stream.partLength > 0) {
            stream.partLength = 0;
            path.malformed(Reason.IPA, from);
        }
        stream.open = true;
        stream.expected = sequence + to - from;
        messages(stream, octets, broken ? from : from + known, to);
    }

    private void messages(Association stream, byte[] octets, int from, int to) {
        if (stream.partLength == 0) {
            int left = whole(octets, from, to);
            if (left >= 0 && left < to) {
                stream.hold(octets, left, to);
            }
        } else {
            if (!stream.hold(octets, from, to)) {
                path.malformed(Reason.IPA, from);
                return;
            }
            int left = whole(stream.part, 0, stream.partLength);
            int rest = left < 0 ? 0 : stream.partLength - left;
            System.arraycopy(stream.part, stream.partLength - rest, stream.part, 0, rest);
            stream.partLength = rest;
        }
        if (!path.recorded()) {
            path.part();
        }
    }

    /** Takes the whole messages; where the first that is not whole begins, or -1 if this is no IPA. */
    private int whole(byte[] octets, int from, int to) {
        int at = from;
        while (at + HEADER <= to) {
            int length = Octets.pair(octets, at);
            int protocol = octets[at + 2] & 0xff;
            if (length == 0 || protocol < 0xee && protocol > 2) {
                path.malformed(Reason.IPA, at);
                return -1;
            }
            if (at + HEADER + length > to) {
                return at;
            }
            if (protocol == SCCP) {
                path.unlabelled(octets, at + HEADER, length);
            } else {
                path.other();
            }
            at += HEADER + length;
        }
        return at;
    }
}
