package org.opportune.pipeline;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.opportune.pipeline.delivery.Inbound;
import org.opportune.pipeline.stream.Found;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.outcome.DeliveryResult;
import org.opportune.schemas.outcome.InboundMessage;

/**
 * The doors of the delivery topology.
 *
 * @param send the channel; writes a result for every action to the topic that {@code results} reads
 * @param outcomes where outcomes go, as facts
 * @param replies where subscribers' messages go, as moments
 */
public record DeliveryEnds(
        Source<Found<Action>, ?, ?> actions,
        Sink<Action> send,
        Source<Found<DeliveryResult>, ?, ?> results,
        Source<Found<InboundMessage>, ?, ?> inbox,
        Inbound.Reader inboxReader,
        Sink<Event> outcomes,
        Sink<Event> replies,
        Sink<DeadLetter> deadLetters) {}
