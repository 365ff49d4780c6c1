package org.opportune.subscriber.profile;

import java.io.OutputStream;
import java.util.Arrays;

/** Octets that grow, to be filled again and again; unlike those of the JDK without a lock for each octet. One thread. */
final class Buffer extends OutputStream {
    private byte[] octets = new byte[256];
    private int size;

    void reset() {
        size = 0;
    }

    /** The octets written since the last reset are the first {@link #size}; not to be kept. */
    byte[] octets() {
        return octets;
    }

    int size() {
        return size;
    }

    byte[] copy() {
        return Arrays.copyOf(octets, size);
    }

    @Override
    public void write(int octet) {
        need(1);
        octets[size++] = (byte) octet;
    }

    @Override
    public void write(byte[] some, int from, int length) {
        need(length);
        System.arraycopy(some, from, octets, size, length);
        size += length;
    }

    private void need(int more) {
        if (more > octets.length - size) {
            octets = Arrays.copyOf(octets, Math.max(2 * octets.length, size + more));
        }
    }
}
