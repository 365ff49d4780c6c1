package org.opportune.archive.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

/** Rows of a facts file to events. */
final class FactRows implements RowMapper {
    static final String SOURCE = "import:facts";

    private final NumberRule subscribers;
    private final long beginningMs;
    private final int columns;

    FactRows(NumberRule subscribers, long beginningMs, int columns) {
        this.subscribers = subscribers;
        this.beginningMs = beginningMs;
        this.columns = columns;
    }

    @Override
    public Mapped map(Row row) {
        List<String> fields = row.fields();
        if (fields.size() != columns) {
            return new Mapped.Rejected(columns + " fields expected: fields=" + fields.size());
        }
        try {
            NumberReading number = NumberRule.Reading.read(subscribers, "subscriber", fields.get(0));
            Long msisdn = number.e164();
            if (msisdn == null) {
                throw new Rejection(
                        "subscriber",
                        "not a subscriber's number: length=" + number.digits().length());
            }
            long atMs = columns == 4 ? at(fields.get(3).trim()) : beginningMs;
            Event event = fact(fields.get(1).trim(), fields.get(2).trim())
                    .setId(EventMaker.id(SOURCE, row.key(), 0))
                    .setSource(SOURCE)
                    .setMsisdn(msisdn)
                    .setHappenedMs(atMs)
                    .setKnownMs(atMs)
                    .setIdentityKind(number.identity())
                    .build();
            return new Mapped.Events(List.of(event), !number.valid());
        } catch (Rejection e) {
            return new Mapped.Rejected(String.valueOf(e.getMessage()));
        }
    }

    private static Event.Builder fact(String fact, String value) throws Rejection {
        String[] words = fact.split(":", -1);
        Values values = new Values(null);
        switch (words[0]) {
            case "consent" -> {
                parts(words, 2, 4);
                values.put(Field.GRANTED, either(value, "granted", "withdrawn"));
                values.put(Field.PURPOSE, FieldValues.of(Field.PURPOSE, "fact", words[1]));
                channel(words, values);
                values.put(Field.DATA_USER, words.length > 3 ? text("fact", words[3]) : null);
                return EventMaker.event(EventKind.CONSENT, values);
            }
            case "list" -> {
                parts(words, 2, 3);
                values.put(Field.MEMBER, either(value, "member", "removed"));
                values.put(Field.LIST, FieldValues.of(Field.LIST, "fact", words[1]));
                channel(words, values);
                return EventMaker.event(EventKind.LIST_MEMBERSHIP, values);
            }
            case "tag", "untag" -> {
                parts(words, 1, 1);
                values.put(Field.TAG, text("value", value));
                values.put(Field.PRESENT, words[0].equals("tag"));
                return EventMaker.event(EventKind.TAG, values);
            }
            case "language" -> {
                parts(words, 1, 1);
                if (!value.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
                    throw new Rejection("value", "language must be an ISO 639 code: length=" + value.length());
                }
                return attribute("language", value);
            }
            case "zone" -> {
                parts(words, 1, 1);
                return attribute("zone", zone(value));
            }
            case "tariff" -> {
                parts(words, 1, 1);
                values.put(Field.PRODUCT, text("value", value));
                return EventMaker.event(EventKind.PRICE_PLAN, values);
            }
            case "attribute" -> {
                parts(words, 2, 2);
                return attribute(text("fact", words[1]), value);
            }
            default ->
                throw new Rejection(
                        "fact", "begins with consent:, list:, tag, untag, language, zone, tariff or attribute:");
        }
    }

    private static Event.Builder attribute(String name, String value) throws Rejection {
        Values values = new Values(null);
        values.put(Field.ATTRIBUTE, name);
        values.put(Field.VALUE, value.isEmpty() ? null : text("value", value));
        return EventMaker.event(EventKind.ATTRIBUTE, values);
    }

    private static void channel(String[] words, Values values) throws Rejection {
        if (words.length > 2) {
            values.put(Field.CHANNEL, FieldValues.of(Field.CHANNEL, "fact", words[2]));
        }
    }

    private static void parts(String[] words, int least, int most) throws Rejection {
        if (words.length < least || words.length > most) {
            throw new Rejection(
                    "fact",
                    words[0] + " has " + least + (least == most ? "" : " to " + most)
                            + " parts separated by ':': parts=" + words.length);
        }
    }

    private static Boolean either(String value, String yes, String no) throws Rejection {
        if (!value.equals(yes) && !value.equals(no)) {
            throw new Rejection("value", "must be " + yes + " or " + no);
        }
        return value.equals(yes);
    }

    private static String text(String column, String value) throws Rejection {
        if (value.isEmpty()) {
            throw new Rejection(column, "is empty");
        }
        return (String) FieldValues.of(Field.VALUE, column, value);
    }

    private static String zone(String value) throws Rejection {
        try {
            return ZoneId.of(value).getId();
        } catch (DateTimeException e) {
            throw new Rejection("value", "zone must be an IANA time zone: length=" + value.length());
        }
    }

    private long at(String text) throws Rejection {
        try {
            return text.isEmpty() ? beginningMs : Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new Rejection("at", "must be like 2006-06-01T09:00:00Z: length=" + text.length());
        }
    }
}
