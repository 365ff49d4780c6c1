package org.opportune.archive.mapping;

import java.util.List;
import org.opportune.schemas.event.Event;

/**
 * What a file gave.
 *
 * @param events ordered by (happenedMs, line, place in the mapping)
 */
public record Imported(List<Event> events, Counts counts) {
    public Imported {
        events = List.copyOf(events);
    }
}
