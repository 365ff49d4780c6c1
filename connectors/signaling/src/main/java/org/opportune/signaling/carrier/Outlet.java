package org.opportune.signaling.carrier;

import java.util.function.Consumer;
import org.opportune.signaling.Counts;
import org.opportune.signaling.Reason;
import org.opportune.signaling.capture.Frame;

/** Where SCCP messages leave, out of M3UA (RFC 4666 3.3.1), MTP level 3 (Q.704 2, 14) or the IPA framing, and are counted. */
final class Outlet {
    private static final int SCCP = 3;
    private static final int ROUTING_CONTEXT = 0x0006;
    private static final int PROTOCOL_DATA = 0x0210;
    private static final int LABEL = 12;
    private static final int MTP3_HEAD = 5;
    private static final int POINT_CODE = 0x3fff;
    private static final int NONE = -1;

    private final Counts counts;
    private final Consumer<Unit> out;
    private final Unit unit = new Unit();
    private long frame;
    private long timeNs;
    private byte[] captured = new byte[0];
    private int start;
    private int networkInterface;
    private int link;

    Outlet(Counts counts, Consumer<Unit> out) {
        this.counts = counts;
        this.out = out;
    }

    /**
     * The two ends of one direction of an association.
     *
     * @param tag SCTP's verification tag; 0 in TCP
     */
    record Ends(long source, int sourcePort, long destination, int destinationPort, int tag) {
        /** The same for both directions, and for an association that was made anew; another number for another. */
        int leg() {
            return node(source, sourcePort) ^ node(destination, destinationPort);
        }

        /** A number for an end without point code: the same wherever it is seen. */
        static int node(long address, int port) {
            long hash = (address * 31 + port) * 0x9e3779b97f4a7c15L;
            return Unit.PSEUDO_CODE + (int) (hash >>> 34);
        }
    }

    void begin(Frame of) {
        frame = of.number();
        timeNs = of.timeNs();
        captured = of.octets();
        start = of.offset();
        networkInterface = of.networkInterface();
    }

    /** What follows was captured on this leg, see {@link Ends#leg}. */
    void on(int leg) {
        link = leg + networkInterface;
    }

    void other() {
        counts.other();
    }

    void piece() {
        counts.piece();
    }

    void duplicate() {
        counts.duplicate();
    }

    /** {@code at} is an index of the array that is being read. */
    void malformed(Reason reason, byte[] octets, int at) {
        counts.malformed(reason, frame, octets == captured ? at - start : at);
    }

    void mtp3(byte[] octets, int from, int to) {
        if (to - from <= MTP3_HEAD) {
            malformed(Reason.MTP3, octets, from);
        } else if ((octets[from] & 15) != SCCP) {
            counts.other();
        } else {
            int label = Integer.reverseBytes(Packets.i32(octets, from + 1));
            unit.captured(frame, timeNs, networkInterface);
            unit.label((octets[from] & 0xff) >> 6, label >> 14 & POINT_CODE, label & POINT_CODE, label >>> 28, NONE);
            give(octets, from + MTP3_HEAD, to);
        }
    }

    /** One M3UA message; other classes and types than DATA only keep the link alive. */
    void m3ua(byte[] octets, int from, int to) {
        if (to - from < 8
                || octets[from] != 1
                || Packets.i32(octets, from + 4) < 8
                || Packets.i32(octets, from + 4) > to - from) {
            malformed(Reason.M3UA, octets, from);
        } else if (octets[from + 2] != 1 || octets[from + 3] != 1) {
            counts.other();
        } else {
            parameters(octets, from + 8, from + Packets.i32(octets, from + 4));
        }
    }

    private void parameters(byte[] octets, int from, int to) {
        int context = NONE;
        int data = NONE;
        int dataEnd = NONE;
        for (int at = from; at + 4 <= to; ) {
            int length = Packets.u16(octets, at + 2);
            if (length < 4 || length > to - at) {
                malformed(Reason.M3UA, octets, at);
                return;
            }
            int tag = Packets.u16(octets, at);
            if (tag == ROUTING_CONTEXT && length >= 8) {
                context = Packets.i32(octets, at + 4);
            } else if (tag == PROTOCOL_DATA) {
                data = at + 4;
                dataEnd = at + length;
            }
            at += (length + 3) / 4 * 4;
        }
        protocolData(octets, data, dataEnd, context);
    }

    private void protocolData(byte[] octets, int from, int to, int context) {
        if (from < 0 || to - from < LABEL) {
            malformed(Reason.M3UA, octets, Math.max(from, start));
        } else if (octets[from + 8] != SCCP) {
            counts.other();
        } else {
            unit.captured(frame, timeNs, link);
            unit.label(
                    octets[from + 9] & 3,
                    Packets.i32(octets, from),
                    Packets.i32(octets, from + 4),
                    octets[from + 11] & 0xff,
                    context);
            give(octets, from + LABEL, to);
        }
    }

    /** SCCP without nodes: its ends stand for them. */
    void bare(Ends ends, byte[] octets, int from, int to) {
        unit.captured(frame, timeNs, link);
        int source = Ends.node(ends.source(), ends.sourcePort());
        unit.label(0, source, Ends.node(ends.destination(), ends.destinationPort()), NONE, NONE);
        give(octets, from, to);
    }

    private void give(byte[] octets, int from, int to) {
        counts.message();
        unit.message(octets, from, to - from);
        out.accept(unit);
    }
}
