package org.opportune.archive.mapping;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.opportune.schemas.event.Event;

/** Events in memory, up to a limit. */
final class EventList implements EventTaker {
    private final Path file;
    private final int limit;
    private final List<Event> events = new ArrayList<>();

    EventList(Path file, int limit) {
        this.file = file;
        this.limit = limit;
    }

    /** One event too many. */
    static final class Full extends IOException {
        private static final long serialVersionUID = 1L;

        Full(String message) {
            super(message);
        }
    }

    @Override
    public void take(Event event, long line) throws Full {
        if (events.size() == limit) {
            throw new Full("too many events to sort in memory: limit=" + limit + ", place=" + file + ":" + line);
        }
        events.add(event);
    }

    /** By happened-at; the sort is stable and rows came in line order, so ties stay in line order. */
    List<Event> sorted() {
        events.sort(Comparator.comparingLong(Event::getHappenedMs));
        return events;
    }
}
