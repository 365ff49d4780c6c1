package org.opportune.pipeline.stream;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.opportune.pipeline.measure.DeadLetterReason;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.measure.Measures;
import org.opportune.pipeline.measure.Series;
import org.opportune.schemas.deadletter.DeadLetter;

/** Lets records pass and sends garbage to {@link ArrivalSplitter#DEAD_LETTERS}. */
public final class FoundSplitter<T extends SpecificRecordBase> extends ProcessFunction<Found<T>, T> {
    private static final long serialVersionUID = 1L;

    private transient Series deadLetters;

    @Override
    public void open(OpenContext context) {
        deadLetters = new Measures(getRuntimeContext().getMetricGroup()).series(Measure.DEAD_LETTERS);
    }

    @Override
    public void processElement(Found<T> found, Context context, Collector<T> out) {
        DeadLetter deadLetter = found.deadLetter();
        if (deadLetter != null) {
            deadLetters.inc(found.topic(), DeadLetterReason.UNREADABLE.name());
            context.output(ArrivalSplitter.DEAD_LETTERS, deadLetter);
        } else if (found.value() != null) {
            out.collect(found.value());
        }
    }
}
