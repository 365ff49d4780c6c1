package org.opportune.archive.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Octets to lines: a line ends with LF, CR LF or the end of the file. */
final class LineSplitter {
    /** A line of more octets is not a record of any feed; its rest is passed over. */
    static final int MOST_OCTETS = 1 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private long number;
    private long octets;

    LineSplitter(InputStream in) {
        this.in = in;
    }

    /**
     * One line.
     *
     * @param number from 1
     * @param octets without its end; the first {@link #MOST_OCTETS} if it is too long
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Line(long number, byte[] octets, boolean tooLong) {}

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        boolean tooLong = false;
        boolean any = false;
        while (from < to || fill()) {
            any = true;
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            int take = Math.min(end - from, MOST_OCTETS - line.size());
            line.write(buffer, from, take);
            tooLong |= take < end - from;
            boolean ended = end < to;
            from = ended ? end + 1 : end;
            if (ended) {
                break;
            }
        }
        return any ? new Line(++number, withoutCarriageReturn(line.toByteArray()), tooLong) : null;
    }

    /** Octets taken from the stream so far. */
    long octets() {
        return octets;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        octets += to;
        return to > 0;
    }

    private static byte[] withoutCarriageReturn(byte[] line) {
        boolean carriageReturn = line.length > 0 && line[line.length - 1] == '\r';
        return carriageReturn ? Arrays.copyOf(line, line.length - 1) : line;
    }
}
