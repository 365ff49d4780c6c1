package org.opportune.signaling.carrier;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.opportune.signaling.Reason;

/** One direction of an SCTP association (RFC 9260): chunks once each, and messages in pieces joined. */
final class Association {
    private static final int DATA = 0;
    private static final int DATA_HEAD = 16;
    private static final int M3UA = 3;
    private static final int BEGINS = 2;
    private static final int ENDS = 1;
    /** Serial numbers that are remembered behind the highest. */
    private static final int WINDOW = 1_024;

    private static final int MOST_PIECES = 64;

    private final Outlet outlet;
    private final long[] seen = new long[WINDOW / 64];
    private boolean begun;
    private int highest;
    private final Map<Integer, Piece> pieces = new TreeMap<>((a, b) -> a - b);

    /** A part of a message, and whether it begins or ends it. */
    private static final class Piece {
        final int flags;
        final byte[] octets;

        Piece(int flags, byte[] octets) {
            this.flags = flags;
            this.octets = octets;
        }
    }

    Association(Outlet outlet) {
        this.outlet = outlet;
    }

    /** The chunks of one packet. */
    void packet(byte[] octets, int from, int to) {
        for (int at = from; at + 4 <= to; ) {
            int length = Packets.u16(octets, at + 2);
            if (length < 4 || length > to - at) {
                outlet.malformed(Reason.SCTP_CHUNK, octets, at);
                return;
            }
            if (octets[at] == DATA) {
                chunk(octets, at, at + length);
            }
            at += (length + 3) / 4 * 4;
        }
    }

    private void chunk(byte[] octets, int from, int to) {
        if (to - from <= DATA_HEAD) {
            outlet.malformed(Reason.SCTP_CHUNK, octets, from);
            return;
        }
        int serial = Packets.i32(octets, from + 4);
        if (!first(serial)) {
            outlet.duplicate();
        } else if (Packets.i32(octets, from + 12) != M3UA) {
            outlet.other();
        } else if ((octets[from + 1] & (BEGINS | ENDS)) == (BEGINS | ENDS)) {
            outlet.m3ua(octets, from + DATA_HEAD, to);
        } else {
            piece(serial, octets[from + 1] & (BEGINS | ENDS), octets, from + DATA_HEAD, to);
        }
    }

    /** False if this serial number was here before; what is older than the window was. */
    private boolean first(int serial) {
        int ahead = begun ? serial - highest : WINDOW;
        if (ahead <= -WINDOW) {
            return false;
        }
        if (ahead >= WINDOW) {
            Arrays.fill(seen, 0);
        } else {
            for (int i = 1; i <= ahead; i++) {
                int gone = (highest + i) & (WINDOW - 1);
                seen[gone / 64] &= ~(1L << gone);
            }
        }
        if (ahead > 0) {
            highest = serial;
            begun = true;
        }
        int bit = serial & (WINDOW - 1);
        boolean known = (seen[bit / 64] >>> bit & 1) == 1;
        seen[bit / 64] |= 1L << bit;
        return !known;
    }

    /** Pieces of a message have consecutive serial numbers (RFC 9260 6.9). */
    private void piece(int serial, int flags, byte[] octets, int from, int to) {
        if (pieces.size() == MOST_PIECES) {
            pieces.clear();
            outlet.malformed(Reason.SCTP_PART, octets, from);
        }
        pieces.put(serial, new Piece(flags, Arrays.copyOfRange(octets, from, to)));
        int begin = to(serial, BEGINS, -1);
        int end = to(serial, ENDS, 1);
        if (pieces.containsKey(begin) && pieces.containsKey(end)) {
            byte[] whole = join(begin, end);
            outlet.m3ua(whole, 0, whole.length);
        } else {
            outlet.piece();
        }
    }

    /** From a piece on to the one with a flag, or to the first that is missing. */
    private int to(int serial, int flag, int step) {
        int at = serial;
        Piece piece = pieces.get(at);
        while (piece != null && (piece.flags & flag) == 0) {
            at += step;
            piece = pieces.get(at);
        }
        return at;
    }

    private byte[] join(int begin, int end) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int serial = begin; serial != end + 1; serial++) {
            Piece piece = pieces.remove(serial);
            if (piece != null) {
                whole.writeBytes(piece.octets);
            }
        }
        return whole.toByteArray();
    }
}
