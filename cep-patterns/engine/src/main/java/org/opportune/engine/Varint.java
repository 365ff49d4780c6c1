package org.opportune.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Whole numbers in as few octets as they need, seven bits each, low first; signed ones zigzag. Stateless. */
final class Varint {
    /** Refused above: no id, name or captured text is that long. */
    private static final int MAX_TEXT = 1 << 20;

    private Varint() {}

    static void write(DataOutput out, long number) throws IOException {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    static long read(DataInput in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte octet = in.readByte();
            number |= (long) (octet & 0x7F) << shift;
            if (octet >= 0) {
                return number;
            }
        }
        throw new IOException("a varint has at most 10 octets");
    }

    static void writeSigned(DataOutput out, long number) throws IOException {
        write(out, (number << 1) ^ (number >> 63));
    }

    static long readSigned(DataInput in) throws IOException {
        long zigzag = read(in);
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    /** A count or index from 0 to {@code max}. */
    static int readSize(DataInput in, int max, String what) throws IOException {
        long number = read(in);
        if (number < 0 || number > max) {
            throw new IOException(what + " must be 0 to " + max + ": " + what + "=" + number);
        }
        return (int) number;
    }

    static void writeText(DataOutput out, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        write(out, octets.length);
        out.write(octets);
    }

    static String readText(DataInput in) throws IOException {
        byte[] octets = new byte[readSize(in, MAX_TEXT, "text length")];
        in.readFully(octets);
        return new String(octets, StandardCharsets.UTF_8);
    }
}
