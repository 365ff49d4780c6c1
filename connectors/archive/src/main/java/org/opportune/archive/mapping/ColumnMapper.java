package org.opportune.archive.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.Event;

/** A mapping applied to the columns of one feed. */
public final class ColumnMapper implements RowMapper {
    private final Mapping mapping;
    private final Map<String, Integer> columns;

    private ColumnMapper(Mapping mapping, Map<String, Integer> columns) {
        this.mapping = mapping;
        this.columns = columns;
    }

    /**
     * The mapping for a feed with these columns.
     *
     * @throws ImportProblem if the header is not the one the mapping states, or lacks a column it needs
     */
    public static ColumnMapper of(Mapping mapping, List<String> header) throws ImportProblem {
        if (!mapping.columns().isEmpty() && !mapping.columns().equals(header)) {
            throw new ImportProblem("header is not the one of the mapping: mapping=" + mapping.name() + ", wanted="
                    + mapping.columns() + ", columns found=" + header.size());
        }
        Map<String, Integer> columns = new HashMap<>();
        for (String column : header) {
            if (columns.put(column, columns.size()) != null) {
                throw new ImportProblem("header names a column twice: mapping=" + mapping.name() + ", column number="
                        + (columns.size() + 1));
            }
        }
        List<String> missing = new TreeSet<>(usedBy(mapping))
                .stream().filter(column -> !columns.containsKey(column)).toList();
        if (!missing.isEmpty()) {
            throw new ImportProblem("header lacks columns: mapping=" + mapping.name() + ", missing=" + missing);
        }
        return new ColumnMapper(mapping, columns);
    }

    @Override
    public Mapped map(Row row) {
        if (row.fields().size() != columns.size()) {
            return new Mapped.Rejected(
                    columns.size() + " fields expected: fields=" + row.fields().size());
        }
        try {
            String key = key(row);
            List<Event> events = new ArrayList<>(mapping.events().size());
            boolean doubtful = mapping.negativeUnknown().stream().anyMatch(column -> isUnknown(row, column));
            for (int i = 0; i < mapping.events().size(); i++) {
                RowEvent event = event(row, key, mapping.events().get(i), i);
                if (event != null) {
                    events.add(event.event());
                    doubtful |= event.doubtful();
                }
            }
            return events.isEmpty()
                    ? new Mapped.Rejected("no subscriber in any of its events")
                    : new Mapped.Events(events, doubtful);
        } catch (Rejection e) {
            return new Mapped.Rejected(String.valueOf(e.getMessage()));
        }
    }

    /** The feed's own record id, if the mapping names it: then the same record is the same event wherever it lies. */
    private String key(Row row) throws Rejection {
        String column = mapping.id();
        if (column == null) {
            return row.key();
        }
        String id = cell(row, column).trim();
        if (id.isEmpty()) {
            throw new Rejection(column, "record id needed: length=0");
        }
        return "id/" + id;
    }

    private record RowEvent(Event event, boolean doubtful) {}

    private @Nullable RowEvent event(Row row, String key, EventRule rule, int index) throws Rejection {
        NumberReading subscriber = number(row, rule.subscriber());
        Long msisdn = subscriber.e164();
        if (msisdn == null) {
            if (rule.optional()) {
                return null;
            }
            throw new Rejection(
                    rule.subscriber(),
                    "not a subscriber's number: length=" + subscriber.digits().length());
        }
        long happenedMs = moment(row, rule.happened());
        long knownMs = rule.known() == null ? happenedMs : moment(row, rule.known());
        Values values = new Values(rule.counterpartClass());
        for (Field field : Field.values()) {
            ValueSource source = rule.fields().get(field);
            if (source != null) {
                Object value = value(row, field, source);
                if (value == null && isNeeded(rule, field)) {
                    throw new Rejection(field.word(), "is empty: " + rule.kind() + " needs it");
                }
                values.put(field, value);
            }
        }
        Event event = EventMaker.event(rule.kind(), values)
                .setId(EventMaker.id(mapping.source(), key, index))
                .setSource(mapping.source())
                .setMsisdn(msisdn)
                .setCustomKind(rule.customKind())
                .setHappenedMs(happenedMs)
                .setKnownMs(knownMs)
                .setIdentityKind(subscriber.identity())
                .setAttributes(rule.customKind() == null ? null : attributes(row, rule))
                .build();
        return new RowEvent(event, !subscriber.valid() || values.isDoubtful());
    }

    private @Nullable Object value(Row row, Field field, ValueSource source) throws Rejection {
        if (source instanceof ValueSource.Constant constant) {
            return constant.value();
        }
        ValueSource.Column column = (ValueSource.Column) source;
        String text = cell(row, column.name()).trim();
        if (text.isEmpty() || isUnknown(row, column.name())) {
            return null;
        }
        return switch (field.shape()) {
            case NUMBER -> number(row, column.name());
            case TIME -> time(row, column.name());
            case TEXT, WHOLE, FLAG, CHOICE -> FieldValues.of(field, column.name(), column.prefix() + text);
        };
    }

    private Map<String, String> attributes(Row row, EventRule rule) throws Rejection {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, ValueSource> entry : new TreeMap<>(rule.attributes()).entrySet()) {
            Object value = value(row, Field.VALUE, entry.getValue());
            if (value != null) {
                attributes.put(entry.getKey(), value.toString());
            }
        }
        return attributes;
    }

    private long moment(Row row, EventRule.Moment moment) throws Rejection {
        long ms = time(row, moment.column());
        String plus = moment.plusSeconds();
        if (plus == null || isUnknown(row, plus)) {
            return ms;
        }
        long seconds = FieldValues.whole(plus, cell(row, plus));
        if (seconds > EventMaker.YEAR_S) {
            throw new Rejection(plus, "at most a year of seconds");
        }
        return ms + seconds * 1000;
    }

    private long time(Row row, String column) throws Rejection {
        return EventMaker.present(mapping.times().get(column)).read(column, cell(row, column));
    }

    private NumberReading number(Row row, String column) throws Rejection {
        return NumberRule.Reading.read(EventMaker.present(mapping.numbers().get(column)), column, cell(row, column));
    }

    private String cell(Row row, String column) {
        return row.fields().get(EventMaker.present(columns.get(column)));
    }

    /** True if the mapping says that a negative value of this column is none, and it is negative. */
    private boolean isUnknown(Row row, String column) {
        return mapping.negativeUnknown().contains(column)
                && cell(row, column).trim().matches("-[0-9]{1,18}");
    }

    private static boolean isNeeded(EventRule rule, Field field) {
        KindFields fields = KindFields.of(rule.kind());
        return fields != null && fields.needed().contains(field);
    }

    /** The columns that the mapping speaks of, some of them several times. */
    static List<String> usedBy(Mapping mapping) {
        List<String> used = new ArrayList<>(mapping.numbers().keySet());
        if (mapping.id() != null) {
            used.add(mapping.id());
        }
        used.addAll(mapping.times().keySet());
        used.addAll(mapping.negativeUnknown());
        for (EventRule event : mapping.events()) {
            addPlus(event.happened(), used);
            addPlus(event.known(), used);
            event.fields().values().forEach(source -> addColumn(source, used));
            event.attributes().values().forEach(source -> addColumn(source, used));
        }
        return used;
    }

    private static void addPlus(EventRule.@Nullable Moment moment, List<String> used) {
        if (moment != null && moment.plusSeconds() != null) {
            used.add(moment.plusSeconds());
        }
    }

    private static void addColumn(ValueSource source, List<String> used) {
        if (source instanceof ValueSource.Column column) {
            used.add(column.name());
        }
    }
}
