package org.opportune.pipeline;

import org.apache.flink.api.connector.sink2.Sink;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.event.Tick;

/**
 * Where a job records what it heard, so that it can be replayed, and what it decided, so that the replay can be compared.
 *
 * @param events each event once, with the place and the verdict that the order station gave it; late ones too
 * @param control as the sequencer stamped it
 * @param ticks every sign of life that came in time, on one subtask
 * @param decisions the decision log
 * @param reached UTC ms up to which every subtask has decided all that was due, rising, on one subtask
 */
public record RecordingEnds(
        Sink<Envelope> events, Sink<Control> control, Sink<Tick> ticks, Sink<Decision> decisions, Sink<Long> reached) {}
