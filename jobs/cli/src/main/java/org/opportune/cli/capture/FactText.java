package org.opportune.cli.capture;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.fact.Account;
import org.opportune.schemas.fact.Attribute;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.Consent;
import org.opportune.schemas.fact.DataCategory;
import org.opportune.schemas.fact.Erasure;
import org.opportune.schemas.fact.Holding;
import org.opportune.schemas.fact.ListEntry;
import org.opportune.schemas.fact.Quota;
import org.opportune.schemas.fact.Scope;
import org.opportune.schemas.fact.Tag;

/** What an event states, in the words of tests. One use. */
final class FactText {
    private final Event event;
    private final Pseudonyms pseudonyms;
    private final Map<String, String> keys;
    private @Nullable String cannot;

    private FactText(Event event, Pseudonyms pseudonyms, Map<String, String> keys) {
        this.event = event;
        this.pseudonyms = pseudonyms;
        this.keys = keys;
    }

    /** Adds its keys; gives what sort of such an event tests have no words for, null = they have. */
    static @Nullable String add(Event event, Pseudonyms pseudonyms, Map<String, String> keys) {
        FactText text = new FactText(event, pseudonyms, keys);
        text.fact();
        return text.cannot;
    }

    private void fact() {
        Object fact = event.getFact();
        switch (event.getKind()) {
            case TAG -> {
                if (fact instanceof Tag tag) {
                    text("tag", tag.getName());
                    unless("present", tag.getPresent());
                } else {
                    cannot = " that says nothing";
                }
            }
            case CONSENT -> consent(fact);
            case LIST_MEMBERSHIP -> list(fact);
            case ATTRIBUTE -> attribute(fact);
            case BALANCE, TOP_UP, BILL -> account(fact);
            case QUOTA_USAGE -> quota(fact);
            case PRODUCT_HELD, ORDER_PLACED, CONTRACT, JOURNEY_STEP, PRICE_PLAN -> holding(fact);
            // Without its scope it would reach as far as it can.
            case ERASURE ->
                cannot =
                        fact instanceof Erasure erasure && erasure.getScope() != Scope.ALL ? " of one data user" : null;
            case CUSTOM_FACT -> cannot = "";
            default -> {}
        }
    }

    private void consent(@Nullable Object fact) {
        if (fact instanceof Consent consent && consent.getCategory() == DataCategory.ANY) {
            unless("granted", consent.getGranted());
            keys.put("purpose", word(consent.getPurpose()));
            channel(consent.getChannel());
            text("data-user", consent.getDataUser());
        } else {
            cannot = " for one category of data";
        }
    }

    private void list(@Nullable Object fact) {
        if (fact instanceof ListEntry entry) {
            keys.put("list", word(entry.getList()));
            unless("member", entry.getMember());
            channel(entry.getChannel());
            text("data-user", entry.getDataUser());
        } else {
            cannot = " that says nothing";
        }
    }

    private void attribute(@Nullable Object fact) {
        if (!(fact instanceof Attribute attribute)) {
            cannot = " that says nothing";
        } else if (attribute.getName().equals("language")
                || attribute.getName().equals("zone")
                || pseudonyms.isAsked(attribute.getName())) {
            text("attribute", attribute.getName());
            text("value", attribute.getValue());
        } else {
            cannot = " that nobody asks for";
        }
    }

    private void account(@Nullable Object fact) {
        if (fact instanceof Account account) {
            number("balance", account.getBalanceMinor());
            number("amount", account.getAmountMinor());
        }
    }

    private void quota(@Nullable Object fact) {
        if (fact instanceof Quota quota) {
            text("plan", quota.getPlan());
            number("quota-used", quota.getUsed());
            number("quota-allowance", quota.getAllowance());
        } else {
            cannot = " that says nothing";
        }
    }

    private void holding(@Nullable Object fact) {
        if (fact instanceof Holding holding) {
            text("product", holding.getProduct());
            text("status", holding.getStatus());
        } else {
            cannot = " that says nothing";
        }
    }

    private void channel(Channel channel) {
        if (channel != Channel.ANY) {
            keys.put("channel", word(channel));
        }
    }

    private void unless(String key, boolean value) {
        if (!value) {
            keys.put(key, "false");
        }
    }

    private void text(String key, @Nullable String value) {
        EventText.text(keys, key, value);
    }

    private void number(String key, @Nullable Long value) {
        EventText.number(keys, key, value);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
