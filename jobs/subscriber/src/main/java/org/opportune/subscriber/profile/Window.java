package org.opportune.subscriber.profile;

import java.io.InputStream;
import java.util.Objects;

/** Octets as a stream, to be laid over others again and again; unlike that of the JDK without a lock. One thread. */
final class Window extends InputStream {
    private byte[] octets = {};
    private int at;

    /** @param others not copied */
    void lay(byte[] others) {
        octets = others;
        at = 0;
    }

    @Override
    public int read() {
        return at < octets.length ? octets[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        Objects.checkFromIndexSize(from, length, into.length);
        int count = Math.min(length, octets.length - at);
        if (count <= 0) {
            return length == 0 ? 0 : -1;
        }
        System.arraycopy(octets, at, into, from, count);
        at += count;
        return count;
    }
}
