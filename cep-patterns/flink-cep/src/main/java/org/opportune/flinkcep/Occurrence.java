package org.opportune.flinkcep;

import java.util.Comparator;
import org.opportune.schemas.EventKinds;
import org.opportune.schemas.event.Event;

/**
 * An event as patterns see it.
 *
 * @param orderMs its order time, UTC ms: the timestamp of its record
 */
public record Occurrence(Event event, long orderMs) {
    /** The order in which patterns are shown one subscriber's events, which is that of the house. */
    public static final Comparator<Occurrence> ORDER = Comparator.comparingLong(Occurrence::orderMs)
            .thenComparing(one -> !EventKinds.isFact(one.event().getKind()))
            .thenComparingLong(one -> one.event().getHappenedMs())
            .thenComparing(one -> one.event().getId());
}
