package org.opportune.signaling.carrier;

import org.opportune.signaling.Reason;

/** SCTP (RFC 9260): the DATA chunks of a packet; repeated ones are dropped, parts of a message are joined. */
final class Sctp {
    private static final int COMMON_HEADER = 12;
    private static final int DATA = 0;
    private static final int DATA_HEADER = 16;
    private static final int END = 1;
    private static final int BEGIN = 2;
    private static final int M3UA = 3;

    private final Path path;
    private final M3ua m3ua;
    private final Associations associations = new Associations();

    Sctp(Path path) {
        this.path = path;
        m3ua = new M3ua(path);
    }

    void packet(byte[] octets, int from, int to) {
        if (from + COMMON_HEADER > to) {
            path.malformed(Reason.SCTP_CHUNK, from);
            return;
        }
        path.between(Octets.pair(octets, from), Octets.pair(octets, from + 2));
        int tag = Octets.word(octets, from + 4);
        int at = from + COMMON_HEADER;
        while (at + 4 <= to) {
            int length = Octets.pair(octets, at + 2);
            boolean data = octets[at] == DATA;
            if (length < (data ? DATA_HEADER : 4) || at + length > to) {
                path.malformed(Reason.SCTP_CHUNK, at);
                return;
            }
            if (data) {
                data(tag, octets, at, at + length);
            }
            at += length + 3 & ~3;
        }
    }

    private void data(int tag, byte[] octets, int at, int to) {
        int sequence = Octets.word(octets, at + 4);
        Association association = associations.of(path.direction(tag));
        if (association.repeated(sequence)) {
            path.duplicate();
        } else if (Octets.word(octets, at + 12) != M3UA) {
            path.other();
        } else if ((octets[at + 1] & (BEGIN | END)) == (BEGIN | END)) {
            m3ua.message(octets, at + DATA_HEADER, to);
        } else {
            part(association, sequence, octets, at, to);
        }
    }

    /** RFC 9260, 6.9: the parts of a message have consecutive numbers. */
    private void part(Association association, int sequence, byte[] octets, int at, int to) {
        boolean begin = (octets[at + 1] & BEGIN) != 0;
        if (begin) {
            association.forget();
            association.open = true;
        } else if (!association.open || association.expected != sequence) {
            association.forget();
            path.malformed(Reason.SCTP_PART, at);
            return;
        }
        association.expected = sequence + 1;
        if (!association.hold(octets, at + DATA_HEADER, to)) {
            path.malformed(Reason.SCTP_PART, at);
        } else if ((octets[at + 1] & END) != 0) {
            m3ua.message(association.part, 0, association.partLength);
            association.forget();
        } else {
            path.part();
        }
    }
}
