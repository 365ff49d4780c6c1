package org.opportune.signaling.carrier;

import java.io.IOException;
import java.util.function.Consumer;
import org.opportune.signaling.Counts;
import org.opportune.signaling.Reason;
import org.opportune.signaling.capture.Capture;
import org.opportune.signaling.capture.Frame;

/**
 * Takes captured frames and gives the SCCP messages in them, in the order of their last octets. Remembers what SCTP and TCP need: for
 * each direction of an association some hundred octets, for 10,000 of them at most. For one thread.
 */
public final class Carriers {
    private static final int LINK_NULL = 0;
    private static final int LINK_ETHERNET = 1;
    private static final int LINK_COOKED = 113;
    private static final int LINK_MTP3 = 141;
    private static final int LINK_COOKED_2 = 276;
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    private static final int VLAN = 0x8100;
    private static final int PROVIDER_VLAN = 0x88a8;

    private final Outlet outlet;
    private final Packets packets;
    private final Counts counts;

    /** @param out gets each message; the unit is the same object each time */
    public Carriers(Counts counts, Consumer<Unit> out) {
        this.counts = counts;
        this.outlet = new Outlet(counts, out);
        this.packets = new Packets(outlet);
    }

    /** Takes all frames of a file. A file that breaks off counts as one malformed frame more, its place counted from the file's start. */
    public void take(Capture capture) throws IOException {
        long last = 0;
        for (Frame frame = capture.read(); frame != null; frame = capture.read()) {
            take(frame);
            last = frame.number();
        }
        if (capture.reason() != Reason.NONE) {
            counts.frame();
            counts.malformed(capture.reason(), last + 1, capture.wrongAt());
            counts.frameEnds();
        }
    }

    /** Takes one frame. */
    public void take(Frame frame) {
        counts.frame();
        outlet.begin(frame);
        int from = frame.offset();
        int to = from + frame.length();
        byte[] octets = frame.octets();
        switch (frame.linkType()) {
            case LINK_ETHERNET -> network(octets, ethernet(octets, from, to), from, to);
            case LINK_COOKED -> network(octets, to - from < 16 ? -1 : from + 14, from, to);
            case LINK_COOKED_2 -> cooked(octets, from, to);
            case LINK_NULL -> packets.read(octets, from + 4, to);
            case 12, 101, 228, 229 -> packets.read(octets, from, to);
            case LINK_MTP3 -> outlet.mtp3(octets, from, to);
            default -> counts.other();
        }
        counts.frameEnds();
    }

    /** Where the type of what an Ethernet frame holds stands, behind its tags (IEEE 802.1Q); -1 = it is cut. */
    private static int ethernet(byte[] octets, int from, int to) {
        int at = from + 12;
        while (at + 2 <= to) {
            int type = Packets.u16(octets, at);
            if (type != VLAN && type != PROVIDER_VLAN) {
                return at;
            }
            at += 4;
        }
        return -1;
    }

    private void network(byte[] octets, int typeAt, int from, int to) {
        if (typeAt < 0) {
            outlet.malformed(Reason.LINK_HEADER, octets, from);
        } else {
            packet(octets, Packets.u16(octets, typeAt), typeAt + 2, to);
        }
    }

    private void packet(byte[] octets, int type, int from, int to) {
        if (type == IPV4 || type == IPV6) {
            packets.read(octets, from, to);
        } else {
            counts.other();
        }
    }

    private void cooked(byte[] octets, int from, int to) {
        if (to - from < 20) {
            outlet.malformed(Reason.LINK_HEADER, octets, from);
        } else {
            packet(octets, Packets.u16(octets, from), from + 20, to);
        }
    }
}
