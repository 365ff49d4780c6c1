package org.opportune.pipeline.delivery;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
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

    public InboxSplitter(Inbound.Reader reader) {
        this.reader = reader;
    }

    @Override
    public void processElement(Found<InboundMessage> found, Context context, Collector<StatusReport> out) {
        InboundMessage message = found.value();
        if (message == null) {
            context.output(ArrivalSplitter.DEAD_LETTERS, found.deadLetter());
            return;
        }
        if (message.getMalformed() != null) {
            context.output(ArrivalSplitter.DEAD_LETTERS, deadLetter(found, message.getMalformed(), message));
            return;
        }
        Inbound inbound = reader.read(message, found.position());
        if (inbound.receipt() != null) {
            out.collect(inbound.receipt());
        } else if (inbound.reply() != null) {
            context.output(REPLIES, inbound.reply());
        } else if (inbound.problem() != null) {
            context.output(ArrivalSplitter.DEAD_LETTERS, deadLetter(found, inbound.problem(), message));
        }
    }

    private static DeadLetter deadLetter(Found<?> found, String problem, InboundMessage message) {
        return new DeadLetter(found.topic(), found.partition(), found.offset(), problem, message.getBody());
    }
}
