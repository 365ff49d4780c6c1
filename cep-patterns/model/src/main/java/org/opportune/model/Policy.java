package org.opportune.model;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.fact.Purpose;

/**
 * The contact policy of the house. Exactly one is in force at a time.
 *
 * @param id kebab-case
 * @param zone of subscribers whose own is not known
 * @param quietHours null = none
 * @param caps all of them hold
 * @param feeds feed name to the kinds it would show; a deadline proven by the absence of a kind asks whether its feeds
 *     were alive
 */
public record Policy(
        String id,
        ZoneId zone,
        @Nullable QuietHours quietHours,
        List<FrequencyCap> caps,
        Map<String, Set<EventKind>> feeds) {

    public Policy {
        caps = List.copyOf(caps);
        feeds = Map.copyOf(feeds);
    }

    /**
     * Local times between which nobody is disturbed. Half open: {@code from} is quiet, {@code until} is not. Crosses
     * midnight if {@code from} is after {@code until}.
     *
     * @param spreadMs messages held over the night go out over this long after its end, by hash of the subscriber
     * @param purposes the purposes it closes
     */
    public record QuietHours(LocalTime from, LocalTime until, long spreadMs, Set<Purpose> purposes) {
        public QuietHours {
            purposes = Set.copyOf(purposes);
        }
    }

    /** At most {@code times} contacts of one of {@code purposes} in the rolling window (now - windowMs, now]. */
    public record FrequencyCap(int times, long windowMs, Set<Purpose> purposes) {
        public FrequencyCap {
            purposes = Set.copyOf(purposes);
        }
    }
}
