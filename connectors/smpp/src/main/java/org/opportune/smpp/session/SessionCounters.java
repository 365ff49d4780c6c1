package org.opportune.smpp.session;

import java.util.concurrent.atomic.LongAdder;

/** What happened on a bind since it was made. Any thread may read or count. */
public final class SessionCounters {
    final LongAdder binds = new LongAdder();
    final LongAdder bindFailures = new LongAdder();
    final LongAdder throttled = new LongAdder();
    final LongAdder lateResponses = new LongAdder();
    final LongAdder strayNacks = new LongAdder();
    final LongAdder brokenFrames = new LongAdder();
    final LongAdder inbound = new LongAdder();
    final LongAdder inboundMalformed = new LongAdder();
    final LongAdder inboundRefused = new LongAdder();

    /** Successful binds after the first one. */
    public long rebinds() {
        return Math.max(0, binds.sum() - 1);
    }

    /** Attempts to bind that failed. */
    public long bindFailures() {
        return bindFailures.sum();
    }

    /** Submits answered "try again". */
    public long throttled() {
        return throttled.sum();
    }

    /** Responses to nothing that is open: late, or sent twice. */
    public long lateResponses() {
        return lateResponses.sum();
    }

    /** generic_nack with sequence number 0. */
    public long strayNacks() {
        return strayNacks.sum();
    }

    /** Links dropped because a command_length was outside its bounds or a PDU stopped midway. */
    public long brokenFrames() {
        return brokenFrames.sum();
    }

    /** deliver_sm answered ESME_ROK. */
    public long inbound() {
        return inbound.sum();
    }

    /** deliver_sm that could not be read; answered ESME_RX_P_APPN once their octets are stored. */
    public long inboundMalformed() {
        return inboundMalformed.sum();
    }

    /** deliver_sm refused because the inbox was full or failed. */
    public long inboundRefused() {
        return inboundRefused.sum();
    }
}
