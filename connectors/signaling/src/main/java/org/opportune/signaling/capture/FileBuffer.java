package org.opportune.signaling.capture;

import java.io.IOException;
import java.io.InputStream;

/** A window on a stream of octets, with numbers in either byte order. */
final class FileBuffer {
    private static final int SIZE = 4 * Capture.LONGEST_FRAME;

    final byte[] octets = new byte[SIZE];
    private final InputStream in;
    private int position;
    private int limit;
    private long before;
    boolean bigEndian;

    FileBuffer(InputStream in) {
        this.in = in;
    }

    /** Makes {@code count} octets (at most a frame and its head) readable at {@link #position}; false if the file ends before. */
    boolean ensure(int count) throws IOException {
        if (limit - position >= count) {
            return true;
        }
        if (position + count > SIZE) {
            System.arraycopy(octets, position, octets, 0, limit - position);
            before += position;
            limit -= position;
            position = 0;
        }
        while (limit - position < count) {
            int read = in.read(octets, limit, SIZE - limit);
            if (read < 0) {
                return false;
            }
            limit += read;
        }
        return true;
    }

    /** Where the next octet lies in the array. */
    int position() {
        return position;
    }

    /** Where it lies in the file. */
    long offset() {
        return before + position;
    }

    /** Whether anything is left in the window. */
    boolean rest() {
        return position < limit;
    }

    /** Goes on by so many octets that {@link #ensure} has shown. */
    void pass(int count) {
        position += count;
    }

    /** Goes on by any number of octets; false if the file ends before. */
    boolean skip(long count) throws IOException {
        long left = count;
        while (left > 0) {
            int step = (int) Math.min(left, Capture.LONGEST_FRAME);
            if (!ensure(step)) {
                return false;
            }
            position += step;
            left -= step;
        }
        return true;
    }

    /** The unsigned 32-bit number at an index of the array. */
    long word(int at) {
        int a = octets[at] & 0xff;
        int b = octets[at + 1] & 0xff;
        int c = octets[at + 2] & 0xff;
        int d = octets[at + 3] & 0xff;
        int value = bigEndian ? a << 24 | b << 16 | c << 8 | d : d << 24 | c << 16 | b << 8 | a;
        return value & 0xffffffffL;
    }

    /** The unsigned 16-bit number at an index of the array. */
    int half(int at) {
        int a = octets[at] & 0xff;
        int b = octets[at + 1] & 0xff;
        return bigEndian ? a << 8 | b : b << 8 | a;
    }
}
