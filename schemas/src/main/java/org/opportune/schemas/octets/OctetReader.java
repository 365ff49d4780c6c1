package org.opportune.schemas.octets;

import java.util.Arrays;

/** Reads what {@link OctetWriter} wrote. Throws {@link IndexOutOfBoundsException} at the end. One thread. */
public final class OctetReader {
    private final byte[] octets;
    private final int end;
    private int at;

    /** A reader of all of {@code octets}, which are not copied. */
    public OctetReader(byte[] octets) {
        this(octets, 0, octets.length);
    }

    /**
     * A reader of a part of {@code octets}.
     *
     * @param end one behind the last octet
     */
    public OctetReader(byte[] octets, int from, int end) {
        if (from < 0 || from > end || end > octets.length) {
            throw new IndexOutOfBoundsException("from=" + from + ", end=" + end);
        }
        this.octets = octets;
        this.at = from;
        this.end = end;
    }

    public int at() {
        return at;
    }

    public int left() {
        return end - at;
    }

    /** Passes over {@code length} octets and returns where they begin. */
    public int take(long length) {
        if (length < 0 || length > end - at) {
            throw new IndexOutOfBoundsException("length=" + length + ", left=" + (end - at));
        }
        int from = at;
        at += (int) length;
        return from;
    }

    public int octet() {
        return octets[take(1)] & 0xFF;
    }

    public boolean flag() {
        return octet() != 0;
    }

    public int int32() {
        int from = take(4);
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = (value << 8) | (octets[from + i] & 0xFF);
        }
        return value;
    }

    public long int64() {
        return ((long) int32() << 32) | (int32() & 0xFFFF_FFFFL);
    }

    public long unsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int octet = octet();
            value |= (octet & 0x7FL) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw new IndexOutOfBoundsException("a number of more than ten octets");
    }

    public long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    public byte[] octets(long length) {
        int from = take(length);
        return Arrays.copyOfRange(octets, from, from + (int) length);
    }
}
