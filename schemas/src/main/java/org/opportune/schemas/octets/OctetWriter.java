package org.opportune.schemas.octets;

import java.util.Arrays;

/** Octets that grow: fixed-width numbers big-endian, others as groups of seven bits, lowest first. One thread. */
public final class OctetWriter {
    private byte[] octets;
    private int size;

    public OctetWriter() {
        this(1 << 12);
    }

    /** @param room octets that it is expected to take */
    public OctetWriter(int room) {
        octets = new byte[room];
    }

    public void clear() {
        size = 0;
    }

    public int size() {
        return size;
    }

    /** The octets written so far; valid up to {@link #size()} and until the next write. */
    public byte[] array() {
        return octets;
    }

    private int room(int more) {
        if (octets.length - size < more) {
            octets = Arrays.copyOf(octets, Math.max(octets.length * 2, Math.addExact(size, more)));
        }
        int at = size;
        size += more;
        return at;
    }

    public OctetWriter octet(int value) {
        int at = room(1);
        octets[at] = (byte) value;
        return this;
    }

    public OctetWriter flag(boolean value) {
        return octet(value ? 1 : 0);
    }

    public OctetWriter int32(int value) {
        int at = room(4);
        for (int i = 0; i < 4; i++) {
            octets[at + i] = (byte) (value >>> (24 - 8 * i));
        }
        return this;
    }

    public OctetWriter int64(long value) {
        return int32((int) (value >>> 32)).int32((int) value);
    }

    public OctetWriter unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            octet(((int) rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        return octet((int) rest);
    }

    /** Small for small numbers of either sign. */
    public OctetWriter signed(long value) {
        return unsigned((value << 1) ^ (value >> 63));
    }

    public OctetWriter octets(byte[] value) {
        return octets(value, value.length);
    }

    /** The first {@code length} of {@code value}. */
    public OctetWriter octets(byte[] value, int length) {
        int at = room(length);
        System.arraycopy(value, 0, octets, at, length);
        return this;
    }

    /** A copy of what was written. */
    public byte[] toOctets() {
        return Arrays.copyOf(octets, size);
    }
}
