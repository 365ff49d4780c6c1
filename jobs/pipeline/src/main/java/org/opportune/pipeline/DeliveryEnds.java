package org.opportune.pipeline;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.opportune.pipeline.delivery.Inbound;
import org.opportune.pipeline.stream.Found;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.ledger.LedgerEntry;
import org.opportune.schemas.outcome.InboundMessage;

/**
 * The doors of the delivery topology.
 *
 * @param send the channel; writes a result for every action to the ledger that {@code ledger} reads
 * @param outcomes where outcomes go, as facts
 * @param replies where subscribers' messages go, as moments
 */
public record DeliveryEnds(
        Source<Found<Action>, ?, ?> actions,
        Send send,
        Source<Found<LedgerEntry>, ?, ?> ledger,
        Source<Found<InboundMessage>, ?, ?> inbox,
        Inbound.Reader inboxReader,
        Sink<Event> outcomes,
        Sink<Event> replies,
        Sink<DeadLetter> deadLetters) {

    /** The end of the stream of actions: an operator, because a channel's state goes by lanes and a sink's does not. */
    @FunctionalInterface
    public interface Send {
        /** Adds one operator, to be named by who calls; nothing is behind it. */
        SingleOutputStreamOperator<?> after(DataStream<Action> actions);
    }
}
