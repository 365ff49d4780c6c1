package org.opportune.pipeline.delivery;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.opportune.pipeline.measure.DeadLetterReason;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.measure.Measures;
import org.opportune.pipeline.measure.Series;
import org.opportune.pipeline.stream.ArrivalSplitter;
import org.opportune.pipeline.stream.Found;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.schemas.outcome.StatusReport;

/** Tells receipts, replies and garbage apart. */
public final class InboxSplitter extends ProcessFunction<Found<InboundMessage>, StatusReport> {
    private static final long serialVersionUID = 1L;

    /** What subscribers said. */
    public static final OutputTag<Event> REPLIES = new OutputTag<>("replies", StreamType.record(Event.class));

    private final Inbound.Reader reader;
    private transient Series deadLetters;
    private transient Series receipts;
    private transient Counter replies;

    public InboxSplitter(Inbound.Reader reader) {
        this.reader = reader;
    }

    @Override
    public void open(OpenContext context) {
        Measures measures = new Measures(getRuntimeContext().getMetricGroup());
        deadLetters = measures.series(Measure.DEAD_LETTERS);
        receipts = measures.series(Measure.RECEIPTS);
        replies = measures.counter(Measure.REPLIES);
    }

    @Override
    public void processElement(Found<InboundMessage> found, Context context, Collector<StatusReport> out) {
        InboundMessage message = found.value();
        if (message == null) {
            bury(found, DeadLetterReason.UNREADABLE, found.deadLetter(), context);
            return;
        }
        if (message.getMalformed() != null) {
            bury(found, DeadLetterReason.MALFORMED, deadLetter(found, message.getMalformed(), message), context);
            return;
        }
        Inbound inbound = reader.read(message, found.position());
        if (inbound.receipt() != null) {
            receipts.inc(inbound.receipt().getStatus().name());
            out.collect(inbound.receipt());
        } else if (inbound.reply() != null) {
            replies.inc();
            context.output(REPLIES, inbound.reply());
        } else if (inbound.problem() != null) {
            bury(found, DeadLetterReason.UNUSABLE, deadLetter(found, inbound.problem(), message), context);
        }
    }

    private void bury(Found<?> found, DeadLetterReason reason, @Nullable DeadLetter letter, Context context) {
        deadLetters.inc(found.topic(), reason.name());
        context.output(ArrivalSplitter.DEAD_LETTERS, letter);
    }

    private static DeadLetter deadLetter(Found<?> found, String problem, InboundMessage message) {
        return new DeadLetter(found.topic(), found.partition(), found.offset(), problem, message.getBody());
    }
}
