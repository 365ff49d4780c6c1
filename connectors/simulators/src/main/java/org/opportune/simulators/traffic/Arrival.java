package org.opportune.simulators.traffic;

import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.Event;

/**
 * One record as it reaches the first door.
 *
 * @param arrivalMs UTC ms
 * @param msisdn the record's key; 0 if it is no event
 * @param value the event in single-object encoding, or garbage; not to be changed
 * @param event null if the record is garbage
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
public record Arrival(
        long arrivalMs,
        String feed,
        long msisdn,
        byte[] value,
        @Nullable Event event) {}
