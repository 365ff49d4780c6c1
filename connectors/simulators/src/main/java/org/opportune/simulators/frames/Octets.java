package org.opportune.simulators.frames;

import java.io.ByteArrayOutputStream;

/** Octets in the making. Not thread-safe. */
final class Octets {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static byte[] of(int... values) {
        return new Octets().put(values).take();
    }

    Octets put(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    Octets put(byte[] octets) {
        out.writeBytes(octets);
        return this;
    }

    Octets u16(int value) {
        return put(value >>> 8, value);
    }

    Octets u32(int value) {
        return u16(value >>> 16).u16(value);
    }

    /** Least significant octet first. */
    Octets little(long value, int octets) {
        for (int i = 0; i < octets; i++) {
            out.write((int) (value >>> (8 * i)));
        }
        return this;
    }

    /** Length, one octet, and value. */
    Octets lengthValue(byte[] value) {
        return put(value.length).put(value);
    }

    Octets tagLengthValue(int tag, byte[] value) {
        return put(tag).lengthValue(value);
    }

    byte[] take() {
        return out.toByteArray();
    }
}
