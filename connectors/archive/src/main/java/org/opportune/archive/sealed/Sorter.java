package org.opportune.archive.sealed;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;

/**
 * Sorts more than fits into memory: what fills the memory is sorted and written as a run; runs are merged. One thread.
 */
final class Sorter implements Closeable {
    /** Runs merged at once: each has a buffer of 64 KiB and a file handle. */
    private static final int FAN_IN = 128;

    /** What an envelope weighs on the heap beside the event's octets. */
    private static final int WEIGHT = 136;

    private final Path directory;
    private final long limit;
    private final List<Placed> waiting = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();
    private final List<Run> open = new ArrayList<>();
    private long weight;
    private int named;

    /**
     * @param directory for runs, exists
     * @param limit octets of heap to fill before a run is written
     */
    Sorter(Path directory, long limit) {
        this.directory = directory;
        this.limit = limit;
    }

    void add(Placed placed) throws IOException {
        waiting.add(placed);
        weight += WEIGHT + placed.envelope().avro().length;
        if (weight >= limit) {
            spill();
        }
    }

    private void spill() throws IOException {
        waiting.sort(Placed.ORDER);
        write(waiting.iterator());
        waiting.clear();
        weight = 0;
        if (runs.size() == FAN_IN) {
            List<Path> merged = List.copyOf(runs);
            Iterator<Placed> all = merge();
            runs.clear();
            write(all);
            close();
            for (Path run : merged) {
                Files.delete(run);
            }
        }
    }

    private void write(Iterator<Placed> sorted) throws IOException {
        Path run = directory.resolve("run-" + named++);
        Run.write(run, sorted);
        runs.add(run);
    }

    /** Everything added, in order. To be called once, after the last {@link #add}. */
    Iterator<Placed> sorted() throws IOException {
        if (runs.isEmpty()) {
            waiting.sort(Placed.ORDER);
            return waiting.iterator();
        }
        spill();
        return merge();
    }

    private Iterator<Placed> merge() throws IOException {
        PriorityQueue<Run> queue =
                new PriorityQueue<>(Comparator.comparing(run -> Objects.requireNonNull(run.head()), Placed.ORDER));
        for (Path path : runs) {
            Run run = new Run(path);
            open.add(run);
            if (run.head() != null) {
                queue.add(run);
            }
        }
        return new Merge(queue);
    }

    private record Merge(PriorityQueue<Run> queue) implements Iterator<Placed> {
        @Override
        public boolean hasNext() {
            return !queue.isEmpty();
        }

        @Override
        public Placed next() {
            Run run = queue.poll();
            if (run == null) {
                throw new NoSuchElementException();
            }
            Placed head = Objects.requireNonNull(run.head());
            try {
                run.next();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (run.head() != null) {
                queue.add(run);
            }
            return head;
        }
    }

    @Override
    public void close() throws IOException {
        MergedReader.closeAll(open);
        open.clear();
    }
}
