package org.opportune.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.event.Event;

/**
 * What a demo plays: records in order of arrival, what authors publish while it runs, and when its feeds are alive.
 *
 * @param startMs UTC ms, scenario time at which it begins
 * @param endMs UTC ms by which every deadline and every held decision is due
 * @param publications in order of the time they are to be published, {@link Control#getAskedMs}; those asked for at 0
 *     are there before the jobs start
 * @param boundMs disorder of the feeds, scenario ms
 * @param noConsentHint what to tell somebody whose every message was refused for want of consent
 */
record Story(
        long startMs,
        long endMs,
        List<Delivery> deliveries,
        List<Control> publications,
        List<String> feeds,
        Liveness liveness,
        long boundMs,
        long tickEveryMs,
        long silentAfterMs,
        String noConsentHint) {

    /**
     * One record on its way to the first door.
     *
     * @param arrivalMs UTC ms, scenario time
     * @param event null if the record is no event
     * @param garbage the octets, if the record is no event
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
    record Delivery(long arrivalMs, @Nullable Event event, byte @Nullable [] garbage) {}

    /** The same with other publications. */
    Story publishing(List<Control> others) {
        return new Story(
                startMs,
                endMs,
                deliveries,
                others,
                feeds,
                liveness,
                boundMs,
                tickEveryMs,
                silentAfterMs,
                noConsentHint);
    }

    /** Whether a feed ticks at a time. */
    @FunctionalInterface
    interface Liveness {
        boolean alive(String feed, long timeMs);
    }
}
