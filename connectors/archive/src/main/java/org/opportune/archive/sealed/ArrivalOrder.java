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
        Envelope arrived = Envelope.of(event, avro);
        if (arrived.isFact()) {
            long knownMs = Math.max(event.getHappenedMs(), event.getKnownMs());
            return arrived.ordered(Math.max(knownMs, next()), Verdict.ON_TIME);
        }
        boolean late = event.getHappenedMs() <= releasedMs;
        Envelope placed = arrived.ordered(late ? next() : event.getHappenedMs(), late ? Verdict.LATE : Verdict.ON_TIME);
        releasedMs = Math.max(releasedMs, Math.min(event.getHappenedMs(), event.getKnownMs()) - boundMs - 1);
        return placed;
    }

    private long next() {
        return releasedMs == Long.MIN_VALUE ? Long.MIN_VALUE : releasedMs + 1;
    }
}
