package org.opportune.pipeline.stream;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.opportune.pipeline.measure.DeadLetterReason;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.measure.Measures;
import org.opportune.pipeline.measure.Series;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.deadletter.DeadLetter;

/** Tells events, ticks and garbage apart. */
public final class ArrivalSplitter extends ProcessFunction<Arrival, Envelope> {
    private static final long serialVersionUID = 1L;

    /** Signs of life. */
    public static final OutputTag<Notice> TICKS = new OutputTag<>("ticks", StreamType.NOTICE);
    /** Records that are neither event nor tick. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", StreamType.record(DeadLetter.class));

    private transient Series deadLetters;

    @Override
    public void open(OpenContext context) {
        deadLetters = new Measures(getRuntimeContext().getMetricGroup()).series(Measure.DEAD_LETTERS);
    }

    @Override
    public void processElement(Arrival arrival, Context context, Collector<Envelope> out) {
        if (arrival.event() != null) {
            out.collect(arrival.event());
        } else if (arrival.tick() != null) {
            context.output(TICKS, Notice.of(arrival.tick()));
        } else if (arrival.deadLetter() != null) {
            deadLetters.inc(arrival.deadLetter().getTopic(), DeadLetterReason.UNREADABLE.name());
            context.output(DEAD_LETTERS, arrival.deadLetter());
        }
    }
}
