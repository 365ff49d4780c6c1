package org.opportune.archive.flow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.sealed.Archive;
import org.opportune.archive.sealed.Damage;
import org.opportune.archive.sealed.Excerpt;
import org.opportune.archive.sealed.MergedReader;
import org.opportune.archive.sealed.Position;
import org.opportune.schemas.Envelope;

/** Gives the records of some buckets in one order. Reads on the task's own thread, one block at a time. */
final class ArchiveReader<T> implements SourceReader<T, BucketSplit> {
    private final Archive archive;
    private final Excerpt excerpt;
    private final Replayed<T> replayed;
    private final Counter records;
    private final SortedMap<Integer, Position> buckets = new TreeMap<>();
    private final CompletableFuture<Void> complete = new CompletableFuture<>();
    private @Nullable MergedReader reader;
    private Iterator<Replayed.Cue<T>> cues = Collections.emptyIterator();
    private Replayed.@Nullable Cue<T> nextCue;
    private long lastMs = Long.MIN_VALUE;

    /** Read by the metrics' thread. */
    private volatile long done;

    private volatile long total;

    ArchiveReader(Archive archive, Excerpt excerpt, Replayed<T> replayed, SourceReaderContext context) {
        this.archive = archive;
        this.excerpt = excerpt;
        this.replayed = replayed;
        this.records = context.metricGroup().getIOMetricGroup().getNumRecordsInCounter();
        context.metricGroup().gauge(ArchiveSource.OCTETS_DONE, () -> done);
        context.metricGroup().gauge(ArchiveSource.OCTETS_TOTAL, () -> total);
    }

    @Override
    public void start() {}

    @Override
    public void addSplits(List<BucketSplit> splits) {
        splits.forEach(split -> buckets.put(split.bucket(), split.from()));
    }

    @Override
    public void notifyNoMoreSplits() {
        complete.complete(null);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return complete;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) throws IOException {
        if (!complete.isDone()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        MergedReader in = reader;
        if (in == null) {
            in = archive.read(excerpt, buckets);
            reader = in;
            total = archive.manifest().octets(excerpt, buckets.keySet());
            cues = replayed.cues(archive.manifest());
            nextCue();
        }
        Envelope envelope = in.envelope();
        Damage damage = in.damage();
        if (envelope != null) {
            cues(envelope.orderMs(), output);
            lastMs = envelope.orderMs();
            records.inc();
            output.collect(replayed.event(envelope), lastMs);
        } else if (damage != null) {
            output.collect(replayed.damage(damage), lastMs);
        }
        in.next();
        done = in.done();
        if (in.has()) {
            return InputStatus.MORE_AVAILABLE;
        }
        cues(Long.MAX_VALUE, output);
        return InputStatus.END_OF_INPUT;
    }

    /** Gives those up to a time. They have no timestamp: that is the events' alone. */
    private void cues(long untilMs, ReaderOutput<T> output) {
        for (Replayed.Cue<T> cue = nextCue; cue != null && cue.timeMs() <= untilMs; cue = nextCue) {
            output.collect(cue.element());
            nextCue();
        }
    }

    private void nextCue() {
        Replayed.Cue<T> next = cues.hasNext() ? cues.next() : null;
        nextCue = next == null || excerpt.isPast(next.timeMs()) ? null : next;
    }

    @Override
    public List<BucketSplit> snapshotState(long checkpoint) {
        SortedMap<Integer, Position> at = reader == null ? buckets : reader.positions();
        List<BucketSplit> splits = new ArrayList<>(at.size());
        at.forEach((bucket, position) -> splits.add(new BucketSplit(bucket, position)));
        return splits;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
