package org.opportune.model;

import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.fact.DataCategory;

/** Which category of data somebody reads who reads this: what consents speak of (PRV-31). Stateless. */
public final class PersonalData {
    private PersonalData() {}

    /** Of a field of an event; null = no more than that the event happened, which its kind says. */
    public static @Nullable DataCategory of(EventField field) {
        return switch (field) {
            case KIND, CUSTOM_KIND, SOURCE, HAPPENED -> null;
            case RADIO, COUNTERPART, COUNTERPART_CLASS, DIRECTION, DURATION, CAUSE, OCTETS, SERVICE, OPERATION ->
                DataCategory.TRAFFIC;
            case CELL, AREA, NETWORK -> DataCategory.LOCATION;
            case KEYWORD, SITE, CONTENT_CATEGORY -> DataCategory.CONTENT_CATEGORY;
            case TAC,
                    PREVIOUS_TAC,
                    AMOUNT,
                    BALANCE,
                    TAG,
                    ATTRIBUTE,
                    PLAN,
                    QUOTA_USED,
                    QUOTA_ALLOWANCE,
                    PRODUCT,
                    ATTRIBUTES -> DataCategory.PROFILE;
        };
    }

    /** Of a field of the profile. */
    public static DataCategory of(ProfileField field) {
        return switch (field) {
            case LANGUAGE, ZONE, TAGS, TAC, TARIFF, PREVIOUS_TARIFF, ATTRIBUTES -> DataCategory.PROFILE;
            case CELL, LOCATION -> DataCategory.LOCATION;
            case LAST_SEEN -> DataCategory.TRAFFIC;
        };
    }

    /** Of knowing that such an event happened; null = of a kind that nobody listens to. */
    public static @Nullable DataCategory of(EventKind kind) {
        return switch (kind) {
            case UNRECOGNISED, MATCH, ERASURE -> null;
            case CALL_STARTED,
                    CALL_ANSWERED,
                    CALL_ENDED,
                    CALL_REJECTED,
                    CALL_NO_ANSWER,
                    CALL_VACANT_NUMBER,
                    POWER_ON,
                    POWER_OFF,
                    SMS_SENT,
                    SMS_RECEIVED,
                    MMS_SENT,
                    MMS_RECEIVED,
                    WEB_SESSION,
                    DATA_SESSION,
                    SUPPLEMENTARY_SERVICE,
                    SERVICE_QUERY,
                    RINGBACK_TONE_CHANGED,
                    HOTLINE_DIALLED,
                    SERVICE_USED -> DataCategory.TRAFFIC;
            case LOCATION_UPDATE, CELL_CHANGE, ROAM_OUT, ROAM_IN -> DataCategory.LOCATION;
            case SITE_VISIT -> DataCategory.CONTENT_CATEGORY;
            case HANDSET_CHANGED,
                    SIM_HANDSET_SEPARATED,
                    PURCHASE,
                    REPLY,
                    OFFER_ACCEPTED,
                    OFFER_REFUSED,
                    COMPLAINT,
                    CUSTOM_MOMENT,
                    CONSENT,
                    LIST_MEMBERSHIP,
                    TAG,
                    ATTRIBUTE,
                    BALANCE,
                    TOP_UP,
                    BILL,
                    QUOTA_USAGE,
                    PRODUCT_HELD,
                    ORDER_PLACED,
                    CONTRACT,
                    JOURNEY_STEP,
                    PRICE_PLAN,
                    ACCOUNT_LINK,
                    SUBSCRIPTION,
                    LOCATION_PAUSE,
                    OUTCOME,
                    ACTIVATION,
                    TERMINATION,
                    NUMBER_CHANGE,
                    OWNERSHIP_TRANSFER,
                    PORT_IN,
                    PORT_OUT,
                    SIM_SWAP,
                    CUSTOM_FACT -> DataCategory.PROFILE;
        };
    }

    /** Of a step that says what happens and not which event shows it; null = it says which events it listens to. */
    public static @Nullable DataCategory of(Step.Verb verb) {
        return switch (verb) {
            case ON, COUNT, SUM, AVERAGE, ALL, ABSENCE, IDLE, BARRED -> null;
            case RETURN -> DataCategory.TRAFFIC;
            case DWELL, RIDING, ARRIVE, LEAVE -> DataCategory.LOCATION;
            case CHANGE -> DataCategory.PROFILE;
        };
    }
}
