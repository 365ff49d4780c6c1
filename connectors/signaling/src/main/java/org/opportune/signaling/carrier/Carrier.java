package org.opportune.signaling.carrier;

import java.io.IOException;
import org.opportune.signaling.Reason;
import org.opportune.signaling.Tally;
import org.opportune.signaling.capture.Capture;

/**
 * Takes frames apart down to SCCP: link layer and IP here, then SCTP or TCP. Counts each frame and what its carriers did with its
 * records; the taker counts what it took. One thread. Never throws for what a frame holds.
 */
public final class Carrier {
    private static final int ETHERNET = 1;
    private static final int MTP3 = 141;
    private static final int ETHERTYPE_IPV4 = 0x0800;
    private static final int ETHERTYPE_IPV6 = 0x86dd;
    private static final int MOST_TAGS = 4;
    private static final int TCP = 6;
    private static final int SCTP = 132;

    private final Tally tally;
    private final Path path;
    private final Sctp sctp;
    private final SccpLite sccpLite;
    private final RoutingLabel label;

    /** What it counts goes to {@code tally}, what it finds to {@code taker}. */
    public Carrier(Tally tally, UnitTaker taker) {
        this.tally = tally;
        path = new Path(tally, taker);
        label = new RoutingLabel(path);
        sctp = new Sctp(path);
        sccpLite = new SccpLite(path);
    }

    /** Reads a capture to its end. */
    public void read(Capture capture) throws IOException {
        while (capture.next()) {
            if (capture.reason() == Reason.NONE) {
                frame(capture.timeNs(), capture.linkType(), capture.captureInterface(), capture.octets(),
                        capture.offset(), capture.length());
            } else {
                tally.frame();
                tally.malformed(capture.reason(), tally.frames(), capture.fileOffset());
            }
        }
    }

    /** Reads one frame. */
    public void frame(long timeNs, int linkType, int captureInterface, byte[] octets, int offset, int length) {
        tally.frame();
        path.begin(tally.frames(), timeNs, captureInterface, octets, offset);
        link(linkType, octets, offset, offset + length);
        path.end();
    }

    private void link(int linkType, byte[] octets, int from, int to) {
        switch (linkType) {
            case ETHERNET -> ethernet(octets, from + 12, to);
            // Linux cooked, both versions: where the protocol lies, and where the packet begins.
            case 113 -> protocol(octets, from + 14, from + 16, to);
            case 276 -> protocol(octets, from, from + 20, to);
            case 12, 14, 101, 228, 229 -> ip(octets, from, to);
            // BSD loopback: four octets with the address family.
            case 0, 108 -> ip(octets, from + 4, to);
            case MTP3 -> label.read(octets, from, to);
            default -> path.other();
        }
    }

    /** IEEE 802.3 with up to four tags of 802.1Q or 802.1ad. */
    private void ethernet(byte[] octets, int first, int to) {
        int at = first;
        for (int tags = 0; tags < MOST_TAGS && at + 2 <= to; tags++) {
            int type = Octets.pair(octets, at);
            if (type != 0x8100 && type != 0x88a8 && type != 0x9100) {
                break;
            }
            at += 4;
        }
        protocol(octets, at, at + 2, to);
    }

    private void protocol(byte[] octets, int at, int packet, int to) {
        if (packet > to) {
            path.malformed(Reason.LINK_HEADER, to);
            return;
        }
        int type = Octets.pair(octets, at);
        if (type == ETHERTYPE_IPV4 || type == ETHERTYPE_IPV6) {
            ip(octets, packet, to);
        } else {
            path.other();
        }
    }

    private void ip(byte[] octets, int from, int to) {
        int version = from < to ? octets[from] >> 4 & 0xf : 0;
        if (version == 4) {
            version4(octets, from, to);
        } else if (version == 6) {
            version6(octets, from, to);
        } else {
            path.malformed(Reason.LINK_HEADER, from);
        }
    }

    /** RFC 791. */
    private void version4(byte[] octets, int from, int to) {
        int head = (octets[from] & 0xf) * 4;
        if (from + 20 > to || head < 20) {
            path.malformed(Reason.LINK_HEADER, from);
            return;
        }
        int total = Octets.pair(octets, from + 2);
        int protocol = octets[from + 9] & 0xff;
        // A length of 0 is a network card's doing: it would have filled it in later.
        int end = total == 0 ? to : from + total;
        if (end > to || from + head > end) {
            path.malformed(Reason.LINK_HEADER, from + 2);
            return;
        }
        path.between(Octets.word(octets, from + 12), Octets.word(octets, from + 16));
        boolean fragment = (Octets.pair(octets, from + 6) & 0x3fff) != 0;
        transport(protocol, fragment, octets, from + head, end);
    }

    /** RFC 8200, with the extension headers that may precede a transport. */
    private void version6(byte[] octets, int from, int to) {
        if (from + 40 > to || from + 40 + Octets.pair(octets, from + 4) > to) {
            path.malformed(Reason.LINK_HEADER, from);
            return;
        }
        path.between(
                Hash.mix(Octets.twoWords(octets, from + 8), Octets.twoWords(octets, from + 16)),
                Hash.mix(Octets.twoWords(octets, from + 24), Octets.twoWords(octets, from + 32)));
        int end = from + 40 + Octets.pair(octets, from + 4);
        int next = octets[from + 6] & 0xff;
        int at = from + 40;
        while ((next == 0 || next == 43 || next == 60) && at + 8 <= end) {
            next = octets[at] & 0xff;
            at += 8 + 8 * (octets[at + 1] & 0xff);
        }
        boolean fragment = next == 44 && at + 8 <= end;
        if (at > end) {
            path.malformed(Reason.LINK_HEADER, end);
        } else {
            transport(fragment ? octets[at] & 0xff : next, fragment, octets, at, end);
        }
    }

    private void transport(int protocol, boolean fragment, byte[] octets, int from, int to) {
        if (protocol != SCTP && protocol != TCP) {
            path.other();
        } else if (fragment) {
            path.malformed(Reason.IP_FRAGMENT, from);
        } else if (protocol == SCTP) {
            sctp.packet(octets, from, to);
        } else {
            sccpLite.segment(octets, from, to);
        }
    }
}
