package org.opportune.archive.mapping;

import java.util.List;
import org.opportune.schemas.event.Event;

/** What became of a row: events, or the reason why not. */
public sealed interface Mapped {
    /**
     * What the row gives.
     *
     * @param events at least one
     * @param doubtful true if the row was taken in spite of a phone number that is possible but of no range known to be
     *     in use, or of a negative number of seconds
     */
    record Events(List<Event> events, boolean doubtful) implements Mapped {
        public Events {
            events = List.copyOf(events);
        }
    }

    /**
     * No events.
     *
     * @param reason rule first; never content of the row
     */
    record Rejected(String reason) implements Mapped {}
}
