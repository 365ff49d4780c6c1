package org.opportune.subscriber.profile;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
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

    private record Seen(long idLow, long orderMs) {}

    private final Deque<Seen> seen = new ArrayDeque<>();

    /** False if the id was there already; else it is there now. */
    boolean add(long idLow, long orderMs) {
        for (Seen s : seen) {
            if (s.idLow == idLow) {
                return false;
            }
        }
        seen.addLast(new Seen(idLow, orderMs));
        while (seen.size() > KEPT || seen.getFirst().orderMs < orderMs - WINDOW_MS) {
            seen.removeFirst();
        }
        return true;
    }

    void write(Encoder out) throws IOException {
        out.writeInt(seen.size());
        long previousMs = 0;
        for (Seen s : seen) {
            out.writeLong(s.idLow);
            out.writeLong(s.orderMs - previousMs);
            previousMs = s.orderMs;
        }
    }

    static RecentIds read(Decoder in) throws IOException {
        RecentIds ids = new RecentIds();
        int n = in.readInt();
        long previousMs = 0;
        for (int i = 0; i < n; i++) {
            long idLow = in.readLong();
            previousMs += in.readLong();
            ids.seen.addLast(new Seen(idLow, previousMs));
        }
        return ids;
    }
}
