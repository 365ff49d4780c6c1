package org.opportune.archive.flow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.opportune.archive.sealed.Archive;
import org.opportune.archive.sealed.Excerpt;
import org.opportune.archive.sealed.OnDamage;

/**
 * A sealed archive as a bounded source. Whole buckets go to subtasks (bucket modulo parallelism), and each subtask gives
 * its buckets' records in one order, with the order time as timestamp: never out of order within a subtask. Can be
 * restored from a checkpoint at any parallelism.
 *
 * <p>Every machine that runs a subtask, and the job manager, must see the archive under the same path.
 */
public final class ArchiveSource<T> implements Source<T, BucketSplit, Assigned>, ResultTypeQueryable<T> {
    private static final long serialVersionUID = 1L;

    /** Gauge of each subtask: octets of its buckets that are behind it. */
    public static final String OCTETS_DONE = "archiveOctetsDone";

    /** Gauge of each subtask: octets of its buckets; 0 before it begins. */
    public static final String OCTETS_TOTAL = "archiveOctetsTotal";

    private final String directory;
    private final Excerpt excerpt;
    private final OnDamage onDamage;
    private final Replayed<T> replayed;
    private final TypeInformation<T> type;

    private ArchiveSource(
            String directory, Excerpt excerpt, OnDamage onDamage, Replayed<T> replayed, TypeInformation<T> type) {
        this.directory = directory;
        this.excerpt = excerpt;
        this.onDamage = onDamage;
        this.replayed = replayed;
        this.type = type;
    }

    /**
     * The source of an excerpt. Nothing is opened before the job runs.
     *
     * @param onDamage STOP fails the job; SKIP gives the damage to {@code replayed}
     */
    public static <T> ArchiveSource<T> of(
            Path directory, Excerpt excerpt, OnDamage onDamage, Replayed<T> replayed, TypeInformation<T> type) {
        return new ArchiveSource<>(directory.toAbsolutePath().toString(), excerpt, onDamage, replayed, type);
    }

    private Archive open() throws IOException {
        return Archive.open(Path.of(directory), onDamage);
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return type;
    }

    @Override
    public SplitEnumerator<BucketSplit, Assigned> createEnumerator(SplitEnumeratorContext<BucketSplit> context)
            throws IOException {
        open();
        return restoreEnumerator(context, Assigned.of(List.of()));
    }

    @Override
    public SplitEnumerator<BucketSplit, Assigned> restoreEnumerator(
            SplitEnumeratorContext<BucketSplit> context, Assigned assigned) {
        return new BucketEnumerator(context, excerpt.sample().buckets(), assigned);
    }

    @Override
    public SourceReader<T, BucketSplit> createReader(SourceReaderContext context) throws IOException {
        return new ArchiveReader<>(open(), excerpt, replayed, context);
    }

    @Override
    public SimpleVersionedSerializer<BucketSplit> getSplitSerializer() {
        return new BucketSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<Assigned> getEnumeratorCheckpointSerializer() {
        return new Assigned.Serializer();
    }
}
