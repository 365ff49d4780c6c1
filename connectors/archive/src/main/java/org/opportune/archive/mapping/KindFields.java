package org.opportune.archive.mapping;

import static org.opportune.archive.mapping.Field.*;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.EventKind;

/**
 * Which fields a kind has.
 *
 * @param needed without one of these a row is rejected
 * @param allowed the others
 */
record KindFields(Set<Field> needed, Set<Field> allowed) {
    private static final Set<Field> COMMON = EnumSet.of(CELL, AREA, NETWORK, RADIO);

    boolean has(Field field) {
        return needed.contains(field) || allowed.contains(field);
    }

    /** The fields of the kind, or null if no mapping can make it. */
    static @Nullable KindFields of(EventKind kind) {
        return switch (kind) {
            case CALL_STARTED, CALL_ANSWERED, CALL_ENDED, CALL_REJECTED, CALL_NO_ANSWER, CALL_VACANT_NUMBER ->
                moment(EnumSet.of(DIRECTION), COUNTERPART, DURATION, CAUSE);
            case POWER_ON, POWER_OFF, LOCATION_UPDATE, CELL_CHANGE, ROAM_OUT, ROAM_IN -> moment(none(), TAC);
            case HANDSET_CHANGED, SIM_HANDSET_SEPARATED -> moment(EnumSet.of(TAC), PREVIOUS_TAC);
            case SMS_SENT, SMS_RECEIVED, MMS_SENT, MMS_RECEIVED -> moment(none(), COUNTERPART, KEYWORD);
            case WEB_SESSION, DATA_SESSION, SITE_VISIT -> moment(none(), OCTETS, DURATION, SITE, CONTENT_CATEGORY);
            case SUPPLEMENTARY_SERVICE, SERVICE_QUERY, RINGBACK_TONE_CHANGED, SERVICE_USED, PURCHASE ->
                moment(EnumSet.of(SERVICE), OPERATION, AMOUNT);
            case HOTLINE_DIALLED -> moment(EnumSet.of(COUNTERPART), SERVICE, OPERATION);
            case CUSTOM_MOMENT -> moment(none());
            case CONSENT -> fact(EnumSet.of(GRANTED, PURPOSE), CHANNEL, CATEGORY, DATA_USER);
            case LIST_MEMBERSHIP -> fact(EnumSet.of(LIST, MEMBER), CHANNEL, DATA_USER);
            case TAG -> fact(EnumSet.of(Field.TAG), PRESENT);
            case ATTRIBUTE -> fact(EnumSet.of(Field.ATTRIBUTE), VALUE);
            case BALANCE -> fact(EnumSet.of(Field.BALANCE), CURRENCY);
            case TOP_UP -> fact(EnumSet.of(AMOUNT), Field.BALANCE, CURRENCY);
            case BILL -> fact(EnumSet.of(AMOUNT), DUE, CURRENCY);
            case QUOTA_USAGE -> fact(EnumSet.of(PLAN, USED, ALLOWANCE));
            case PRODUCT_HELD, CONTRACT, JOURNEY_STEP, PRICE_PLAN -> fact(EnumSet.of(PRODUCT), STATUS);
            case SUBSCRIPTION -> fact(none(), CLASS, STATE);
            case ACTIVATION, TERMINATION, PORT_IN, PORT_OUT, SIM_SWAP, CUSTOM_FACT -> fact(none());
            // What subscribers answer and what the house makes comes through other doors.
            case REPLY, OFFER_ACCEPTED, OFFER_REFUSED, COMPLAINT, MATCH, ORDER_PLACED, ACCOUNT_LINK -> null;
            case LOCATION_PAUSE, OUTCOME, ERASURE, NUMBER_CHANGE, OWNERSHIP_TRANSFER, UNRECOGNISED -> null;
        };
    }

    private static KindFields moment(Set<Field> needed, Field... others) {
        Set<Field> allowed = EnumSet.copyOf(COMMON);
        allowed.addAll(Set.of(others));
        return new KindFields(needed, allowed);
    }

    private static KindFields fact(Set<Field> needed, Field... others) {
        return new KindFields(needed, Set.of(others));
    }

    private static Set<Field> none() {
        return EnumSet.noneOf(Field.class);
    }
}
