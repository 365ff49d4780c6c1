package org.opportune.signaling.connection;

import java.time.Duration;

/**
 * Windows and bounds, in event time.
 *
 * @param reorderNs how far messages may be captured out of order
 * @param duplicateNs between two sightings of one message, of two probes or two legs
 * @param inactivityNs a connection of which nothing is heard for so long is over: T(iar), 11 to 21 minutes (Q.714 3.4)
 * @param mostConnections open at once; beyond, the longest unheard ends
 */
public record CorrelationOptions(long reorderNs, long duplicateNs, long inactivityNs, int mostConnections) {
    /** 50 ms, a second, 21 minutes, a million. */
    public static final CorrelationOptions USUAL = new CorrelationOptions(
            Duration.ofMillis(50).toNanos(),
            Duration.ofSeconds(1).toNanos(),
            Duration.ofMinutes(21).toNanos(),
            1_000_000);
}
