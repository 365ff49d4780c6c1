package org.opportune.signaling.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.opportune.signaling.Reason;

/**
 * Reads a capture file, pcap (micro- or nanoseconds, either order of octets) or pcapng, frame by frame. What does not hold together
 * ends it with a reason and the place in the file; the frames before it stay. For one thread.
 */
public final class Capture implements Closeable {
    /** Octets of the longest frame; a longer one ends the reading. */
    public static final int LONGEST_FRAME = 1 << 18;

    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;
    private static final int PCAP_HEAD = 24;
    private static final int RECORD_HEAD = 16;

    private final InputStream in;
    private final OctetStream stream;
    private final Frame frame = new Frame();
    private Reason reason = Reason.NONE;
    private long wrongAt = -1;
    private final Blocks blocks = new Blocks();
    private boolean begun;
    private boolean next;
    private boolean nanoseconds;

    public Capture(InputStream in) {
        this.in = in;
        this.stream = new OctetStream(in);
    }

    /** The next frame, the same object each time; null at the end, or where the file is broken: then there is a {@link #reason}. */
    public @Nullable Frame read() throws IOException {
        if (reason != Reason.NONE || (!begun && !begin()) || stream.isEmpty()) {
            return null;
        }
        if (!(next ? packet() : record())) {
            return null;
        }
        frame.number++;
        return frame;
    }

    private boolean begin() throws IOException {
        begun = true;
        if (!stream.has(4)) {
            return stream.isEmpty() ? wrong(Reason.CAPTURE_CUT) : wrong(Reason.CAPTURE_FORMAT);
        }
        if (stream.i32(stream.at) == Blocks.SECTION) {
            next = true;
            return true;
        }
        for (int order = 0; order < 2; order++) {
            stream.bigEndian = order == 1;
            int magic = stream.i32(stream.at);
            if (magic == MICROSECONDS || magic == NANOSECONDS) {
                nanoseconds = magic == NANOSECONDS;
                return head();
            }
        }
        return wrong(Reason.CAPTURE_FORMAT);
    }

    private boolean head() throws IOException {
        if (!stream.has(PCAP_HEAD)) {
            return wrong(Reason.CAPTURE_CUT);
        }
        frame.linkType = stream.i32(stream.at + 20) & 0xffff;
        stream.at += PCAP_HEAD;
        return true;
    }

    private boolean packet() throws IOException {
        if (blocks.read(stream, frame)) {
            return true;
        }
        return blocks.reason() != Reason.NONE && wrong(blocks.reason());
    }

    private boolean record() throws IOException {
        if (!stream.has(RECORD_HEAD)) {
            return wrong(Reason.CAPTURE_CUT);
        }
        long seconds = stream.u32(stream.at);
        long fraction = stream.u32(stream.at + 4);
        int length = stream.i32(stream.at + 8);
        if (length < 0 || length > LONGEST_FRAME) {
            return wrong(Reason.CAPTURE_TOO_LONG);
        }
        if (!stream.has(RECORD_HEAD + length)) {
            return wrong(Reason.CAPTURE_CUT);
        }
        frame.timeNs = seconds * 1_000_000_000L + fraction * (nanoseconds ? 1 : 1_000);
        frame.octets = stream.octets;
        frame.offset = stream.at + RECORD_HEAD;
        frame.length = length;
        stream.at += RECORD_HEAD + length;
        return true;
    }

    private boolean wrong(Reason why) {
        reason = why;
        wrongAt = stream.position();
        return false;
    }

    /** Why reading ended before the file's end, or NONE. */
    public Reason reason() {
        return reason;
    }

    /** Octets of the file before what is wrong; -1 = nothing is. */
    public long wrongAt() {
        return wrongAt;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
