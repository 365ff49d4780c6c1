package org.opportune.signaling.octets;

/** Reads what {@link OctetWriter} wrote. Octets that it did not write end in an exception or in other numbers. */
public final class OctetReader {
    private final byte[] octets;
    private int at;

    public OctetReader(byte[] octets) {
        this.octets = octets;
    }

    /** 0 to 255. */
    public int octet() {
        return octets[at++] & 0xff;
    }

    public long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = octet();
            value |= (next & 0x7fL) << shift;
            if (next < 0x80) {
                break;
            }
        }
        return value;
    }

    public long signed() {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    public long whole() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | octet();
        }
        return value;
    }

    public boolean flag() {
        return octet() != 0;
    }

    /** Octets that have their number in front. */
    public byte[] octets() {
        byte[] part = new byte[(int) number()];
        System.arraycopy(octets, at, part, 0, part.length);
        at += part.length;
        return part;
    }

    /** True if all is read. */
    public boolean atEnd() {
        return at == octets.length;
    }
}
