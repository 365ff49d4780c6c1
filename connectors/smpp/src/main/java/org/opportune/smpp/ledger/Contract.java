package org.opportune.smpp.ledger;

import org.opportune.schemas.fact.Purpose;

/** What is promised of an action whose writer died between intent and result (delivery.md, section 1). */
public enum Contract {
    /** Never sent again; reported UNKNOWN. */
    AT_MOST_ONCE,
    /** Sent again under the same user_message_reference, so that a message centre may know it. */
    AT_LEAST_ONCE;

    /** An offer is better lost than said twice; an answer, or a notice, is better said twice than lost. */
    public static Contract of(Purpose purpose) {
        return switch (purpose) {
            case MARKETING -> AT_MOST_ONCE;
            case RESPONSE, SERVICE -> AT_LEAST_ONCE;
        };
    }
}
