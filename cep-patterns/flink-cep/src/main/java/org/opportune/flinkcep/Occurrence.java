package org.opportune.flinkcep;

import org.opportune.schemas.event.Event;

/**
 * An event as patterns see it.
 *
 * @param orderMs its order time, UTC ms: the timestamp of its record
 */
public record Occurrence(Event event, long orderMs) {}
