package org.opportune.signaling.octets;

import java.util.Arrays;

/** Writes numbers with a variable length, seven bits an octet, lowest first. Reused: {@link #clear}. */
public final class OctetWriter {
    private static final int FIRST_OCTETS = 64;

    private byte[] octets = new byte[FIRST_OCTETS];
    private int length;

    /** One octet, the lowest of {@code value}. */
    public OctetWriter octet(int value) {
        if (length == octets.length) {
            octets = Arrays.copyOf(octets, 2 * length);
        }
        octets[length++] = (byte) value;
        return this;
    }

    /** A number that is seldom negative and mostly small: 1 to 10 octets. */
    public OctetWriter number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            octet((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        return octet((int) rest);
    }

    /** A number near zero on either side. */
    public OctetWriter signed(long value) {
        return number(value << 1 ^ value >> 63);
    }

    /** Eight octets, for numbers without small values. */
    public OctetWriter whole(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            octet((int) (value >>> shift));
        }
        return this;
    }

    public OctetWriter flag(boolean value) {
        return octet(value ? 1 : 0);
    }

    /** Octets with their number in front. */
    public OctetWriter octets(byte[] from, int offset, int count) {
        number(count);
        for (int i = 0; i < count; i++) {
            octet(from[offset + i]);
        }
        return this;
    }

    public int length() {
        return length;
    }

    public void clear() {
        length = 0;
    }

    /** A copy of what was written. */
    public byte[] toOctets() {
        return Arrays.copyOf(octets, length);
    }
}
