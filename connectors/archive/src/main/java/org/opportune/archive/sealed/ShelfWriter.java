package org.opportune.archive.sealed;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.EventKind;

/** Writes days of buckets below a folder, envelopes in order. One thread. */
final class ShelfWriter implements Closeable {
    private final Path folder;
    private final List<Manifest.Day> days = new ArrayList<>();
    private @Nullable DayWriter day;

    /** @param folder exists */
    ShelfWriter(Path folder) {
        this.folder = folder;
    }

    void add(Placed next) throws IOException {
        DayWriter current = day;
        if (current == null || current.day != next.day()) {
            endDay();
            current = new DayWriter(folder, next.day());
            day = current;
        }
        current.add(next);
    }

    private void endDay() throws IOException {
        if (day != null) {
            days.add(day.end());
            day = null;
        }
    }

    /** What was written. */
    List<Manifest.Day> end() throws IOException {
        endDay();
        return List.copyOf(days);
    }

    /** The files of one day, one after the other. */
    private static final class DayWriter implements Closeable {
        private final Path archive;
        private final long day;
        private final SortedMap<EventKind, Long> kinds = new TreeMap<>();
        private final List<Manifest.Bucket> buckets = new ArrayList<>();
        private @Nullable BucketWriter writer;
        private int bucket = -1;

        DayWriter(Path archive, long day) throws IOException {
            this.archive = archive;
            this.day = day;
            Files.createDirectory(archive.resolve(Shelf.dayName(day)));
        }

        void add(Placed placed) throws IOException {
            BucketWriter current = writer;
            if (current == null || placed.bucket() != bucket) {
                endBucket();
                bucket = placed.bucket();
                current = new BucketWriter(archive.resolve(Shelf.path(day, bucket)), day, bucket);
                writer = current;
            }
            current.add(placed.envelope());
            kinds.merge(placed.envelope().kind(), 1L, Long::sum);
        }

        private void endBucket() throws IOException {
            if (writer != null) {
                buckets.add(writer.end());
                writer = null;
            }
        }

        Manifest.Day end() throws IOException {
            endBucket();
            return new Manifest.Day(day, kinds, buckets);
        }

        @Override
        public void close() throws IOException {
            if (writer != null) {
                writer.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (day != null) {
            day.close();
        }
    }
}
