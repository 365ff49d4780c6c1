package org.opportune.simulators.country.observation;

import org.opportune.schemas.event.Event;

/**
 * One event as it reaches the first door.
 *
 * @param arrivalMs UTC ms; of what is told twice, later than the event's {@code knownMs}
 * @param event the receiver's own
 */
public record Observed(long arrivalMs, Event event) {}
