package org.opportune.pipeline.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.pipeline.measure.DeadLetterReason;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.event.Event;

/**
 * What one record of a decoded feed gives: events, or the rule that it breaks.
 *
 * @param events empty if there is a letter
 * @param doubtful true if the record was taken in spite of something that it says
 * @param deadLetter the record and the rule it breaks; null if it gives events
 * @param reason class of the letter; null if there is none
 */
public record FeedRecord(
        List<Event> events,
        boolean doubtful,
        @Nullable DeadLetter deadLetter,
        @Nullable DeadLetterReason reason) {

    public FeedRecord {
        events = List.copyOf(events);
    }

    /** A record that gives events, at least one. */
    public static FeedRecord of(List<Event> events, boolean doubtful) {
        return new FeedRecord(events, doubtful, null, null);
    }

    /** A record that gives none. */
    public static FeedRecord of(DeadLetter deadLetter, DeadLetterReason reason) {
        return new FeedRecord(List.of(), false, deadLetter, reason);
    }

    /** UTC ms at which the newest of the events was known, so that the feed has come as far; the lowest long if none. */
    public long knownMs() {
        return events.stream().mapToLong(Event::getKnownMs).max().orElse(Long.MIN_VALUE);
    }

    /** How much, not what: records hold numbers. */
    @Override
    public String toString() {
        return "FeedRecord[events=" + events.size() + ", reason=" + reason + "]";
    }
}
