package org.opportune.archive.flow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;
import org.opportune.archive.raw.RawWriter;
import org.opportune.archive.sealed.Liveness;
import org.opportune.archive.sealed.Shelf;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.event.Tick;

/**
 * Sinks that record what passes as raw segments: a new segment per subtask and checkpoint, visible once the checkpoint is
 * complete, so each record is in exactly one.
 */
public final class Recording {
    private Recording() {}

    /** Events, in {@code directory/events/DAY} by the UTC day of order time. */
    public static Sink<Envelope> events(Path directory) {
        return FileSink.<Envelope>forBulkFormat(directory, stream -> segment(stream, RawWriter::add))
                .withBucketAssigner(new ByDay())
                .build();
    }

    /** Control as a sequencer stamped it, in {@code directory/control}. */
    public static Sink<Control> control(Path directory) {
        return FileSink.<Control>forBulkFormat(directory, stream -> segment(stream, RawWriter::add))
                .withBucketAssigner(new Folder<>("control"))
                .build();
    }

    /**
     * When feeds were alive, in {@code directory/ticks}: a stretch for each feed and segment, whatever the number of
     * ticks. To be run at parallelism 1, or every subtask writes its own.
     *
     * @param silentAfterMs after how long without a tick the job takes a feed for silent
     */
    public static Sink<Tick> ticks(Path directory, long silentAfterMs) {
        return FileSink.<Tick>forBulkFormat(directory, stream -> new TickSegment(new RawWriter(stream), silentAfterMs))
                .withBucketAssigner(new Folder<>("ticks"))
                .build();
    }

    /** Decisions, in {@code directory/decisions}. */
    public static Sink<Decision> decisions(Path directory) {
        return FileSink.<Decision>forBulkFormat(directory, stream -> segment(stream, RawWriter::add))
                .withBucketAssigner(new Folder<>("decisions"))
                .build();
    }

    /**
     * Up to when the whole job had decided, UTC ms, rising, in {@code directory/reached}: the last of each segment. To be
     * run at parallelism 1.
     */
    public static Sink<Long> reached(Path directory) {
        return FileSink.<Long>forBulkFormat(directory, stream -> new ReachedSegment(new RawWriter(stream)))
                .withBucketAssigner(new Folder<>("reached"))
                .build();
    }

    /** How a record is written. */
    private interface Frame<T> {
        void write(RawWriter out, T element) throws IOException;
    }

    private static <T> BulkWriter<T> segment(FSDataOutputStream stream, Frame<T> frame) throws IOException {
        return new Segment<>(new RawWriter(stream), frame);
    }

    /** One file on its way. */
    private record Segment<T>(RawWriter out, Frame<T> frame) implements BulkWriter<T> {
        @Override
        public void addElement(T element) throws IOException {
            frame.write(out, element);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void finish() throws IOException {
            out.end();
        }
    }

    /** One file of ticks: few stretches, written when it ends. */
    private static final class TickSegment implements BulkWriter<Tick> {
        private static final int MANY = 4_096;

        private final RawWriter out;
        private final long silentAfterMs;
        private final List<Liveness.Stretch> ticks = new ArrayList<>();

        TickSegment(RawWriter out, long silentAfterMs) {
            this.out = out;
            this.silentAfterMs = silentAfterMs;
        }

        @Override
        public void addElement(Tick tick) {
            ticks.add(new Liveness.Stretch(tick.getFeed(), tick.getTimeMs(), tick.getTimeMs()));
            if (ticks.size() >= MANY) {
                Liveness soFar = new Liveness(silentAfterMs, ticks);
                ticks.clear();
                ticks.addAll(soFar.stretches());
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void finish() throws IOException {
            out.add(new Liveness(silentAfterMs, ticks));
            out.end();
        }
    }

    /** One file of a time that only rises. */
    private static final class ReachedSegment implements BulkWriter<Long> {
        private final RawWriter out;
        private long lastMs = Long.MIN_VALUE;

        ReachedSegment(RawWriter out) {
            this.out = out;
        }

        @Override
        public void addElement(Long ms) {
            lastMs = Math.max(lastMs, ms);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void finish() throws IOException {
            out.reached(lastMs);
            out.end();
        }
    }

    /** A folder per day. */
    private static final class ByDay implements BucketAssigner<Envelope, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String getBucketId(Envelope element, Context context) {
            return "events/"
                    + (element.orderMs() == Envelope.UNORDERED
                            ? "unordered"
                            : Shelf.dayName(Shelf.day(element.orderMs())));
        }

        @Override
        public SimpleVersionedSerializer<String> getSerializer() {
            return SimpleVersionedStringSerializer.INSTANCE;
        }
    }

    /** One folder. */
    private static final class Folder<T> implements BucketAssigner<T, String> {
        private static final long serialVersionUID = 1L;

        private final String name;

        Folder(String name) {
            this.name = name;
        }

        @Override
        public String getBucketId(T element, Context context) {
            return name;
        }

        @Override
        public SimpleVersionedSerializer<String> getSerializer() {
            return SimpleVersionedStringSerializer.INSTANCE;
        }
    }
}
