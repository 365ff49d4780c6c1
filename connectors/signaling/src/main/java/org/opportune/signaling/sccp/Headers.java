package org.opportune.signaling.sccp;

import org.opportune.signaling.Reason;

/** The layouts of Q.713, 4.2 to 4.21: a fixed part, then pointers to the parameters that vary, then the optional ones. */
final class Headers {
    private static final int DLR = 1;
    private static final int SLR = 2;
    private static final int CLASS = 4;
    private static final int CAUSE = 8;
    private static final int SEGMENTING = 16;
    private static final int HOPS = 32;
    private static final int CALLED = 64;
    private static final int CALLING = 128;
    private static final int DATA = 256;
    private static final int OPTIONS = 512;
    private static final int LONG = 1024;
    private static final int UNITDATA = CALLED | CALLING | DATA;

    /** What each message type has, in the order of the bits above; 0 = a type that does not exist. */
    private static final int[] LAYOUT = new int[32];

    static {
        LAYOUT[Sccp.CR] = SLR | CLASS | CALLED | OPTIONS;
        LAYOUT[Sccp.CC] = DLR | SLR | CLASS | OPTIONS;
        LAYOUT[Sccp.CREF] = DLR | CAUSE | OPTIONS;
        LAYOUT[Sccp.RLSD] = DLR | SLR | CAUSE | OPTIONS;
        LAYOUT[Sccp.RLC] = DLR | SLR;
        LAYOUT[Sccp.DT1] = DLR | SEGMENTING | DATA;
        LAYOUT[Sccp.UDT] = CLASS | UNITDATA;
        LAYOUT[Sccp.UDTS] = CAUSE | UNITDATA;
        LAYOUT[Sccp.ERR] = DLR | CAUSE;
        LAYOUT[Sccp.IT] = DLR | SLR | CLASS;
        LAYOUT[Sccp.XUDT] = CLASS | HOPS | UNITDATA | OPTIONS;
        LAYOUT[Sccp.XUDTS] = CAUSE | HOPS | UNITDATA | OPTIONS;
        // Classes 1 and 3, which the A interface does not use (48.006, 6): known, and passed by.
        for (int type : new int[] {0x07, 0x08, 0x0b, 0x0c, 0x0d, 0x0e}) {
            LAYOUT[type] = DLR;
        }
        LAYOUT[Sccp.LUDT] = LAYOUT[Sccp.XUDT] | LONG;
        LAYOUT[Sccp.LUDTS] = LAYOUT[Sccp.XUDTS] | LONG;
    }

    private Headers() {}

    static boolean read(Sccp into, byte[] octets, int from, int to) {
        clear(into, from);
        int type = from < to ? octets[from] & 0xff : 0;
        into.type = type;
        int layout = type < LAYOUT.length ? LAYOUT[type] : 0;
        if (layout == 0) {
            return wrong(into, Reason.SCCP_TYPE, from);
        }
        int at = from + 1;
        if (at + fixed(layout) > to) {
            return wrong(into, Reason.SCCP_CUT, to);
        }
        if ((layout & DLR) != 0) {
            into.destination = reference(octets, at);
            at += 3;
        }
        if ((layout & SLR) != 0) {
            into.source = reference(octets, at);
            at += 3;
        }
        if ((layout & CLASS) != 0) {
            into.protocolClass = octets[at++] & 0xf;
        }
        if ((layout & CAUSE) != 0) {
            into.cause = octets[at++] & 0xff;
        }
        if ((layout & SEGMENTING) != 0) {
            into.moreData = (octets[at++] & 1) != 0;
        }
        return pointers(into, layout, octets, at + ((layout & HOPS) != 0 ? 1 : 0), to);
    }

    /** Octets of the fixed part and of the pointers. */
    private static int fixed(int layout) {
        int references = 3 * Integer.bitCount(layout & (DLR | SLR));
        int single = Integer.bitCount(layout & (CLASS | CAUSE | SEGMENTING | HOPS));
        int pointers = Integer.bitCount(layout & (UNITDATA | OPTIONS));
        return references + single + ((layout & LONG) != 0 ? 2 * pointers : pointers);
    }

