package org.opportune.archive.sealed;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sorts more than fits into memory: what fills the memory is sorted and written as a run; runs are merged. One thread.
 */
final class Sorter implements Closeable {
    /** Runs merged at once: each has a buffer of 64 KiB and a file handle. */
    private static final int FAN_IN = 256;

    /** What an envelope weighs on the heap beside the event's octets. */
    private static final int WEIGHT = 136;

    private final Path directory;
    private final long limit;
    /** By file: what comes in order of arrival is nearly in order there, and nearly sorted lists sort fast. */
    private final SortedMap<Long, List<Placed>> waiting = new TreeMap<>();

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
        waiting.computeIfAbsent(placed.shelf(), shelf -> new ArrayList<>()).add(placed);
        weight += WEIGHT + placed.envelope().avro().length;
        if (weight >= limit) {
            spill();
        }
    }

    private Iterator<Placed> inMemory() {
        return waiting.values().stream()
                .flatMap(file -> {
                    file.sort(Placed.ORDER);
                    return file.stream();
                })
                .iterator();
    }

    private void spill() throws IOException {
        write(inMemory());
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
            return inMemory();
        }
        spill();
        return merge();
    }

    private Iterator<Placed> merge() throws IOException {
        PriorityQueue<Run> others = new PriorityQueue<>(Sorter::compare);
        for (Path path : runs) {
            Run run = new Run(path);
            open.add(run);
            if (run.head() != null) {
                others.add(run);
            }
        }
        return new Merge(others);
    }

    private static int compare(Run a, Run b) {
        return Placed.ORDER.compare(Objects.requireNonNull(a.head()), Objects.requireNonNull(b.head()));
    }

    /** Stays with a run as long as it is not behind the others: runs follow each other in time. */
    private static final class Merge implements Iterator<Placed> {
        private final PriorityQueue<Run> others;
        private @Nullable Run first;

        Merge(PriorityQueue<Run> runs) {
            this.others = runs;
            this.first = runs.poll();
        }

        @Override
        public boolean hasNext() {
            return first != null;
        }

        @Override
        public Placed next() {
            Run run = first;
            if (run == null) {
                throw new NoSuchElementException("nothing is left to merge");
            }
            Placed head = Objects.requireNonNull(run.head());
            try {
                run.next();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Run rival = others.peek();
            if (run.head() == null) {
                first = others.poll();
            } else if (rival != null && compare(run, rival) > 0) {
                first = others.poll();
                others.add(run);
            }
            return head;
        }
    }

    /** Takes away the runs in a folder, in which there are no other files. */
    static void deleteRuns(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path run : files.filter(Files::isRegularFile).toList()) {
                Files.delete(run);
            }
        }
    }

    @Override
    public void close() throws IOException {
        MergedReader.closeAll(open);
        open.clear();
    }
}
