package org.opportune.signaling.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream with a window that grows to what is asked for, so that a record is read where it lies. */
final class OctetStream {
    private static final int FIRST = 1 << 16;

    private final InputStream in;
    byte[] octets = new byte[FIRST];
    int at;
    private int end;
    private long dropped;
    boolean bigEndian;

    OctetStream(InputStream in) {
        this.in = in;
    }

    /** Has {@code count} octets from {@link #at} on; false if the stream ends before. */
    boolean has(int count) throws IOException {
        if (end - at >= count) {
            return true;
        }
        System.arraycopy(octets, at, octets, 0, end - at);
        dropped += at;
        end -= at;
        at = 0;
        if (count > octets.length) {
            octets = Arrays.copyOf(octets, Math.max(count, 2 * octets.length));
        }
        while (end < count) {
            int read = in.read(octets, end, octets.length - end);
            if (read < 0) {
                return false;
            }
            end += read;
        }
        return true;
    }

    /** True if nothing at all is left. */
    boolean isEmpty() throws IOException {
        return !has(1);
    }

    /** Octets of the file before {@link #at}. */
    long position() {
        return dropped + at;
    }

    int u16(int from) {
        int first = octets[from] & 0xff;
        int second = octets[from + 1] & 0xff;
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    int i32(int from) {
        int first = u16(from);
        int second = u16(from + 2);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    long u32(int from) {
        return i32(from) & 0xffffffffL;
    }

    long i64(int from) {
        long first = u32(from);
        long second = u32(from + 4);
        return bigEndian ? first << 32 | second : second << 32 | first;
    }
}
