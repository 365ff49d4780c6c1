package org.opportune.cli.signaling;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opportune.signaling.Counts;
import org.opportune.signaling.Reason;
import org.opportune.signaling.capture.Capture;
import org.opportune.signaling.capture.Frame;
import org.opportune.signaling.carrier.Carriers;
import org.opportune.signaling.carrier.Unit;

/** Capture files read together, in the order of their frames' times. Every file has its own links. One thread. */
public final class CapturedFiles {
    /** Links of one file, at most. */
    private static final int LINKS = 1 << 16;

    private final Counts counts;
    private final Consumer<Unit> out;
    private final List<String> problems = new ArrayList<>();

    /** One file that is open. */
    private static final class Open implements Comparable<Open>, Closeable {
        final Path path;
        final int index;
        final Capture capture;
        final Carriers carriers;

        @Nullable
        Frame next;

        Open(Path path, int index, Counts counts, Consumer<Unit> out) throws IOException {
            this.path = path;
            this.index = index;
            this.capture = new Capture(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
            this.carriers = new Carriers(counts, out);
        }

        private long timeNs() {
            return next == null ? Long.MAX_VALUE : next.timeNs();
        }

        @Override
        public int compareTo(Open other) {
            int byTime = Long.compare(timeNs(), other.timeNs());
            return byTime != 0 ? byTime : Integer.compare(index, other.index);
        }

        @Override
        public void close() throws IOException {
            capture.close();
        }
    }

    /**
     * Reads all of them to their ends.
     *
     * @param counts what became of the frames
     * @param out gets each message; the unit is the same object for all of a file
     * @return files that break off, each with its reason and place; what came before it was read
     */
    public static List<String> read(List<Path> files, Counts counts, Consumer<Unit> out) throws IOException {
        CapturedFiles reading = new CapturedFiles(counts, out);
        reading.read(files);
        return reading.problems;
    }

    private CapturedFiles(Counts counts, Consumer<Unit> out) {
        this.counts = counts;
        this.out = out;
    }

    private void read(List<Path> files) throws IOException {
        PriorityQueue<Open> open = new PriorityQueue<>();
        List<Open> all = new ArrayList<>();
        try {
            for (Path file : files) {
                int first = all.size() * LINKS;
                Open one = new Open(file, all.size(), counts, unit -> {
                    unit.captured(unit.frame(), unit.timeNs(), first + unit.link() % LINKS);
                    out.accept(unit);
                });
                all.add(one);
                advance(one, open);
            }
            for (Open next = open.poll(); next != null; next = open.poll()) {
                if (next.next != null) {
                    next.carriers.take(next.next);
                }
                advance(next, open);
            }
        } finally {
            for (Open one : all) {
                one.close();
            }
        }
    }

    private void advance(Open file, PriorityQueue<Open> open) throws IOException {
        file.next = file.capture.read();
        if (file.next != null) {
            open.add(file);
        } else if (file.capture.reason() != Reason.NONE) {
            problems.add(file.path + ": " + file.capture.reason() + " at octet " + file.capture.wrongAt());
        }
    }
}
