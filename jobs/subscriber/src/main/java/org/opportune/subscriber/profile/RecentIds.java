package org.opportune.subscriber.profile;

import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/**
 * Ids of the events applied to a subscriber of late, so that a repeated one is dropped. Remembers the last {@link
 * #KEPT} ids of the last {@link #WINDOW_MS}; what a source repeats later than that comes behind the watermark and is
 * LATE, which changes the profile in the same way however often it is applied. One thread.
 */
final class RecentIds {
    /** How many ids at most. */
    static final int KEPT = 32;
    /** Order time for which an id is kept, ms. */
    static final long WINDOW_MS = 600_000;

    /** An id, then its order time, then the next id; the first {@link #size} are filled. */
    private long[] seen = new long[4];

    private int size;

    /** False if the id was there already; else it is there now. */
    boolean add(long idLow, long orderMs) {
        for (int i = 0; i < size; i += 2) {
            if (seen[i] == idLow) {
                return false;
            }
        }
        int gone = Math.max(0, size - 2 * (KEPT - 1));
        while (gone < size && seen[gone + 1] < orderMs - WINDOW_MS) {
            gone += 2;
        }
        System.arraycopy(seen, gone, seen, 0, size - gone);
        size -= gone;
        append(idLow, orderMs);
        return true;
    }

    private void append(long idLow, long orderMs) {
        if (size == seen.length) {
            seen = Arrays.copyOf(seen, 2 * size);
        }
        seen[size++] = idLow;
        seen[size++] = orderMs;
    }

    void write(Encoder out) throws IOException {
        out.writeInt(size / 2);
        long previousMs = 0;
        for (int i = 0; i < size; i += 2) {
            out.writeLong(seen[i]);
            out.writeLong(seen[i + 1] - previousMs);
            previousMs = seen[i + 1];
        }
    }

    static RecentIds read(Decoder in) throws IOException {
        RecentIds ids = new RecentIds();
        int n = in.readInt();
        long previousMs = 0;
        for (int i = 0; i < n; i++) {
            long idLow = in.readLong();
            previousMs += in.readLong();
            ids.append(idLow, previousMs);
        }
        return ids;
    }
}
