package org.opportune.signaling.connection;

/**
 * What a correlation has counted.
 *
 * @param messages SCCP messages, all copies
 * @param duplicates copies of another link
 * @param late messages that came out of order by more than the window
 * @param unreadable messages whose SCCP head does not hold together
 * @param faults messages whose BSSAP part has a fault; what was read before it counts
 * @param halves connections without a CR
 * @param expired connections that ended because nothing was heard of them, or because there were too many
 * @param open connections that are open
 */
public record CorrelationCounts(
        long messages,
        long duplicates,
        long late,
        long unreadable,
        long faults,
        long halves,
        long expired,
        long open) {}
