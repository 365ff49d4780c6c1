package org.opportune.pipeline;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.jspecify.annotations.Nullable;
import org.opportune.pipeline.control.ControlBacklog;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.pipeline.stream.Found;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.event.Unapplied;
import org.opportune.schemas.match.OpenAtEnd;

/**
 * The doors of the engagement topology: live, backtest and demo differ in these alone.
 *
 * @param recording null = nothing is recorded
 */
public record EngagementEnds(
        Source<Arrival, ?, ?> events,
        Source<Found<Control>, ?, ?> control,
        ControlBacklog controlBacklog,
        Sink<Action> actions,
        Sink<Decision> decisions,
        Sink<Unapplied> unapplied,
        Sink<OpenAtEnd> openAtEnd,
        Sink<DeadLetter> deadLetters,
        Sink<Control> controlLog,
        @Nullable RecordingEnds recording) {}
