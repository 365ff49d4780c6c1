package org.opportune.archive.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.sealed.Position;

/**
 * Gives each reader its buckets, all at once: bucket modulo parallelism. A reader may begin only when it has them all,
 * since it gives one order over them; the signal that there are no more says so.
 */
final class BucketEnumerator implements SplitEnumerator<BucketSplit, Assigned> {
    private final SplitEnumeratorContext<BucketSplit> context;
    private final SortedSet<Integer> assigned;
    private final TreeMap<Integer, BucketSplit> unassigned = new TreeMap<>();

    BucketEnumerator(SplitEnumeratorContext<BucketSplit> context, int buckets, Assigned assigned) {
        this.context = context;
        this.assigned = new TreeSet<>(assigned.buckets());
        for (int bucket = 0; bucket < buckets; bucket++) {
            if (!this.assigned.contains(bucket)) {
                unassigned.put(bucket, new BucketSplit(bucket, Position.BEGIN));
            }
        }
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
        // Readers wait; they do not ask.
    }

    @Override
    public void addSplitsBack(List<BucketSplit> splits, int subtask) {
        for (BucketSplit split : splits) {
            assigned.remove(split.bucket());
            unassigned.put(split.bucket(), split);
        }
    }

    @Override
    public void addReader(int subtask) {
        List<BucketSplit> own = new ArrayList<>();
        for (BucketSplit split : unassigned.values()) {
            if (split.bucket() % context.currentParallelism() == subtask) {
                own.add(split);
            }
        }
        for (BucketSplit split : own) {
            unassigned.remove(split.bucket());
            assigned.add(split.bucket());
        }
        if (!own.isEmpty()) {
            context.assignSplits(new SplitsAssignment<>(Map.of(subtask, own)));
        }
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public Assigned snapshotState(long checkpoint) {
        return Assigned.of(assigned);
    }

    @Override
    public void close() {}
}
