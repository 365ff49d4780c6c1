package org.opportune.archive.mapping;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.mapping.EventRule.Moment;
import org.opportune.archive.mapping.YamlText.Entry;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.NumberClass;
import org.snakeyaml.engine.v2.nodes.Node;

/** One item under events. */
final class EventParser {
    private static final Set<String> HEADER =
            Set.of("kind", "subscriber", "optional", "happened", "known", "attributes");
    private static final List<Field> PLACES = List.of(Field.CELL, Field.AREA, Field.NETWORK);

    private final YamlText yaml;
    private final Columns columns;
    private final ValueParser values;

    EventParser(YamlText yaml, Columns columns) {
        this.yaml = yaml;
        this.columns = columns;
        this.values = new ValueParser(yaml, columns);
    }

    /** The rule, or null if there is a problem that leaves none. */
    @Nullable
    EventRule parse(Node node) {
        Set<String> words = Arrays.stream(Field.values()).map(Field::word).collect(Collectors.toSet());
        words.addAll(HEADER);
        Map<String, Entry> keys = yaml.entries(node, words, List.of("kind", "subscriber", "happened"));
        Entry kindEntry = keys.get("kind");
        Kind kind = kindEntry == null ? null : kind(kindEntry.value());
        String subscriber = subscriber(keys.get("subscriber"));
        Moment happened = moment(keys.get("happened"));
        Moment known = moment(keys.get("known"));
        Entry optional = keys.get("optional");
        Boolean skips = optional == null ? Boolean.FALSE : new RuleParser(yaml).flag(optional.value());
        Map<Field, ValueSource> fields = fields(node, keys, kind);
        Map<String, ValueSource> attributes = attributes(keys.get("attributes"), kind);
        NumberClass counterpartClass = values.counterpartClass(keys.get("counterpart"));
        if (kind == null || subscriber == null || happened == null || skips == null) {
            return null;
        }
        return new EventRule(
                kind.kind(), kind.custom(), subscriber, skips, happened, known, fields, counterpartClass, attributes);
    }

    private record Kind(EventKind kind, @Nullable String custom, KindFields fields) {}

    private @Nullable Kind kind(Node node) {
        String text = yaml.text(node);
        if (text == null) {
            return null;
        }
        String custom = null;
        EventKind kind = null;
        if (text.startsWith("custom:") || text.startsWith("custom-fact:")) {
            custom = text.substring(text.indexOf(':') + 1);
            kind = text.startsWith("custom:") ? EventKind.CUSTOM_MOMENT : EventKind.CUSTOM_FACT;
            if (!custom.matches("[a-z][a-z0-9-]*")) {
                yaml.problem(node, "a declared kind is a-z, 0-9 and '-': kind=" + text);
                return null;
            }
        } else {
            kind = named(node, text);
        }
        KindFields fields = kind == null ? null : KindFields.of(kind);
        if (kind != null && fields == null) {
            yaml.problem(node, "no mapping can make this kind: kind=" + text);
        }
        return kind == null || fields == null ? null : new Kind(kind, custom, fields);
    }

    private @Nullable EventKind named(Node node, String text) {
        List<String> names = Arrays.stream(EventKind.values())
                .map(Enum::name)
                .filter(name -> !name.startsWith("CUSTOM_"))
                .toList();
        if (!names.contains(text)) {
            yaml.problem(node, "unknown kind" + Words.nearMiss(text, names) + ": kind=" + text);
            return null;
        }
        return EventKind.valueOf(text);
    }

    private @Nullable String subscriber(@Nullable Entry entry) {
        String column = entry == null ? null : yaml.text(entry.value());
        if (entry == null || column == null) {
            return null;
        }
        columns.checkNumber(entry.value(), column);
        if (columns.numbers().get(column) instanceof NumberRule.ServiceCode) {
            yaml.problem(entry.value(), "a service number is no subscriber: column=" + column);
        }
        return column;
    }

    /** {@code Column} or {@code Column + Seconds}; a column whose own name holds " + " is taken first. */
    private @Nullable Moment moment(@Nullable Entry entry) {
        String text = entry == null ? null : yaml.text(entry.value());
        if (entry == null || text == null) {
            return null;
        }
        int plus = text.lastIndexOf(" + ");
        if (plus < 0 || columns.times().containsKey(text)) {
            columns.checkTime(entry.value(), text);
            return new Moment(text, null);
        }
        String time = text.substring(0, plus).trim();
        String seconds = text.substring(plus + 3).trim();
        columns.checkTime(entry.value(), time);
        columns.checkColumn(entry.value(), seconds);
        return new Moment(time, seconds);
    }

    private Map<Field, ValueSource> fields(Node node, Map<String, Entry> keys, @Nullable Kind kind) {
        Map<Field, ValueSource> fields = new EnumMap<>(Field.class);
        keys.forEach((word, entry) -> Field.of(word).ifPresent(field -> {
            if (kind != null && !kind.fields().has(field)) {
                yaml.problem(entry.key(), "no field of " + kind.kind() + ": field=" + word);
            }
            ValueSource source = values.source(field, entry.value());
            if (source != null) {
                fields.put(field, source);
            }
        }));
        if (kind != null) {
            kind.fields().needed().stream()
                    .filter(field -> !keys.containsKey(field.word()))
                    .forEach(field -> yaml.problem(node, kind.kind() + " needs a field: field=" + field.word()));
        }
        if (PLACES.stream().filter(fields::containsKey).count() > 1) {
            yaml.problem(node, "an event has one place: cell, area or network");
        }
        return fields;
    }

    private Map<String, ValueSource> attributes(@Nullable Entry entry, @Nullable Kind kind) {
        Map<String, ValueSource> attributes = new LinkedHashMap<>();
        if (entry == null) {
            return attributes;
        }
        if (kind != null && kind.custom() == null) {
            yaml.problem(entry.key(), "only declared kinds (custom:NAME) have attributes: kind=" + kind.kind());
        }
        yaml.entries(entry.value(), null, List.of()).forEach((name, value) -> {
            ValueSource source = values.source(Field.VALUE, value.value());
            if (source != null) {
                attributes.put(name, source);
            }
        });
        return attributes;
    }
}
