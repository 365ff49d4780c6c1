package org.opportune.smpp.ledger;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import org.opportune.schemas.ledger.LedgerEntry;

/**
 * A log in lanes that is appended to and read back, from one thread. What is read, and what goes wrong, is told on any
 * thread.
 */
public interface Ledger extends AutoCloseable {
    /** Hears what lies in the lanes. Called on one thread at a time; must not block. */
    interface Reader {
        /** The record at {@code offset}; those of a lane come in order. */
        void read(int lane, long offset, LedgerEntry entry);

        /** Nothing more will be read, or something appended may be lost: the log must not be used any more. */
        void failed(LedgerStopped why);
    }

    /**
     * What this log is, and no other: a topic that was made anew is another log.
     *
     * @throws LedgerStopped if the log cannot be reached, or is none
     */
    String identity() throws LedgerStopped;

    /** Offset of the first record kept of each lane. */
    Map<Integer, Long> firsts(Set<Integer> lanes) throws LedgerStopped;

    /**
     * Begins to read at these offsets, and reads on for ever. Once.
     *
     * @return offset behind the last record of each lane, as it was when this was called
     * @throws LedgerStopped if a lane does not hold its offset (any more)
     */
    Map<Integer, Long> follow(Map<Integer, Long> from, Reader reader) throws LedgerStopped;

    /** Appends without waiting; if that fails, or may have, the reader is told. */
    void append(int lane, LedgerEntry entry);

    /** Stops reading, waits a bounded time for what was appended, and releases what is held. */
    @Override
    void close();

    /** Opens a ledger where a writer runs. Shipped with the operator. */
    @FunctionalInterface
    interface Factory extends Serializable {
        /** A new ledger, closed by the writer. */
        Ledger open();
    }
}
