package org.opportune.language;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Entry;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.event.Call;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.Device;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Location;
import org.opportune.schemas.event.LocationKind;
import org.opportune.schemas.event.Message;
import org.opportune.schemas.event.NumberClass;
import org.opportune.schemas.event.RadioTechnology;
import org.opportune.schemas.event.Service;
import org.opportune.schemas.event.Session;
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
import org.opportune.schemas.fact.Tag;

/** One event of a test. Its kind says which keys it may have. */
final class EventReader {
    private final Section section;
    private final Problems problems;

    private EventReader(Section section) {
        this.section = section;
        this.problems = section.problems();
    }

    /** The event, or null after a problem with its kind. */
    static @Nullable Event read(Section section, String key, long atMs) {
        EventReader reader = new EventReader(section);
        Scalar kindWord = section.required("kind");
        if (kindWord == null) {
            return null;
        }
        boolean custom = kindWord.value().startsWith("custom:");
        EventKind kind = custom ? EventKind.CUSTOM_MOMENT : Words.kind(section.problems(), kindWord);
        if (kind == null) {
            return null;
        }
        Event event = reader.event(kind, key, atMs);
        if (custom) {
            event.setCustomKind(kindWord.value().substring("custom:".length()));
        }
        section.finish();
        return event;
    }

    private Event event(EventKind kind, String key, long atMs) {
        Event event = Event.newBuilder()
                .setId(new EventId(EventIds.event("test", key)))
                .setSource("test")
                .setMsisdn(ScenarioTest.SUBSCRIBER)
                .setKind(kind)
                .setHappenedMs(atMs)
                .setKnownMs(atMs)
                .build();
        String source = text("source");
        if (source != null) {
            event.setSource(source);
        }
        event.setRadio(constant("radio", RadioTechnology.values()));
        event.setLocation(location());
        event.setCounterpart(counterpart());
        String tac = text("tac");
        String previousTac = text("previous-tac");
        event.setDevice(tac == null && previousTac == null ? null : new Device(tac, previousTac));
        event.setAttributes(attributes());
        groups(kind, event);
        event.setFact(fact(kind));
        return event;
    }

    /** Groups of fields by kind. A direction that is not written is the one the kind implies, else ORIGINATING. */
    private void groups(EventKind kind, Event event) {
        String name = kind.name();
        if (name.startsWith("CALL_") || kind == EventKind.HOTLINE_DIALLED) {
            Long cause = number("cause");
            event.setCall(new Call(
                    direction(Direction.ORIGINATING),
                    number("duration"),
                    cause == null ? null : Math.toIntExact(cause)));
        } else if (name.endsWith("_SENT") || name.endsWith("_RECEIVED") || kind == EventKind.REPLY) {
            Direction implied = name.endsWith("_RECEIVED") ? Direction.TERMINATING : Direction.ORIGINATING;
            event.setMessage(new Message(direction(implied), text("keyword"), null, null));
        } else if (name.endsWith("_SESSION") || kind == EventKind.SITE_VISIT) {
            event.setSession(new Session(number("octets"), number("duration"), text("site"), text("content-category")));
        } else if (section.has("service")) {
            String code = text("service");
            event.setService(new Service(code == null ? "" : code, text("operation"), number("amount")));
        }
    }

    private @Nullable Object fact(EventKind kind) {
        return switch (kind) {
            case TAG -> new Tag(needed("tag"), !"false".equals(text("present")), null, null);
            case CONSENT -> consent();
            case LIST_MEMBERSHIP -> membership();
            case ATTRIBUTE -> new Attribute(needed("attribute"), text("value"));
            case BALANCE, TOP_UP, BILL -> new Account(number("balance"), number("amount"), null, null, null, null);
            case QUOTA_USAGE ->
                new Quota(needed("plan"), orZero(number("quota-used")), orZero(number("quota-allowance")), null, null);
            case PRODUCT_HELD, ORDER_PLACED, CONTRACT, JOURNEY_STEP, PRICE_PLAN ->
                new Holding(needed("product"), text("status"), null, null);
            default -> null;
        };
    }

    /** Given unless it says otherwise, for every channel and data user that it does not name. */
    private Consent consent() {
        Purpose purpose = choice("purpose", Purpose.values());
        if (!section.has("purpose")) {
            section.missing("purpose");
        }
        return new Consent(
                !"false".equals(text("granted")),
                purpose == null ? Purpose.MARKETING : purpose,
                channel(),
                DataCategory.ANY,
                text("data-user"),
                null,
                null);
    }

    private ListEntry membership() {
        ListName list = choice("list", ListName.values());
        if (!section.has("list")) {
            section.missing("list");
        }
        return new ListEntry(
                list == null ? ListName.BLACK : list, !"false".equals(text("member")), channel(), text("data-user"));
    }

    private Channel channel() {
        Channel channel = choice("channel", Channel.values());
        return channel == null ? Channel.ANY : channel;
    }

    private @Nullable Location location() {
        Map<String, LocationKind> keys = new LinkedHashMap<>();
        keys.put("cell", LocationKind.CELL);
        keys.put("area", LocationKind.LOCATION_AREA);
        keys.put("network", LocationKind.VISITED_NETWORK);
        Location location = null;
        for (Map.Entry<String, LocationKind> key : keys.entrySet()) {
            String id = text(key.getKey());
            if (id != null && location != null) {
                problems.add(section.at(key.getKey()), "an event shows one location: key=" + key.getKey());
            }
            location = id == null ? location : new Location(key.getValue(), id);
        }
        return location;
    }

    private @Nullable Counterpart counterpart() {
        String digits = text("counterpart");
        NumberClass numberClass = constant("counterpart-class", NumberClass.values());
        if (digits == null) {
            return null;
        }
        return Counterpart.newBuilder()
                .setDigits(digits)
                .setNumberClass(numberClass == null ? NumberClass.UNCLASSIFIED : numberClass)
                .build();
    }

    private @Nullable Map<String, String> attributes() {
        Section attributes = section.section("attributes");
        if (attributes == null) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Entry entry : attributes.entries()) {
            Scalar value = attributes.scalar(entry.key().value());
            if (value != null) {
                values.put(entry.key().value(), value.value());
            }
        }
        return values;
    }

    private Direction direction(Direction implied) {
        Direction direction = constant("direction", Direction.values());
        return direction == null ? implied : direction;
    }

    private <E extends Enum<E>> @Nullable E constant(String key, E[] constants) {
        Scalar scalar = section.scalar(key);
        if (scalar == null) {
            return null;
        }
        Map<String, E> choices = new LinkedHashMap<>();
        Arrays.stream(constants).forEach(c -> choices.put(c.name(), c));
        return Words.choice(problems, scalar, key, choices);
    }

    /** The same in the words of campaigns: lower case and '-'. */
    private <E extends Enum<E>> @Nullable E choice(String key, E[] constants) {
        Scalar scalar = section.scalar(key);
        return scalar == null ? null : Words.choice(problems, scalar, key, Words.choices(constants, c -> true));
    }

    private @Nullable String text(String key) {
        Scalar scalar = section.scalar(key);
        return scalar == null ? null : scalar.value();
    }

    private String needed(String key) {
        Scalar scalar = section.required(key);
        return scalar == null ? "" : scalar.value();
    }

    private @Nullable Long number(String key) {
        Scalar scalar = section.scalar(key);
        return scalar == null ? null : Long.valueOf(Words.number(problems, scalar, key, 0, 999_999_999));
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
