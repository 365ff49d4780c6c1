package org.opportune.subscriber.explain;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Policy;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.subscriber.FeedLiveness;

/**
 * What one subscriber does.
 *
 * @param msisdn E.164 digits
 * @param startMs UTC ms from which times are told
 * @param events of this subscriber, in order of time
 * @param untilMs UTC ms up to which silence is waited out, inclusive
 */
public record Journey(long msisdn, long startMs, List<Event> events, long untilMs) {
    private static final long ALWAYS_MS = Long.MAX_VALUE / 2;

    public Journey {
        events = List.copyOf(events);
    }

    /** The events as the order station places them; those of one time and class stay as they are. */
    public static List<Envelope> placed(List<Event> events) {
        Wire<Event> wire = Wire.of(Event.class);
        return events.stream()
                .map(event ->
                        Envelope.of(event, wire.encode(event)).ordered(event.getHappenedMs(), Envelope.Verdict.ON_TIME))
                .sorted(Comparator.comparingLong(Envelope::orderMs).thenComparing(placed -> !placed.isFact()))
                .toList();
    }

    /** Feeds of a policy that were alive always: a journey that is told has no holes. */
    public static FeedLiveness alive(@Nullable Policy policy) {
        FeedLiveness feeds = new FeedLiveness(ALWAYS_MS);
        if (policy != null) {
            policy.feeds().keySet().forEach(feed -> feeds.tick(feed, 0));
        }
        return feeds;
    }

    /** How long after the start: {@code +45m}. */
    String after(long timeMs) {
        return Told.after(startMs, timeMs);
    }
}
