package org.opportune.archive.sealed;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Envelope;

/**
 * Several buckets as one sequence in order of {@link Envelope#ORDER}; a damage comes as soon as its bucket's turn shows
 * it. The sequence depends on the buckets alone. One thread.
 */
public final class MergedReader implements Closeable {
    private static final Comparator<BucketReader> TURN = MergedReader::turn;

    private final List<BucketReader> all;
    private final PriorityQueue<BucketReader> waiting = new PriorityQueue<>(TURN);
    private @Nullable BucketReader first;

    MergedReader(List<BucketReader> readers) {
        this.all = List.copyOf(readers);
        all.stream().filter(BucketReader::has).forEach(waiting::add);
        first = waiting.poll();
    }

    private static int turn(BucketReader a, BucketReader b) {
        Envelope x = a.envelope();
        Envelope y = b.envelope();
        int order =
                x == null || y == null ? Boolean.compare(x != null, y != null) : FullOrder.OF_ENVELOPES.compare(x, y);
        return order == 0 ? Integer.compare(a.bucket(), b.bucket()) : order;
    }

    /** True while there is an item at hand. */
    public boolean has() {
        return first != null;
    }

    /** The envelope at hand; null = a damage, or the end. */
    public @Nullable Envelope envelope() {
        return first == null ? null : first.envelope();
    }

    /** The damage at hand; null = an envelope, or the end. */
    public @Nullable Damage damage() {
        return first == null ? null : first.damage();
    }

    /**
     * Goes to the next item.
     *
     * @throws ArchiveProblem at damage, if that is to stop
     */
    public void next() throws IOException {
        BucketReader reader = first;
        if (reader == null) {
            return;
        }
        reader.next();
        BucketReader rival = waiting.peek();
        if (reader.has() && (rival == null || TURN.compare(reader, rival) < 0)) {
            return;
        }
        if (reader.has()) {
            waiting.add(reader);
        }
        first = waiting.poll();
    }

    /** By bucket: where a reader must begin to go on with the item at hand. */
    public SortedMap<Integer, Position> positions() {
        SortedMap<Integer, Position> positions = new TreeMap<>();
        all.forEach(reader -> positions.put(reader.bucket(), reader.position()));
        return positions;
    }

    /** Octets of the buckets' files that need not be looked at any more, for progress. */
    public long done() {
        return all.stream().mapToLong(BucketReader::done).sum();
    }

    /** Octets read from files. */
    public long octetsRead() {
        return all.stream().mapToLong(BucketReader::octetsRead).sum();
    }

    @Override
    public void close() throws IOException {
        closeAll(all);
    }

    static void closeAll(List<? extends Closeable> closeables) throws IOException {
        List<IOException> failures = new ArrayList<>();
        for (Closeable closeable : closeables) {
            try {
                closeable.close();
            } catch (IOException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }
}
