package org.opportune.archive.mapping;

import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.fact.Account;
import org.opportune.schemas.fact.Attribute;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.Consent;
import org.opportune.schemas.fact.DataCategory;
import org.opportune.schemas.fact.Holding;
import org.opportune.schemas.fact.ListEntry;
import org.opportune.schemas.fact.ListName;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.fact.Quota;
import org.opportune.schemas.fact.Subscription;
import org.opportune.schemas.fact.SubscriptionClass;
import org.opportune.schemas.fact.SubscriptionState;
import org.opportune.schemas.fact.Tag;
import org.opportune.schemas.fact.Tenancy;

/** The fact that an event of a fact kind carries. */
final class FactMaker {
    private FactMaker() {}

    /** Null for moments, and for facts that are nothing but their kind. */
    static @Nullable Object fact(EventKind kind, Values values) {
        return switch (kind) {
            case CONSENT -> consent(values);
            case LIST_MEMBERSHIP -> listEntry(values);
            case TAG ->
                Tag.newBuilder()
                        .setName(values.needed(values.text(Field.TAG)))
                        .setPresent(values.flag(Field.PRESENT, true))
                        .build();
            case ATTRIBUTE -> new Attribute(values.needed(values.text(Field.ATTRIBUTE)), values.text(Field.VALUE));
            case BALANCE, TOP_UP, BILL ->
                Account.newBuilder()
                        .setBalanceMinor(values.whole(Field.BALANCE))
                        .setAmountMinor(values.whole(Field.AMOUNT))
                        .setDueMs(values.whole(Field.DUE))
                        .setCurrency(values.text(Field.CURRENCY))
                        .build();
            case QUOTA_USAGE -> quota(values);
            case PRODUCT_HELD, CONTRACT, JOURNEY_STEP, PRICE_PLAN ->
                Holding.newBuilder()
                        .setProduct(values.needed(values.text(Field.PRODUCT)))
                        .setStatus(values.text(Field.STATUS))
                        .build();
            case SUBSCRIPTION ->
                new Subscription(
                        values.choice(Field.CLASS, SubscriptionClass.class),
                        values.choice(Field.STATE, SubscriptionState.class));
            case ACTIVATION, TERMINATION, PORT_IN, PORT_OUT, SIM_SWAP ->
                Tenancy.newBuilder().build();
            case CUSTOM_FACT, ORDER_PLACED, ACCOUNT_LINK, LOCATION_PAUSE, OUTCOME, ERASURE -> null;
            case NUMBER_CHANGE, OWNERSHIP_TRANSFER -> null;
            case CALL_STARTED, CALL_ANSWERED, CALL_ENDED, CALL_REJECTED, CALL_NO_ANSWER, CALL_VACANT_NUMBER -> null;
            case POWER_ON, POWER_OFF, HANDSET_CHANGED, SIM_HANDSET_SEPARATED, LOCATION_UPDATE, CELL_CHANGE -> null;
            case ROAM_OUT, ROAM_IN, SMS_SENT, SMS_RECEIVED, MMS_SENT, MMS_RECEIVED, WEB_SESSION -> null;
            case DATA_SESSION, SUPPLEMENTARY_SERVICE, SERVICE_QUERY, RINGBACK_TONE_CHANGED, HOTLINE_DIALLED -> null;
            case SERVICE_USED, SITE_VISIT, PURCHASE, REPLY, OFFER_ACCEPTED, OFFER_REFUSED, COMPLAINT, MATCH -> null;
            case CUSTOM_MOMENT, UNRECOGNISED -> null;
        };
    }

    private static Consent consent(Values values) {
        Consent.Builder consent = Consent.newBuilder()
                .setGranted(values.flag(Field.GRANTED, false))
                .setPurpose(values.needed(values.choice(Field.PURPOSE, Purpose.class)))
                .setDataUser(values.text(Field.DATA_USER));
        Channel channel = values.choice(Field.CHANNEL, Channel.class);
        consent.setChannel(channel == null ? Channel.ANY : channel);
        DataCategory category = values.choice(Field.CATEGORY, DataCategory.class);
        return consent.setCategory(category == null ? DataCategory.ANY : category)
                .build();
    }

    private static ListEntry listEntry(Values values) {
        Channel channel = values.choice(Field.CHANNEL, Channel.class);
        return ListEntry.newBuilder()
                .setList(values.needed(values.choice(Field.LIST, ListName.class)))
                .setMember(values.flag(Field.MEMBER, false))
                .setChannel(channel == null ? Channel.ANY : channel)
                .setDataUser(values.text(Field.DATA_USER))
                .build();
    }

    private static Quota quota(Values values) {
        return Quota.newBuilder()
                .setPlan(values.needed(values.text(Field.PLAN)))
                .setUsed(values.needed(values.whole(Field.USED)))
                .setAllowance(values.needed(values.whole(Field.ALLOWANCE)))
                .build();
    }
}
