package org.opportune.signaling.carrier;

import org.jspecify.annotations.Nullable;

/**
 * The directions heard lately, a bounded number: an association of two hosts has two. Where a place in the table is wanted by more
 * than {@link #WAYS}, the one unheard for longest is forgotten; its repetitions and open parts are then unknown.
 */
final class Associations {
    private static final int SLOTS = 4096;
    private static final int WAYS = 8;

    private final @Nullable Association[] table = new Association[SLOTS];
    private @Nullable Association last;
    private long clock;

    /** The direction with this key, new if it was not heard lately. */
    Association of(long key) {
        Association recent = last;
        if (recent == null || recent.key != key) {
            recent = find(key);
            last = recent;
        }
        recent.used = ++clock;
        return recent;
    }

    private Association find(long key) {
        int oldest = -1;
        for (int way = 0; way < WAYS; way++) {
            int slot = (int) (key >>> 32) + way & SLOTS - 1;
            Association there = table[slot];
            if (there == null) {
                oldest = slot;
                break;
            }
            if (there.key == key) {
                return there;
            }
            Association eldest = oldest < 0 ? null : table[oldest];
            if (eldest == null || there.used < eldest.used) {
                oldest = slot;
            }
        }
        Association fresh = new Association(key);
        table[oldest] = fresh;
        return fresh;
    }
}
