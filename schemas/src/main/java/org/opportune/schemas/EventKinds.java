package org.opportune.schemas;

import org.opportune.schemas.event.EventKind;

/** Which kinds are moments and which are facts (design 3.5), and which are declared by name. */
public final class EventKinds {
    private EventKinds() {}

    /** True if the house declares such kinds itself, by name. */
    public static boolean isCustom(EventKind kind) {
        return kind == EventKind.CUSTOM_MOMENT || kind == EventKind.CUSTOM_FACT;
    }

    /** True if events of this kind are ordered by when they became known and are never late. */
    public static boolean isFact(EventKind kind) {
        return switch (kind) {
            case CALL_STARTED, CALL_ANSWERED, CALL_ENDED, CALL_REJECTED, CALL_NO_ANSWER, CALL_VACANT_NUMBER -> false;
            case POWER_ON, POWER_OFF, HANDSET_CHANGED, SIM_HANDSET_SEPARATED -> false;
            case LOCATION_UPDATE, CELL_CHANGE, ROAM_OUT, ROAM_IN -> false;
            case SMS_SENT, SMS_RECEIVED, MMS_SENT, MMS_RECEIVED, WEB_SESSION, DATA_SESSION -> false;
            case SUPPLEMENTARY_SERVICE, SERVICE_QUERY, RINGBACK_TONE_CHANGED, HOTLINE_DIALLED, SERVICE_USED -> false;
            case SITE_VISIT, PURCHASE, REPLY, OFFER_ACCEPTED, OFFER_REFUSED, COMPLAINT, MATCH, CUSTOM_MOMENT -> false;
            case UNRECOGNISED -> false;
            case CONSENT, LIST_MEMBERSHIP, TAG, ATTRIBUTE, BALANCE, TOP_UP, BILL, QUOTA_USAGE, PRODUCT_HELD -> true;
            case ORDER_PLACED, CONTRACT, JOURNEY_STEP, PRICE_PLAN, ACCOUNT_LINK, SUBSCRIPTION, LOCATION_PAUSE -> true;
            case OUTCOME, ERASURE, ACTIVATION, TERMINATION, NUMBER_CHANGE, OWNERSHIP_TRANSFER, PORT_IN -> true;
            case PORT_OUT, SIM_SWAP, CUSTOM_FACT -> true;
        };
    }
}
