package org.opportune.engine;

import java.nio.ByteBuffer;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.event.EventId;

/**
 * An event that a run keeps as evidence; shared by all runs that keep it. The id as two numbers: many subscribers are in
 * hand at once, each with some of these.
 */
record Sighting(long idHigh, long idLow, long orderMs) {
    static Sighting of(EventId id, long orderMs) {
        ByteBuffer octets = ByteBuffer.wrap(id.bytes());
        return new Sighting(octets.getLong(), octets.getLong(), orderMs);
    }

    EventId id() {
        return EventIds.of(idHigh, idLow);
    }
}
