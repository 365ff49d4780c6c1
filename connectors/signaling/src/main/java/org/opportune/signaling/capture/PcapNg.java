package org.opportune.signaling.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.opportune.signaling.Reason;

/** Blocks of sections: interfaces, then packets that name them. Blocks of other kinds are passed by. */
final class PcapNg extends Capture {
    static final long SECTION = 0x0a0d0d0aL;

    private static final long BYTE_ORDER = 0x1a2b3c4dL;
    private static final int INTERFACE = 1;
    private static final int PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    private static final int MOST_INTERFACES = 4096;
    /** Head of a block (type, length) and its length repeated at the end. */
    private static final int HEAD = 8;

    private static final int TAIL = 4;
    private static final int RESOLUTION = 9;
    private static final int OFFSET = 14;

    /** Link type, ticks in a second as a power (bit 7: of two), and seconds to add. */
    private record Interface(int linkType, int resolution, long seconds) {}

    private final List<Interface> interfaces = new ArrayList<>();

    PcapNg(InputStream in, FileBuffer file) {
        super(in, file);
    }

    @Override
    boolean read() throws IOException {
        while (file.ensure(HEAD + TAIL)) {
            int at = file.position();
            long type = file.word(at);
            if (type == SECTION && !section(at)) {
                return broken(Reason.CAPTURE_FORMAT);
            }
            long length = file.word(at + 4);
            if (length < HEAD + TAIL || length % 4 != 0) {
                return broken(Reason.CAPTURE_FORMAT);
            }
            long body = length - HEAD - TAIL;
            file.pass(HEAD);
            if (type == ENHANCED_PACKET || type == PACKET || type == SIMPLE_PACKET) {
                return packet((int) type, body);
            }
            if (!(type == INTERFACE ? describe(body) : file.skip(body + TAIL))) {
                return broken(Reason.CAPTURE_CUT);
            }
        }
        return file.rest() && broken(Reason.CAPTURE_CUT);
    }

    private boolean section(int at) {
        interfaces.clear();
        file.bigEndian = true;
        if (file.word(at + 8) != BYTE_ORDER) {
            file.bigEndian = false;
        }
        return file.word(at + 8) == BYTE_ORDER;
    }

    private boolean describe(long body) throws IOException {
        if (body < 8 || body > LONGEST_FRAME || interfaces.size() == MOST_INTERFACES) {
            return file.skip(body + TAIL);
        }
        if (!file.ensure((int) body + TAIL)) {
            return false;
        }
        int at = file.position();
        int end = at + (int) body;
        int resolution = 6;
        long seconds = 0;
        for (int option = at + 8; option + 4 <= end; option += 4 + (file.half(option + 2) + 3) / 4 * 4) {
            int length = file.half(option + 2);
            if (file.half(option) == 0 || option + 4 + length > end) {
                break;
            }
            if (file.half(option) == RESOLUTION && length == 1) {
                resolution = file.octets[option + 4] & 0xff;
            } else if (file.half(option) == OFFSET && length == 8) {
                seconds = file.bigEndian
                        ? file.word(option + 4) << 32 | file.word(option + 8)
                        : file.word(option + 8) << 32 | file.word(option + 4);
            }
        }
        interfaces.add(new Interface(file.half(at), resolution, seconds));
        return file.skip(body + TAIL);
    }

    /** The whole block is in the buffer before the frame is shown, so that passing its tail moves nothing. */
    private boolean packet(int type, long body) throws IOException {
        int head = type == SIMPLE_PACKET ? 4 : 20;
        if (body < head) {
            return broken(Reason.CAPTURE_FORMAT);
        }
        if (body > 2L * LONGEST_FRAME) {
            return file.skip(body + TAIL) ? without(Reason.CAPTURE_TOO_LONG) : broken(Reason.CAPTURE_CUT);
        }
        if (!file.ensure((int) body + TAIL)) {
            return broken(Reason.CAPTURE_CUT);
        }
        int at = file.position();
        long index = type == ENHANCED_PACKET ? file.word(at) : type == PACKET ? file.half(at) : 0;
        long length = type == SIMPLE_PACKET ? Math.min(file.word(at), body - head) : file.word(at + 12);
        if (index >= interfaces.size() || length > body - head) {
            return broken(Reason.CAPTURE_FORMAT);
        }
        Interface from = interfaces.get((int) index);
        long time = type == SIMPLE_PACKET ? 0 : timeNs(from, file.word(at + 4) << 32 | file.word(at + 8));
        file.pass(head);
        take(length, time, from.linkType(), (int) index);
        file.pass((int) (body - head - length) + TAIL);
        return true;
    }

    /** Ticks to nanoseconds without overflow: whole seconds, then the rest. */
    private static long timeNs(Interface from, long ticks) {
        int power = from.resolution() & 0x7f;
        if (from.resolution() > 0x7f) {
            long rest = power == 0 ? 0 : ticks & (1L << Math.min(power, 62)) - 1;
            double part = (double) rest / (1L << Math.min(power, 62));
            return ((ticks >>> Math.min(power, 62)) + from.seconds()) * 1_000_000_000L + (long) (part * 1e9);
        }
        long second = (long) Math.pow(10, Math.min(power, 18));
        long rest = Long.remainderUnsigned(ticks, second);
        long nanos = power <= 9 ? rest * (1_000_000_000L / second) : rest / (second / 1_000_000_000L);
        return (Long.divideUnsigned(ticks, second) + from.seconds()) * 1_000_000_000L + nanos;
    }
}