    private static boolean pointers(Sccp into, int layout, byte[] octets, int first, int to) {
        int at = first;
        int width = (layout & LONG) != 0 ? 2 : 1;
        for (int part = CALLED; part <= OPTIONS; part <<= 1) {
            if ((layout & part) == 0) {
                continue;
            }
            int pointer = width == 2 ? pair(octets, at) : octets[at] & 0xff;
            at += width;
            if (part == OPTIONS) {
                return pointer == 0 || options(into, octets, at - 1 + pointer, to);
            }
            if (!variable(into, part, width, octets, at - 1 + pointer, to)) {
                return wrong(into, Reason.SCCP_CUT, at - width);
            }
        }
        return true;
    }

    private static boolean variable(Sccp into, int part, int width, byte[] octets, int at, int to) {
        int head = part == DATA ? width : 1;
        if (at + head > to) {
            return false;
        }
        int length = head == 2 ? pair(octets, at) : octets[at] & 0xff;
        if (at + head + length > to) {
            return false;
        }
        parameter(into, part, octets, at + head, length);
        return true;
    }

    /** Q.713, 1.8: name, length, value, until the end of optional parameters. */
    private static boolean options(Sccp into, byte[] octets, int first, int to) {
        int at = first;
        while (at < to && octets[at] != 0) {
            if (at + 2 > to || at + 2 + (octets[at + 1] & 0xff) > to) {
                return wrong(into, Reason.SCCP_OPTION, at);
            }
            int length = octets[at + 1] & 0xff;
            switch (octets[at]) {
                case 0x03 -> parameter(into, CALLED, octets, at + 2, length);
                case 0x04 -> parameter(into, CALLING, octets, at + 2, length);
                case 0x0f -> parameter(into, DATA, octets, at + 2, length);
                case 0x10 -> segmentation(into, octets, at + 2, length);
                default -> {}
            }
            at += 2 + length;
        }
        return at < to || wrong(into, Reason.SCCP_OPTION, to);
    }

    private static void parameter(Sccp into, int part, byte[] octets, int at, int length) {
        if (part == DATA) {
            into.dataAt = at;
            into.dataLength = length;
        } else {
            address(into, part == CALLED, octets, at, length);
        }
    }

    /** Q.713, 3.4: an indicator, a point code of 14 bits, a subsystem number, a global title that nobody here reads. */
    private static void address(Sccp into, boolean called, byte[] octets, int first, int length) {
        if (length == 0) {
            return;
        }
        int at = first + 1;
        int to = first + length;
        if ((octets[first] & 1) != 0 && at + 2 <= to) {
            int code = pair(octets, at) & 0x3fff;
            into.calledCode = called ? code : into.calledCode;
            into.callingCode = called ? into.callingCode : code;
            at += 2;
        }
        if ((octets[first] & 2) != 0 && at < to) {
            int ssn = octets[at] & 0xff;
            into.calledSsn = called ? ssn : into.calledSsn;
            into.callingSsn = called ? into.callingSsn : ssn;
        }
    }

    private static void segmentation(Sccp into, byte[] octets, int at, int length) {
        if (length >= 4) {
            into.firstSegment = octets[at] < 0;
            into.segmentsLeft = octets[at] & 0xf;
            into.segmentReference = reference(octets, at + 1);
        }
    }

    private static int reference(byte[] octets, int at) {
        return (octets[at] & 0xff) | (octets[at + 1] & 0xff) << 8 | (octets[at + 2] & 0xff) << 16;
    }

    private static int pair(byte[] octets, int at) {
        return (octets[at] & 0xff) | (octets[at + 1] & 0xff) << 8;
    }

    private static boolean wrong(Sccp into, Reason reason, int at) {
        into.reason = reason;
        into.wrongAt = at;
        return false;
    }

    private static void clear(Sccp into, int from) {
        into.reason = Reason.NONE;
        into.wrongAt = from;
        into.source = -1;
        into.destination = -1;
        into.cause = -1;
        into.protocolClass = -1;
        into.calledSsn = -1;
        into.callingSsn = -1;
        into.calledCode = -1;
        into.callingCode = -1;
        into.dataAt = -1;
        into.dataLength = -1;
        into.moreData = false;
        into.segmentReference = -1;
        into.segmentsLeft = 0;
        into.firstSegment = false;
    }
}
