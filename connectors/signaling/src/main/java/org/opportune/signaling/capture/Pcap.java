package org.opportune.signaling.capture;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.opportune.signaling.Reason;

/** The classic format: a head of 24 octets, then records with a head of 16. */
final class Pcap extends Capture {
    private static final long MICROSECONDS = 0xa1b2c3d4L;
    private static final long NANOSECONDS = 0xa1b23c4dL;
    private static final int HEAD = 24;
    private static final int RECORD_HEAD = 16;

    private final int fraction;
    private int link = -1;

    private Pcap(InputStream in, FileBuffer file, int fraction) {
        super(in, file);
        this.fraction = fraction;
    }

    /** A pcap if its first octets say so. */
    static @Nullable Pcap of(InputStream in, FileBuffer file, long magic) {
        long swapped = Integer.reverseBytes((int) magic) & 0xffffffffL;
        file.bigEndian = magic == MICROSECONDS || magic == NANOSECONDS;
        long ours = file.bigEndian ? magic : swapped;
        return ours == MICROSECONDS || ours == NANOSECONDS
                ? new Pcap(in, file, ours == MICROSECONDS ? 1000 : 1)
                : null;
    }

    @Override
    boolean read() throws IOException {
        if (link < 0) {
            if (!file.ensure(HEAD)) {
                return broken(Reason.CAPTURE_CUT);
            }
            link = file.half(file.position() + (file.bigEndian ? 22 : 20));
            file.pass(HEAD);
        }
        if (!file.ensure(RECORD_HEAD)) {
            return file.rest() && broken(Reason.CAPTURE_CUT);
        }
        int at = file.position();
        long timeNs = file.word(at) * 1_000_000_000L + file.word(at + 4) * fraction;
        long length = file.word(at + 8);
        file.pass(RECORD_HEAD);
        return take(length, timeNs, link, 0);
    }
}
