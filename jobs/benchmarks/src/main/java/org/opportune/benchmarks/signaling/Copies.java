package org.opportune.benchmarks.signaling;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opportune.signaling.Counts;
import org.opportune.signaling.capture.Capture;
import org.opportune.signaling.capture.Frame;
import org.opportune.signaling.carrier.Carriers;
import org.opportune.signaling.sccp.Sccp;

/**
 * One long capture out of short ones of SCTP over Ethernet and IP version 4: the same frames over and over, each time later, with
 * SCTP numbers that go on and SCCP references of their own, so that every copy is new traffic.
 */
final class Copies {
    private static final int NANOSECONDS = 0xa1b23c4d;
    private static final int ETHERNET_HEAD = 14;
    private static final int SCTP = 132;
    /** More than the references of one capture, counted from their first octet on. */
    private static final int REFERENCES = 256;
    /** More than the data chunks of one capture in one direction. */
    private static final int SERIALS = 4096;

    private static final long PAUSE_NS = 60_000_000_000L;

    private final Counts counts = new Counts();
    private final Sccp sccp = new Sccp();
    private final OutputStream out;
    private final Carriers carriers;
    private int copy;
    private long shiftNs;
    private long lastNs;

    private Copies(OutputStream out) {
        this.out = out;
        this.carriers = new Carriers(counts, unit -> references(unit.octets(), unit.offset(), unit.length()));
    }

    /** Writes copies of all captures until there are so many SCCP messages; how many there are. With 0, a file without frames. */
    static long write(List<Path> captures, Path into, long messages) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(into), 1 << 20)) {
            Copies copies = new Copies(out);
            copies.head();
            while (copies.counts.messages() < messages) {
                for (Path capture : captures) {
                    copies.once(capture);
                }
                copies.copy++;
            }
            return copies.counts.messages();
        }
    }

    /** Numbers of 32 bits, the lowest octet first. */
    private void words(int... words) throws IOException {
        byte[] octets = new byte[4 * words.length];
        ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(words);
        out.write(octets);
    }

    /** Version 2.4, UTC, the longest frame, Ethernet. */
    private void head() throws IOException {
        words(NANOSECONDS, 2 | 4 << 16, 0, 0, Capture.LONGEST_FRAME, 1);
    }

    private void once(Path from) throws IOException {
        long firstNs = -1;
        try (Capture capture = new Capture(Files.newInputStream(from))) {
            for (Frame frame = capture.read(); frame != null; frame = capture.read()) {
                if (frame.linkType() != 1) {
                    throw new IOException("not Ethernet: " + from);
                }
                if (firstNs < 0) {
                    firstNs = frame.timeNs();
                    shiftNs = lastNs == 0 ? 0 : lastNs + PAUSE_NS - firstNs;
                }
                lastNs = frame.timeNs() + shiftNs;
                serials(frame.octets(), frame.offset(), frame.offset() + frame.length());
                carriers.take(frame);
                int seconds = (int) (lastNs / 1_000_000_000L);
                words(seconds, (int) (lastNs % 1_000_000_000L), frame.length(), frame.length());
                out.write(frame.octets(), frame.offset(), frame.length());
            }
        }
    }

    /** Adds to the serial number of each DATA chunk (RFC 9260, 3.3.1), in place. */
    private void serials(byte[] octets, int from, int to) {
        ByteBuffer frame = ByteBuffer.wrap(octets);
        int ip = from + ETHERNET_HEAD;
        if (ip + 20 > to || octets[ip + 9] != SCTP - 256) {
            return;
        }
        int at = ip + (octets[ip] & 15) * 4 + 12;
        while (at + 8 <= to) {
            int length = frame.getShort(at + 2) & 0xffff;
            if (octets[at] == 0) {
                frame.putInt(at + 4, frame.getInt(at + 4) + copy * SERIALS);
            }
            at += Math.max(4, (length + 3) / 4 * 4);
        }
    }

    /** Adds to the references of a message (Q.713, 3.2 and 3.3), in place: the destination's stands first, then the source's. */
    private void references(byte[] octets, int offset, int length) {
        if (!sccp.read(octets, offset, length)) {
            return;
        }
        int at = offset + 1;
        if (sccp.dlr() >= 0) {
            shift(octets, at);
            at += 3;
        }
        if (sccp.slr() >= 0) {
            shift(octets, at);
        }
    }

    private void shift(byte[] octets, int at) {
        int reference = (octets[at] & 0xff) << 16 | (octets[at + 1] & 0xff) << 8 | (octets[at + 2] & 0xff);
        int fresh = reference + copy * REFERENCES;
        octets[at] = (byte) (fresh >> 16);
        octets[at + 1] = (byte) (fresh >> 8);
        octets[at + 2] = (byte) fresh;
    }
}
