package org.opportune.archive.mapping;

import java.io.IOException;
import org.opportune.schemas.event.Event;

/** Takes the events of a file as they are read. */
@FunctionalInterface
public interface EventTaker {
    /**
     * One event.
     *
     * @param line where it comes from, from 1
     */
    void take(Event event, long line) throws IOException;
}
