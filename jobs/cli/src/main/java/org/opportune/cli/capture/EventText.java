package org.opportune.cli.capture;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.Call;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Location;
import org.opportune.schemas.event.Message;
import org.opportune.schemas.event.NumberClass;
import org.opportune.schemas.event.Service;
import org.opportune.schemas.event.Session;
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
import org.opportune.subscriber.profile.Memory;

/** One event in the words of tests, with pseudonyms. One use. */
final class EventText {
    /** The words of tests have room for no more. */
    private static final long MOST = 999_999_999;

    private final Event event;
    private final Pseudonyms pseudonyms;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private @Nullable String cannot;

    private EventText(Event event, Pseudonyms pseudonyms) {
        this.event = event;
        this.pseudonyms = pseudonyms;
    }

    /** {@code {at: 12m, kind: ...}}; null if tests have no words for it, which is noted. */
    static @Nullable String of(Event event, String at, Pseudonyms pseudonyms, Notes notes) {
        EventText text = new EventText(event, pseudonyms);
        text.header(at);
        text.groups();
        text.fact();
        if (text.cannot != null) {
            notes.add("event without words for it: " + event.getKind() + text.cannot);
            return null;
        }
        StringBuilder line = new StringBuilder();
        text.keys.forEach((key, value) -> line.append(line.isEmpty() ? "{" : ", ")
                .append(key)
                .append(": ")
                .append(value));
        return line.append('}').toString();
    }

    private void header(String at) {
        keys.put("at", at);
        keys.put(
                "kind",
                event.getKind() == EventKind.CUSTOM_MOMENT
                        ? Yaml.text("custom:" + event.getCustomKind())
                        : event.getKind().name());
        keys.put("source", Yaml.text(event.getSource()));
        if (event.getRadio() != null) {
            keys.put("radio", event.getRadio().name());
        }
        Location location = event.getLocation();
        if (location != null) {
            String key = switch (location.getKind()) {
                case CELL -> "cell";
                case LOCATION_AREA -> "area";
                case VISITED_NETWORK -> "network";
            };
            keys.put(key, Yaml.text(pseudonyms.location(location)));
        }
        counterpart();
        if (event.getDevice() != null) {
            text("tac", event.getDevice().getTac());
            text("previous-tac", event.getDevice().getPreviousTac());
        }
        attributes();
    }

    private void counterpart() {
        Counterpart counterpart = event.getCounterpart();
        if (counterpart != null) {
            keys.put("counterpart", Yaml.text(pseudonyms.number(counterpart)));
            if (counterpart.getNumberClass() != NumberClass.UNCLASSIFIED) {
                keys.put("counterpart-class", counterpart.getNumberClass().name());
            }
        }
    }

    private void attributes() {
        Map<String, String> asked = new TreeMap<>(event.getAttributes() == null ? Map.of() : event.getAttributes());
        asked.keySet().removeIf(name -> !pseudonyms.isAsked(name));
        if (!asked.isEmpty()) {
            StringBuilder all = new StringBuilder();
            asked.forEach((name, value) -> all.append(all.isEmpty() ? "{" : ", ")
                    .append(Yaml.text(name))
                    .append(": ")
                    .append(Yaml.text(value)));
            keys.put("attributes", all.append('}').toString());
        }
    }

    private void groups() {
        String kind = event.getKind().name();
        Call call = event.getCall();
        Message message = event.getMessage();
        Session session = event.getSession();
        Service service = event.getService();
        if (kind.startsWith("CALL_") || event.getKind() == EventKind.HOTLINE_DIALLED) {
            if (call != null) {
                keys.put("direction", call.getDirection().name());
                number("duration", call.getDurationS());
                number("cause", call.getCause() == null ? null : (long) call.getCause());
            }
        } else if (kind.endsWith("_SENT") || kind.endsWith("_RECEIVED") || event.getKind() == EventKind.REPLY) {
            if (message != null) {
                keys.put("direction", message.getDirection().name());
                keyword(message.getKeyword());
            }
        } else if (kind.endsWith("_SESSION") || event.getKind() == EventKind.SITE_VISIT) {
            if (session != null) {
                number("octets", session.getOctets());
                number("duration", session.getDurationS());
                text("site", session.getSite() == null ? null : pseudonyms.word("site", session.getSite()));
                text("content-category", session.getContentCategory());
            }
        } else if (service != null) {
            text("service", service.getCode());
            text("operation", service.getOperation());
            number("amount", service.getAmountMinor());
        }
    }

    /** The one that withdraws consent stays whoever names it. */
    private void keyword(@Nullable String keyword) {
        boolean stop = Memory.STOP.equals(keyword);
        text("keyword", keyword == null || stop ? keyword : pseudonyms.word("WORD", keyword));
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
        if (value != null) {
            keys.put(key, Yaml.text(value));
        }
    }

    private void number(String key, @Nullable Long value) {
        if (value != null && value >= 0 && value <= MOST) {
            keys.put(key, value.toString());
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
