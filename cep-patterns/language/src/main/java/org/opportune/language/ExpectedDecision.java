package org.opportune.language;

import org.opportune.schemas.decision.RefusalReason;

/**
 * What a campaign decides about a match.
 *
 * @param atMs UTC ms of the decision
 * @param campaign its id
 * @param is {@link #PUSH}, or the name of a {@link RefusalReason}
 */
public record ExpectedDecision(long atMs, String campaign, String is) {
    /** It speaks. */
    public static final String PUSH = "push";
}
