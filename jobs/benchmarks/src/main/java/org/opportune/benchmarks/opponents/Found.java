package org.opportune.benchmarks.opponents;

import java.util.List;
import java.util.stream.Collectors;
import org.opportune.schemas.event.EventId;

/**
 * A scenario that has happened, as all sides say it.
 *
 * @param matchedMs UTC ms of the completing event, or the deadline
 * @param evidence ids, oldest first
 */
public record Found(String scenario, long msisdn, long matchedMs, List<EventId> evidence) {
    /** One line; equal if the findings are. */
    public String line() {
        return scenario + " " + msisdn + " " + matchedMs + " "
                + evidence.stream().map(EventId::toString).collect(Collectors.joining(" "));
    }
}
