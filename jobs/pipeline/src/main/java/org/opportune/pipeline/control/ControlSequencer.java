package org.opportune.pipeline.control;

import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.state.ListState;
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
import org.opportune.pipeline.TimeLine;
import org.opportune.pipeline.measure.DeadLetterReason;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.measure.Measures;
import org.opportune.pipeline.measure.Series;
import org.opportune.pipeline.pattern.PatternNames;
import org.opportune.pipeline.stream.Found;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.deadletter.DeadLetter;

/**
 * Stamps control records with the time from which they count: the time asked for, but never one already promised, and
 * promises time on as the clock goes. Parallelism 1. A record that carries a stamp already (a replay of the control
 * log) keeps it. A definition that does not check goes to the dead letters and changes nothing.
 */
public final class ControlSequencer extends AbstractStreamOperator<Control>
        implements OneInputStreamOperator<Found<Control>, Control> {
    private static final long serialVersionUID = 1L;

    /** Records that could not be read, or whose definition does not check. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("control-dead-letters", StreamType.record(DeadLetter.class));

    private final TimeLine timeLine;
    private final long promiseEveryMs;
    private final ControlBacklog backlog;
    private final PatternNames patterns;

    private long promisedMs = Long.MIN_VALUE;
    private long nextSequence;
    private long nextOffset;
    private long backlogEnd;
    private transient @Nullable ListState<byte[]> state;
    private transient @Nullable Meters meters;

    /** What exists once the operator is open. */
    private record Meters(Series stamped, Series deadLetters) {}

    /** Of a job without patterns. */
    public ControlSequencer(TimeLine timeLine, long promiseEveryMs, ControlBacklog backlog) {
        this(timeLine, promiseEveryMs, backlog, PatternNames.NONE);
    }

    /**
     * @param promiseEveryMs wall ms between two promises; the latency that control adds to events
     * @param patterns that the job runs: a scenario that needs another is refused
     */
    public ControlSequencer(TimeLine timeLine, long promiseEveryMs, ControlBacklog backlog, PatternNames patterns) {
        this.timeLine = timeLine;
        this.promiseEveryMs = promiseEveryMs;
        this.backlog = backlog;
        this.patterns = patterns;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        ListState<byte[]> restored = context.getOperatorStateStore().getListState(StateNames.SEQUENCER);
        state = restored;
        for (byte[] bytes : restored.get()) {
            SequencerState known = SequencerState.read(bytes);
            promisedMs = known.promisedMs();
            nextSequence = known.nextSequence();
            nextOffset = known.nextOffset();
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        if (state != null) {
            state.update(List.of(new SequencerState(promisedMs, nextSequence, nextOffset).write()));
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        backlogEnd = backlog.endOffset();
        Measures measures = new Measures(getMetricGroup());
        measures.time(Measure.CONTROL_PROMISED_MS, () -> promisedMs);
        // A bounded source has no known end: its backlog is over with its final watermark.
        measures.gauge(
                Measure.CONTROL_BACKLOG, () -> backlogEnd == Long.MAX_VALUE ? 0 : Math.max(0, backlogEnd - nextOffset));
        meters = new Meters(measures.series(Measure.CONTROL_STAMPED), measures.series(Measure.DEAD_LETTERS));
        promiseLater();
    }

    private Meters meters() {
        return Objects.requireNonNull(meters, "not open yet");
    }

    private void promiseLater() {
        long at = getProcessingTimeService().getCurrentProcessingTime() + promiseEveryMs;
        // The task itself fails if the callback does; the future is only for cancelling.
        var unused = getProcessingTimeService().registerTimer(at, wallMs -> {
            promise(timeLine.scenarioMs(wallMs));
            promiseLater();
        });
    }

    private void promise(long timeMs) {
        if (nextOffset >= backlogEnd && timeMs > promisedMs) {
            promisedMs = timeMs;
            output.emitWatermark(new Watermark(timeMs));
        }
    }

    @Override
    public void processElement(StreamRecord<Found<Control>> element) {
        Found<Control> arrival = element.getValue();
        nextOffset = arrival.offset() + 1;
        DeadLetter unreadable = arrival.deadLetter();
        if (unreadable != null) {
            deadLetter(arrival.topic(), DeadLetterReason.UNREADABLE, unreadable);
        } else if (arrival.value() != null) {
            stamp(arrival.value(), arrival.topic(), arrival.offset());
        }
    }

    private void deadLetter(String topic, DeadLetterReason reason, DeadLetter letter) {
        meters().deadLetters().inc(topic, reason.name());
        output.collect(DEAD_LETTERS, new StreamRecord<>(letter));
    }

    private void stamp(Control control, String topic, long offset) {
        List<String> problems = ControlReader.problems(control, patterns);
        if (!problems.isEmpty()) {
            deadLetter(topic, DeadLetterReason.DEFINITION, ControlReader.deadLetter(control, offset, problems));
            return;
        }
        Control stamped = Control.newBuilder(control).build();
        if (control.getEffectiveMs() == null) {
            long earliestMs = promisedMs == Long.MIN_VALUE ? Long.MIN_VALUE : promisedMs + 1;
            stamped.setEffectiveMs(Math.max(control.getAskedMs(), earliestMs));
            stamped.setSequence(nextSequence++);
        } else {
            nextSequence = Math.max(nextSequence, control.getSequence() + 1);
        }
        meters().stamped().inc(control.getKind().name(), control.getVerb().name());
        output.collect(new StreamRecord<>(stamped));
    }

    /** Only the end of a bounded source counts: control time is this operator's own. */
    @Override
    public void processWatermark(Watermark mark) {
        if (mark.getTimestamp() == Watermark.MAX_WATERMARK.getTimestamp()) {
            promisedMs = mark.getTimestamp();
            output.emitWatermark(mark);
        }
    }

    /** An idle control topic is the normal case and silences nobody. */
    @Override
    public void processWatermarkStatus(WatermarkStatus status) {}
}
