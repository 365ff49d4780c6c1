package org.opportune.signaling.carrier;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.opportune.signaling.Reason;
import org.opportune.signaling.carrier.Outlet.Ends;

/**
 * One direction of a TCP connection (RFC 9293) that carries SCCP in the IPA framing: length in two octets, protocol in one, 0xfd = SCCP.
 * Segments are put in order; a connection that does not begin with such a head carries something else.
 */
final class IpaStream {
    private static final int HEAD = 3;
    private static final int SCCP = 0xfd;
    /** Lowest protocol that is known: 0xdf and above are assigned. */
    private static final int FIRST_PROTOCOL = 0xdf;

    private static final int LONGEST = 4_096;
    private static final int MOST_HELD = 64;
    private static final int SYN = 2;

    private final Outlet outlet;
    private final Ends ends;
    private final Map<Integer, byte[]> held = new TreeMap<>((a, b) -> a - b);
    private byte[] rest = new byte[0];
    private boolean begun;
    private boolean foreign;
    private int expected;

    IpaStream(Outlet outlet, Ends ends) {
        this.outlet = outlet;
        this.ends = ends;
    }

    void segment(byte[] octets, int from, int to) {
        int serial = Packets.i32(octets, from + 4);
        int head = (octets[from + 12] & 0xf0) >> 2;
        if (head < 20 || head > to - from) {
            outlet.malformed(Reason.LINK_HEADER, octets, from);
            return;
        }
        if ((octets[from + 13] & SYN) != 0) {
            begin(serial + 1);
        }
        if (from + head < to && !foreign) {
            data(serial, Arrays.copyOfRange(octets, from + head, to));
        }
    }

    private void begin(int serial) {
        begun = true;
        foreign = false;
        expected = serial;
        rest = new byte[0];
        held.clear();
    }

    private void data(int serial, byte[] octets) {
        if (!begun) {
            begin(serial);
        }
        if (serial + octets.length - expected <= 0) {
            outlet.duplicate();
            return;
        }
        if (serial - expected > 0) {
            hold(serial, octets);
            return;
        }
        append(octets, expected - serial);
        for (byte[] next = held.remove(expected); next != null && !foreign; next = held.remove(expected)) {
            append(next, 0);
        }
    }

    /** A hole; when it is not filled, what was before it is given up. */
    private void hold(int serial, byte[] octets) {
        held.put(serial, octets);
        outlet.piece();
        if (held.size() > MOST_HELD) {
            outlet.malformed(Reason.IPA, octets, 0);
            int first = held.keySet().iterator().next();
            byte[] next = held.remove(first);
            Map<Integer, byte[]> later = new TreeMap<>(held);
            begin(first);
            held.putAll(later);
            append(next == null ? new byte[0] : next, 0);
        }
    }

    private void append(byte[] octets, int from) {
        expected += octets.length - from;
        byte[] all = Arrays.copyOf(rest, rest.length + octets.length - from);
        System.arraycopy(octets, from, all, rest.length, octets.length - from);
        rest = messages(all);
    }

    /** Gives the whole messages; what is left waits. */
    private byte[] messages(byte[] all) {
        int at = 0;
        boolean given = false;
        while (all.length - at >= HEAD) {
            int length = Packets.u16(all, at);
            int protocol = all[at + 2] & 0xff;
            if (length > LONGEST || protocol < FIRST_PROTOCOL) {
                foreign = true;
                outlet.other();
                return new byte[0];
            }
            if (all.length - at - HEAD < length) {
                break;
            }
            if (protocol == SCCP) {
                outlet.bare(ends, all, at + HEAD, at + HEAD + length);
            } else {
                outlet.other();
            }
            given = true;
            at += HEAD + length;
        }
        if (!given) {
            outlet.piece();
        }
        return Arrays.copyOfRange(all, at, all.length);
    }
}
