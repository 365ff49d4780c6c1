package org.opportune.subscriber.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Campaign;
import org.opportune.model.Policy;
import org.opportune.model.ProfileField;
import org.opportune.model.Tables;
import org.opportune.schemas.Stop;
import org.opportune.schemas.match.Match;
import org.opportune.subscriber.Subscriber;

/**
 * May this campaign speak to this subscriber about this match?
 *
 * @param policy the policy in force, null = none
 * @param stops what nobody may send for
 * @param nowMs UTC ms, event time of the asking
 */
public record Request(
        Campaign campaign,
        Match match,
        Subscriber subscriber,
        @Nullable Policy policy,
        Tables tables,
        List<Stop> stops,
        long nowMs) {
    /** Ids and categories of the places where the subscriber was seen last; empty if that is not known. */
    Set<String> areas() {
        Object location = subscriber.hot().get(ProfileField.LOCATION, nowMs);
        return location == null ? Set.of() : tables.places().names((String) location);
    }
}
