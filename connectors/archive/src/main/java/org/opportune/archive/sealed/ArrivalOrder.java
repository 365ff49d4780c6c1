package org.opportune.archive.sealed;

import org.opportune.schemas.Envelope;
import org.opportune.schemas.Envelope.Verdict;
import org.opportune.schemas.event.Event;

/**
 * Places events that come in order of arrival as the order station of a live job places them (design 3.5): a moment
 * behind the watermark is late and gets the next free time, a fact counts from when it is known. One reader, whose
 * watermark follows the newest moment at a fixed distance. One thread.
 */
public final class ArrivalOrder {
    private final long boundMs;
    private long releasedMs = Long.MIN_VALUE;

    /**
     * An order that has seen nothing.
     *
     * @param boundMs how far behind the newest moment one may come and still be in time
     */
    public ArrivalOrder(long boundMs) {
        this.boundMs = boundMs;
    }

    /**
     * The event with its place.
     *
     * @param avro the event's octets; not copied
     */
    public Envelope place(Event event, byte[] avro) {
        Envelope onTime = ArchiveWriter.onTime(event, avro);
        boolean passed = onTime.orderMs() <= releasedMs;
        if (onTime.isFact()) {
            return passed ? onTime.ordered(releasedMs + 1, Verdict.ON_TIME) : onTime;
        }
        Envelope placed = passed ? onTime.ordered(releasedMs + 1, Verdict.LATE) : onTime;
        releasedMs = Math.max(releasedMs, Math.min(event.getHappenedMs(), event.getKnownMs()) - boundMs - 1);
        return placed;
    }
}
