package org.opportune.simulators.traffic;

/**
 * What was planted into the traffic, to be found again in a balance sheet.
 *
 * @param distinct events, each counted once
 * @param late moments that arrive long after the bound, when later ones of their feed have arrived
 * @param duplicates arrivals that repeat an earlier one, octet by octet, within the bound
 * @param garbage arrivals that are no events
 * @param outOfOrder arrivals within the bound behind a moment that happened later
 * @param silenceFromMs UTC ms at which the moments' feed falls silent
 * @param silenceToMs UTC ms at which it speaks again
 */
public record Planted(
        long distinct,
        long late,
        long duplicates,
        long garbage,
        long outOfOrder,
        long silenceFromMs,
        long silenceToMs) {

    /** All arrivals. */
    public long arrivals() {
        return distinct + duplicates + garbage;
    }
}
