package org.opportune.pipeline.stream;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.opportune.pipeline.StateNames;
import org.opportune.pipeline.measure.DeadLetterReason;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.measure.Measures;
import org.opportune.pipeline.measure.Series;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.event.Tick;

/**
 * Tells events, ticks and garbage apart, and which of them are late in their partition. A tick that time has passed says
 * nothing any more: the events that its feed saw then come late as well and match nothing, so their absence proved
 * nothing; and whoever had decided by then had not heard it. So what is heard of a feed up to a time is settled when time
 * gets there, for the job and for its replay.
 */
public final class ArrivalSplitter extends AbstractStreamOperator<Envelope>
        implements OneInputStreamOperator<Arrival, Envelope> {
    private static final long serialVersionUID = 1L;

    /** Signs of life that came in time. */
    public static final OutputTag<Notice> TICKS = new OutputTag<>("ticks", StreamType.NOTICE);
    /** Records that are neither event nor tick. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", StreamType.record(DeadLetter.class));

    private final long boundMs;

    /** What the watermark has passed: it counts for partitions that had been idle, for it did not wait for them. */
    private long passedMs = Long.MIN_VALUE;

    private boolean idle;

    @SuppressWarnings("NullAway.Init") // set by initializeState, before any record
    private transient PartitionClocks clocks;

    @SuppressWarnings("NullAway.Init") // set by open, before any record
    private transient Counter lateTicks;

    @SuppressWarnings("NullAway.Init") // set by open, before any record
    private transient Series deadLetters;

    private transient @Nullable ListState<Long> state;
    private transient @Nullable ListState<Tuple3<String, Integer, Long>> clockState;

    /** @param boundMs how far behind its neighbours in a partition a record may come and still be in time, scenario ms */
    public ArrivalSplitter(long boundMs) {
        this.boundMs = boundMs;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        ListState<Long> passed = context.getOperatorStateStore().getUnionListState(StateNames.PASSED_TIME);
        state = passed;
        // Splits move between subtasks, and behind them time goes by the one that is farthest back.
        boolean first = true;
        for (long ms : passed.get()) {
            passedMs = first ? ms : Math.min(passedMs, ms);
            first = false;
        }
        clocks = new PartitionClocks(boundMs);
        ListState<Tuple3<String, Integer, Long>> saved =
                context.getOperatorStateStore().getUnionListState(StateNames.PARTITION_CLOCKS);
        clockState = saved;
        clocks.restore(saved.get());
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        if (state != null) {
            // Nobody waits for an idle reader, so what it has reached says nothing.
            state.update(idle ? List.of() : List.of(passedMs));
        }
        if (clockState != null) {
            clockState.update(clocks.save());
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        Measures measures = new Measures(getMetricGroup());
        lateTicks = measures.counter(Measure.LATE_TICKS);
        deadLetters = measures.series(Measure.DEAD_LETTERS);
    }

    @Override
    public void processElement(StreamRecord<Arrival> element) {
        Arrival arrival = element.getValue();
        Tick tick = arrival.tick();
        long passedHereMs = clocks.pass(arrival);
        if (arrival.event() != null) {
            output.collect(element.replace(PartitionClocks.place(arrival.event(), passedHereMs)));
        } else if (tick != null && tick.getTimeMs() > Math.max(passedMs, passedHereMs)) {
            output.collect(TICKS, element.replace(Notice.of(tick)));
        } else if (tick != null) {
            lateTicks.inc();
        } else if (arrival.deadLetter() != null) {
            deadLetters.inc(arrival.deadLetter().getTopic(), DeadLetterReason.UNREADABLE.name());
            output.collect(DEAD_LETTERS, element.replace(arrival.deadLetter()));
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        passedMs = Math.max(passedMs, mark.getTimestamp());
        super.processWatermark(mark);
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        idle = status.isIdle();
        super.processWatermarkStatus(status);
    }
}
