package org.opportune.signaling.carrier;

/** A number of 64 bits for a few numbers, the same everywhere and always (the finalizer of MurmurHash3). */
final class Hash {
    private Hash() {}

    static long mix(long hash, long value) {
        long x = (hash + 0x9e3779b97f4a7c15L) * 0xff51afd7ed558ccdL ^ value;
        x = (x ^ x >>> 33) * 0xff51afd7ed558ccdL;
        x = (x ^ x >>> 33) * 0xc4ceb9fe1a85ec53L;
        return x ^ x >>> 33;
    }
}
