package org.opportune.signaling.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.opportune.signaling.Reason;

/** Blocks of pcapng (the IETF draft draft-ietf-opsawg-pcapng): sections, their interfaces, and the packets among them. */
final class Blocks {
    /** Type of the block that a file begins with. */
    static final int SECTION = 0x0a0d0d0a;

    private static final int BYTE_ORDER = 0x1a2b3c4d;
    private static final int INTERFACE = 1;
    private static final int SIMPLE = 3;
    private static final int ENHANCED = 6;
    private static final int HEAD = 8;
    private static final int TIME_RESOLUTION = 9;
    private static final int TIME_OFFSET = 14;
    private static final int MOST_INTERFACES = 4_096;
    private static final long NANOSECONDS = 1_000_000_000L;

    private final List<Interface> interfaces = new ArrayList<>();
    private Reason reason = Reason.NONE;

    /** @param ticks of its clock in a second */
    private record Interface(int linkType, long ticks, long offsetS) {}

    /** Why there is no next packet; NONE = the file ended where a block ends. */
    Reason reason() {
        return reason;
    }

    /** Reads up to the next packet; false if there is none. */
    boolean read(OctetStream stream, Frame into) throws IOException {
        while (!stream.isEmpty()) {
            if (!stream.has(HEAD + 4)) {
                return wrong(Reason.CAPTURE_CUT);
            }
            int type = stream.i32(stream.at);
            if (type == SECTION && !order(stream)) {
                return wrong(Reason.CAPTURE_FORMAT);
            }
            int length = stream.i32(stream.at + 4);
            if (length < HEAD + 4 || length % 4 != 0) {
                return wrong(Reason.CAPTURE_FORMAT);
            }
            if (length > Capture.LONGEST_FRAME + 1_024) {
                return wrong(Reason.CAPTURE_TOO_LONG);
            }
            if (!stream.has(length)) {
                return wrong(Reason.CAPTURE_CUT);
            }
            int from = stream.at + HEAD;
            int to = stream.at + length - 4;
            stream.at += length;
            if (block(type, from, to, stream, into)) {
                return reason == Reason.NONE;
            }
        }
        return false;
    }

    private boolean wrong(Reason why) {
        reason = why;
        return false;
    }

    /** A section says in which order its octets stand. */
    private boolean order(OctetStream stream) {
        interfaces.clear();
        stream.bigEndian = false;
        if (stream.i32(stream.at + HEAD) == BYTE_ORDER) {
            return true;
        }
        stream.bigEndian = true;
        return stream.i32(stream.at + HEAD) == BYTE_ORDER;
    }

    /** Reads a block; true if it is a packet, or wrong. */
    private boolean block(int type, int from, int to, OctetStream stream, Frame into) {
        return switch (type) {
            case INTERFACE -> {
                if (to - from < 8 || interfaces.size() == MOST_INTERFACES) {
                    reason = Reason.CAPTURE_FORMAT;
                    yield true;
                }
                interfaces.add(readInterface(from, to, stream));
                yield false;
            }
            case ENHANCED -> {
                enhanced(from, to, stream, into);
                yield true;
            }
            case SIMPLE -> {
                simple(from, to, stream, into);
                yield true;
            }
            default -> false;
        };
    }

    private static Interface readInterface(int from, int to, OctetStream stream) {
        long ticks = 1_000_000;
        long offset = 0;
        for (int at = from + 8; at + 4 <= to; ) {
            int length = stream.u16(at + 2);
            if (stream.u16(at) == TIME_RESOLUTION && length == 1 && at + 4 < to) {
                ticks = ticks(stream.octets[at + 4]);
            } else if (stream.u16(at) == TIME_OFFSET && length == 8 && at + 12 <= to) {
                offset = stream.i64(at + 4);
            }
            at += 4 + (length + 3) / 4 * 4;
        }
        return new Interface(stream.u16(from), ticks, offset);
    }

    /** A power of ten, or of two if the first bit is set. */
    private static long ticks(int resolution) {
        int power = resolution & 0x7f;
        if (resolution < 0) {
            return 1L << Math.min(power, 62);
        }
        long ticks = 1;
        for (int i = 0; i < Math.min(power, 18); i++) {
            ticks *= 10;
        }
        return ticks;
    }

    private void enhanced(int from, int to, OctetStream stream, Frame into) {
        int index = to - from < 20 ? -1 : stream.i32(from);
        int length = to - from < 20 ? -1 : stream.i32(from + 12);
        if (index < 0 || index >= interfaces.size() || length < 0 || length > to - from - 20) {
            reason = Reason.CAPTURE_FORMAT;
            return;
        }
        Interface on = interfaces.get(index);
        long time = stream.u32(from + 4) << 32 | stream.u32(from + 8);
        into.timeNs = (on.offsetS() + time / on.ticks()) * NANOSECONDS + fraction(time % on.ticks(), on.ticks());
        into.networkInterface = index;
        packet(on, from + 20, length, stream, into);
    }

    private static long fraction(long ticks, long perSecond) {
        return perSecond <= NANOSECONDS
                ? ticks * (NANOSECONDS / perSecond)
                : (long) ((double) ticks / perSecond * NANOSECONDS);
    }

    /** A packet without a time: of the moment of the one before. */
    private void simple(int from, int to, OctetStream stream, Frame into) {
        if (interfaces.isEmpty() || to - from < 4) {
            reason = Reason.CAPTURE_FORMAT;
            return;
        }
        into.networkInterface = 0;
        packet(interfaces.get(0), from + 4, (int) Math.min(stream.u32(from), to - from - 4), stream, into);
    }

    private static void packet(Interface on, int offset, int length, OctetStream stream, Frame into) {
        into.linkType = on.linkType();
        into.octets = stream.octets;
        into.offset = offset;
        into.length = length;
    }
}
