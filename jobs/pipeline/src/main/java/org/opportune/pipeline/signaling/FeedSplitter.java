package org.opportune.pipeline.signaling;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.opportune.pipeline.measure.DeadLetterReason;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.measure.Measures;
import org.opportune.pipeline.measure.Series;
import org.opportune.pipeline.stream.ArrivalSplitter;
import org.opportune.pipeline.stream.FeedRecord;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.EventKinds;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.event.Event;

/**
 * Tells the moments, facts and unusable records of a decoded feed apart: moments pass, letters go to
 * {@link ArrivalSplitter#DEAD_LETTERS}.
 */
public final class FeedSplitter extends ProcessFunction<FeedRecord, Event> {
    private static final long serialVersionUID = 1L;

    /** What became known. */
    public static final OutputTag<Event> FACTS = new OutputTag<>("facts", StreamType.record(Event.class));
    /** Nothing flows here but time. */
    public static final OutputTag<Event> TIME = new OutputTag<>("time", StreamType.record(Event.class));

    private final String feed;
    private transient Series deadLetters;
    private transient Counter plain;
    private transient Counter doubtful;
    private transient Counter events;

    /** @param feed name of the feed in ticks */
    public FeedSplitter(String feed) {
        this.feed = feed;
    }

    @Override
    public void open(OpenContext context) {
        Measures measures = new Measures(getRuntimeContext().getMetricGroup());
        deadLetters = measures.series(Measure.DEAD_LETTERS);
        plain = measures.counter(Measure.MAPPED_RECORDS, feed, "PLAIN");
        doubtful = measures.counter(Measure.MAPPED_RECORDS, feed, "DOUBTFUL");
        events = measures.counter(Measure.MAPPED_EVENTS, feed);
    }

    @Override
    public void processElement(FeedRecord record, Context context, Collector<Event> out) {
        DeadLetter letter = record.deadLetter();
        DeadLetterReason reason = record.reason();
        if (letter != null && reason != null) {
            deadLetters.inc(feed, reason.name());
            context.output(ArrivalSplitter.DEAD_LETTERS, letter);
            return;
        }
        (record.doubtful() ? doubtful : plain).inc();
        for (Event event : record.events()) {
            events.inc();
            if (EventKinds.isFact(event.getKind())) {
                context.output(FACTS, event);
            } else {
                out.collect(event);
            }
        }
    }
}
