package org.opportune.signaling.connection;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** 64 bits of hash over octets, eight at a time; the same on every machine. */
final class Hash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FIRST = 0x9e3779b97f4a7c15L;
    private static final long SECOND = 0xc2b2ae3d27d4eb4fL;

    private Hash() {}

    static long of(byte[] octets, int offset, int length, long seed) {
        long hash = seed ^ length * FIRST;
        int at = offset;
        int end = offset + length;
        for (; at + 8 <= end; at += 8) {
            hash = round(hash, (long) LONGS.get(octets, at));
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = rest << 8 | (octets[at] & 0xff);
        }
        return mix(round(hash, rest), seed);
    }

    private static long round(long hash, long octets) {
        return Long.rotateLeft(hash ^ octets * SECOND, 27) * FIRST + SECOND;
    }

    /** Two numbers as one. */
    static long mix(long one, long other) {
        long hash = one * FIRST ^ Long.rotateLeft(other * SECOND, 31);
        hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
        return hash ^ hash >>> 31;
    }
}
