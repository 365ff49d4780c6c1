package org.opportune.signaling.carrier;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opportune.signaling.Reason;
import org.opportune.signaling.carrier.Outlet.Ends;

/** IP version 4 (RFC 791) and 6 (RFC 8200), and which association a packet belongs to. Fragments are not joined. */
final class Packets {
    private static final int SCTP = 132;
    private static final int TCP = 6;
    private static final int MOST = 10_000;
    private static final int RECENT_BITS = 8;
    private static final int RECENT = 1 << RECENT_BITS;

    private final Outlet outlet;
    private final Map<Ends, Association> associations = bounded();
    private final Map<Ends, IpaStream> streams = bounded();
    /** Directions heard just now, by a hash: most packets are of one of a few, and are spared the map. */
    private final @Nullable Heard[] recent = new Heard[RECENT];

    Packets(Outlet outlet) {
        this.outlet = outlet;
    }

    /** A direction of SCTP, with what its ends come to. */
    private record Heard(long source, int ports, long destination, int tag, int leg, Association association) {
        boolean is(long from, int between, long to, int verification) {
            return tag == verification && ports == between && source == from && destination == to;
        }
    }

    private static <T> Map<Ends, T> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Ends, T> eldest) {
                return size() > MOST;
            }
        };
    }

    static int u16(byte[] octets, int at) {
        return (octets[at] & 0xff) << 8 | (octets[at + 1] & 0xff);
    }

    static int i32(byte[] octets, int at) {
        return u16(octets, at) << 16 | u16(octets, at + 2);
    }

    void read(byte[] octets, int from, int to) {
        int version = from < to ? (octets[from] & 0xff) >> 4 : 0;
        if (version == 4) {
            version4(octets, from, to);
        } else if (version == 6) {
            version6(octets, from, to);
        } else {
            outlet.malformed(Reason.LINK_HEADER, octets, from);
        }
    }

    private void version4(byte[] octets, int from, int to) {
        int head = (octets[from] & 15) * 4;
        if (head < 20 || to - from < head || u16(octets, from + 2) < head || u16(octets, from + 2) > to - from) {
            outlet.malformed(Reason.LINK_HEADER, octets, from);
        } else if ((u16(octets, from + 6) & 0x3fff) != 0) {
            outlet.malformed(Reason.IP_FRAGMENT, octets, from);
        } else {
            long source = i32(octets, from + 12) & 0xffffffffL;
            long destination = i32(octets, from + 16) & 0xffffffffL;
            transport(octets[from + 9] & 0xff, source, destination, octets, from + head, from + u16(octets, from + 2));
        }
    }

    private void version6(byte[] octets, int from, int to) {
        if (to - from < 40 || u16(octets, from + 4) > to - from - 40) {
            outlet.malformed(Reason.LINK_HEADER, octets, from);
            return;
        }
        int end = from + 40 + u16(octets, from + 4);
        int next = octets[from + 6] & 0xff;
        int at = from + 40;
        // Hop-by-hop options, routing, destination options.
        while (next == 0 || next == 43 || next == 60) {
            if (at + 8 > end || at + 8 + (octets[at + 1] & 0xff) * 8 > end) {
                outlet.malformed(Reason.LINK_HEADER, octets, from);
                return;
            }
            next = octets[at] & 0xff;
            at += 8 + (octets[at + 1] & 0xff) * 8;
        }
        if (next == 44) {
            outlet.malformed(Reason.IP_FRAGMENT, octets, from);
        } else {
            transport(next, address(octets, from + 8), address(octets, from + 24), octets, at, end);
        }
    }

    /** Sixteen octets told apart by 63 bits. */
    private static long address(byte[] octets, int at) {
        long hash = 1;
        for (int i = 0; i < 16; i += 4) {
            hash = hash * 0x9e3779b97f4a7c15L + i32(octets, at + i);
        }
        return hash | Long.MIN_VALUE;
    }

    private void transport(int protocol, long source, long destination, byte[] octets, int from, int to) {
        if (protocol != SCTP && protocol != TCP) {
            outlet.other();
        } else if (to - from < (protocol == SCTP ? 12 : 20)) {
            outlet.malformed(Reason.LINK_HEADER, octets, from);
        } else if (protocol == SCTP) {
            Heard heard = heard(source, i32(octets, from), destination, i32(octets, from + 4));
            outlet.on(heard.leg);
            heard.association.packet(octets, from + 12, to);
        } else {
            Ends ends = new Ends(source, u16(octets, from), destination, u16(octets, from + 2), 0);
            outlet.on(ends.leg());
            streams.computeIfAbsent(ends, any -> new IpaStream(outlet, ends)).segment(octets, from, to);
        }
    }

    private Heard heard(long source, int ports, long destination, int tag) {
        int slot = ((ports * 31 + tag) * 0x9e3779b1) >>> (32 - RECENT_BITS);
        Heard heard = recent[slot];
        if (heard != null && heard.is(source, ports, destination, tag)) {
            return heard;
        }
        Ends ends = new Ends(source, ports >>> 16, destination, ports & 0xffff, tag);
        Association association = associations.computeIfAbsent(ends, any -> new Association(outlet));
        heard = new Heard(source, ports, destination, tag, ends.leg(), association);
        recent[slot] = heard;
        return heard;
    }
}
