package org.opportune.cli.capture;

import java.util.LinkedHashMap;
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
import org.opportune.subscriber.profile.Memory;

/** One event in the words of tests, with pseudonyms. One use. */
final class EventText {
    /** The words of tests have room for no more. */
    private static final long MOST = 999_999_999;

    private final Event event;
    private final Pseudonyms pseudonyms;
    private final Map<String, String> keys = new LinkedHashMap<>();

    private EventText(Event event, Pseudonyms pseudonyms) {
        this.event = event;
        this.pseudonyms = pseudonyms;
    }

    /** {@code {at: 12m, kind: ...}}; null if tests have no words for it, which is noted. */
    static @Nullable String of(Event event, String at, Pseudonyms pseudonyms, Notes notes) {
        EventText text = new EventText(event, pseudonyms);
        text.header(at);
        text.groups();
        String cannot = FactText.add(event, pseudonyms, text.keys);
        if (cannot != null) {
            notes.add("event without words for it: " + event.getKind() + cannot);
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

    private void text(String key, @Nullable String value) {
        text(keys, key, value);
    }

    private void number(String key, @Nullable Long value) {
        number(keys, key, value);
    }

    static void text(Map<String, String> keys, String key, @Nullable String value) {
        if (value != null) {
            keys.put(key, Yaml.text(value));
        }
    }

    /** What tests have no room for is left out. */
    static void number(Map<String, String> keys, String key, @Nullable Long value) {
        if (value != null && value >= 0 && value <= MOST) {
            keys.put(key, value.toString());
        }
    }
}
