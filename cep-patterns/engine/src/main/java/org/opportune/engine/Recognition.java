package org.opportune.engine;

import java.util.List;
import java.util.Set;
import org.opportune.model.Scenario;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;

/**
 * A scenario that has happened, with its proof.
 *
 * @param matchedMs order time of the completing event, or the deadline
 * @param evidence ids of the events that prove it, oldest first; of more than {@link #MAX_EVIDENCE} the oldest 16 and
 *     the newest 16. Of a stay (DWELL) the event that began it, and the return that completed it if one did; of a ride the
 *     last sighting in each cell; of a change the event that showed the new handset or tariff; of a crossing the first sighting on
 *     the other side
 * @param absentKinds kinds whose absence proves it, over all steps (ABSENCE, IDLE and RETURN: the step's kinds; DWELL: LOCATION_UPDATE,
 *     CELL_CHANGE and POWER_OFF; LEAVE with a time: LOCATION_UPDATE and CELL_CHANGE; CHANGE: HANDSET_CHANGED, of
 *     a tariff PRICE_PLAN); empty if none
 * @param absentFromMs since when absence was evidence, of the earliest such step; {@code matchedMs} if none
 */
public record Recognition(
        Scenario scenario, long matchedMs, List<EventId> evidence, Set<EventKind> absentKinds, long absentFromMs) {

    /** Bound of {@code evidence}. */
    public static final int MAX_EVIDENCE = 32;

    public Recognition {
        evidence = List.copyOf(evidence);
        absentKinds = Set.copyOf(absentKinds);
    }
}
