package org.opportune.benchmarks.opponents;

import org.apache.flink.api.common.functions.MapFunction;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;

/** Decodes what a side asks of an event. */
final class Glances implements MapFunction<Envelope, Glance> {
    private static final long serialVersionUID = 1L;

    private static final Wire<Event> EVENTS = Wire.of(Event.class);

    @Override
    public Glance map(Envelope envelope) throws UndecodableRecord {
        return Glance.of(envelope, EVENTS.decode(envelope.avro()));
    }
}
