package org.opportune.signaling.connection;

import org.opportune.signaling.carrier.Unit;
import org.opportune.signaling.sccp.Sccp;

/**
 * From messages of all links to what they prove: order, duplicates, connections, in one thread. The first copy of a message
 * counts. Never throws for what a message holds.
 */
public final class Correlation {
    private static final long DUPLICATE_SEED = 0x2545f4914f6cdd1dL;

    private final Reorder reorder;
    private final Duplicates duplicates;
    private final Connections connections;
    private final Sccp sccp = new Sccp();
    private long messages;
    private long duplicate;
    private long unreadable;

    public Correlation(CorrelationOptions options, Taker taker) {
        this.reorder = new Reorder(options.reorderNs(), this::take);
        this.duplicates = new Duplicates(options.duplicateNs());
        this.connections = new Connections(options, taker);
    }

    /** Takes the next message as it was captured. */
    public void captured(Unit unit) {
        reorder.take(unit);
    }

    private void take(Unit unit) {
        messages++;
        long hash = Hash.of(unit.octets(), unit.offset(), unit.length(), nodes(unit));
        if (duplicates.seen(hash, unit.link(), unit.timeNs())) {
            duplicate++;
        } else if (sccp.read(unit.octets(), unit.offset(), unit.length())) {
            connections.take(unit, sccp);
        } else {
            unreadable++;
        }
    }

    private static long nodes(Unit unit) {
        long nodes = (long) unit.opc() << 32 | (unit.dpc() & 0xffffffffL);
        return Hash.mix(nodes, DUPLICATE_SEED + unit.ni());
    }

    /** The end of a bounded input: what is still open stays open. */
    public void end() {
        reorder.end();
    }

    /** What was counted so far. */
    public CorrelationCounts counts() {
        return new CorrelationCounts(
                messages,
                duplicate,
                reorder.late(),
                unreadable,
                connections.faults(),
                connections.halves(),
                connections.expired(),
                connections.open());
    }
}
