package org.opportune.pipeline.signaling;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;
import org.opportune.pipeline.StateNames;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.Tick;

/**
 * Says for a decoded feed that it lives (design 3.9), as far as its own records prove it: a job that hears nothing of its
 * feed says nothing. A tick goes out when a checkpoint is complete, for the time that had passed here before it: the
 * sinks had then written every event of before, whatever their parallelism, so no tick overtakes an event. Parallelism 1.
 */
public final class FeedTicks extends AbstractStreamOperator<Tick>
        implements OneInputStreamOperator<Event, Tick>, BoundedOneInput {
    private static final long serialVersionUID = 1L;

    /** Of event time, from a tick to the next; half of what a feed may be silent unless somebody says otherwise. */
    static final long STEP_MS = 30_000;
    /** Records that prove more than this at once prove a jump of their clock. */
    static final long LONGEST_MS = 24 * 3_600_000L;

    private final String feed;
    private final NavigableMap<Long, Long> reachedAt = new TreeMap<>();
    private long reachedMs = Long.MIN_VALUE;
    private long toldMs = Long.MIN_VALUE;
    private boolean ended;

    private transient @Nullable ListState<Long> state;

    /** @param feed as its events call their source */
    public FeedTicks(String feed) {
        this.feed = feed;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        ListState<Long> told = context.getOperatorStateStore().getListState(StateNames.FEED_TOLD);
        state = told;
        for (long ms : told.get()) {
            toldMs = Math.max(toldMs, ms);
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        reachedAt.put(context.getCheckpointId(), reachedMs);
        if (state != null) {
            state.update(List.of(toldMs));
        }
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws Exception {
        super.notifyCheckpointComplete(checkpoint);
        var reached = reachedAt.floorEntry(checkpoint);
        reachedAt.headMap(checkpoint, true).clear();
        if (reached != null && !ended) {
            tell(reached.getValue());
        }
    }

    @Override
    public void processElement(StreamRecord<Event> element) {}

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (!mark.equals(Watermark.MAX_WATERMARK)) {
            reachedMs = Math.max(reachedMs, mark.getTimestamp());
        }
        super.processWatermark(mark);
    }

    /** Whoever follows has ended too, and takes nothing any more. */
    @Override
    public void endInput() {
        ended = true;
    }

    private void tell(long uptoMs) {
        if (uptoMs <= toldMs) {
            return;
        }
        if (toldMs != Long.MIN_VALUE && uptoMs - toldMs <= LONGEST_MS) {
            for (long ms = toldMs + STEP_MS; ms < uptoMs; ms += STEP_MS) {
                output.collect(new StreamRecord<>(new Tick(feed, ms)));
            }
        }
        output.collect(new StreamRecord<>(new Tick(feed, uptoMs)));
        toldMs = uptoMs;
    }
}
