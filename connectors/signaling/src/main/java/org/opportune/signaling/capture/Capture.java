package org.opportune.signaling.capture;

import java.io.IOException;
import java.io.InputStream;
import org.opportune.signaling.Reason;

/**
 * A capture file, frame by frame: pcap in microseconds or nanoseconds and either byte order (draft-ietf-opsawg-pcap), or pcapng
 * (draft-ietf-opsawg-pcapng). The frame's octets lie in a buffer that the next frame overwrites. A record that is cut or nonsense
 * comes as a frame without octets and with a reason; nothing can follow it, for where the next begins is lost. One thread.
 */
public abstract class Capture implements AutoCloseable {
    /** Longer frames are skipped, as a frame with the reason CAPTURE_TOO_LONG; capture tools write none above this. */
    public static final int LONGEST_FRAME = 262_144;

    private final InputStream in;
    final FileBuffer file;
    private Reason reason = Reason.NONE;
    private boolean ended;
    private long timeNs;
    private int linkType;
    private int captureInterface;
    private int offset;
    private int length;

    Capture(InputStream in, FileBuffer file) {
        this.in = in;
        this.file = file;
    }

    /** Opens a capture by its first octets; one that is none has a single frame, CAPTURE_FORMAT, or none if it is empty. */
    public static Capture open(InputStream in) throws IOException {
        FileBuffer file = new FileBuffer(in);
        if (file.ensure(4)) {
            file.bigEndian = true;
            long magic = file.word(0);
            if (magic == PcapNg.SECTION) {
                return new PcapNg(in, file);
            }
            Pcap pcap = Pcap.of(in, file, magic);
            if (pcap != null) {
                return pcap;
            }
        }
        return new Capture(in, file) {
            @Override
            boolean read() {
                return this.file.rest() && broken(Reason.CAPTURE_FORMAT);
            }
        };
    }

    /** Goes to the next frame; false at the end of the file. */
    public final boolean next() throws IOException {
        reason = Reason.NONE;
        return !ended && read();
    }

    /** Reads the next frame; false at the end. */
    abstract boolean read() throws IOException;

    /** Says that the file cannot be read on; always true: the fault is a frame. */
    final boolean broken(Reason why) {
        ended = true;
        return without(why);
    }

    /** Says that this frame has no octets. */
    final boolean without(Reason why) {
        reason = why;
        offset = file.position();
        length = 0;
        return true;
    }

    /** Takes {@code count} octets, or says why not. */
    final boolean take(long count, long timeNs, int linkType, int captureInterface) throws IOException {
        this.timeNs = timeNs;
        this.linkType = linkType;
        this.captureInterface = captureInterface;
        if (count > LONGEST_FRAME) {
            return file.skip(count) ? without(Reason.CAPTURE_TOO_LONG) : broken(Reason.CAPTURE_CUT);
        }
        if (!file.ensure((int) count)) {
            return broken(Reason.CAPTURE_CUT);
        }
        offset = file.position();
        length = (int) count;
        file.pass(length);
        return true;
    }

    /** NONE, or why this frame has no octets. */
    public final Reason reason() {
        return reason;
    }

    /** Where in the file reading stands: behind this frame, or at what is wrong. */
    public final long fileOffset() {
        return file.offset();
    }

    /** Nanoseconds since 1970 UTC; 0 where the file has none. */
    public final long timeNs() {
        return timeNs;
    }

    /** The link type, as registered with tcpdump: 1 = Ethernet, 141 = MTP3. */
    public final int linkType() {
        return linkType;
    }

    /** The interface of pcapng, 0 in a pcap. */
    public final int captureInterface() {
        return captureInterface;
    }

    /** The array that holds the frame from {@link #offset}, {@link #length} octets. */
    public final byte[] octets() {
        return file.octets;
    }

    /** Where it begins. */
    public final int offset() {
        return offset;
    }

    /** How many octets were captured. */
    public final int length() {
        return length;
    }

    @Override
    public final void close() throws IOException {
        in.close();
    }
}
