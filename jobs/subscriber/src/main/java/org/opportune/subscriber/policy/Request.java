package org.opportune.subscriber.policy;

import org.jspecify.annotations.Nullable;
import org.opportune.model.Campaign;
import org.opportune.model.Policy;
import org.opportune.model.Tables;
import org.opportune.schemas.match.Match;
import org.opportune.subscriber.Subscriber;

/**
 * May this campaign speak to this subscriber about this match?
 *
 * @param policy the policy in force, null = none
 * @param nowMs UTC ms, event time of the asking
 */
public record Request(
        Campaign campaign,
        Match match,
        Subscriber subscriber,
        @Nullable Policy policy,
        Tables tables,
        long nowMs) {}
