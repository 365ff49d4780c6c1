package org.opportune.archive.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.mapping.YamlText.Entry;
import org.opportune.schemas.event.NumberClass;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Where the fields of an event get their values. */
final class ValueParser {
    private final YamlText yaml;
    private final Columns columns;

    ValueParser(YamlText yaml, Columns columns) {
        this.yaml = yaml;
        this.columns = columns;
    }

    /** Plain text is a constant where the field is a choice or a flag, else a column. */
    @Nullable
    ValueSource source(Field field, Node node) {
        if (!(node instanceof MappingNode)) {
            String text = yaml.text(node);
            if (text == null) {
                return null;
            }
            return switch (field.shape()) {
                case CHOICE, FLAG -> constant(field, node, text);
                case TEXT, WHOLE, NUMBER, TIME -> column(field, node, text, "");
            };
        }
        Set<String> known = field == Field.COUNTERPART ? Set.of("column", "as") : Set.of("column", "prefix", "value");
        Map<String, Entry> keys = yaml.entries(node, known, List.of());
        Entry value = keys.get("value");
        Entry column = keys.get("column");
        if ((value == null) == (column == null)) {
            yaml.problem(node, "a field has one source: column" + (field == Field.COUNTERPART ? "" : " or value"));
            return null;
        }
        String text = yaml.text(keys, value == null ? "column" : "value");
        String prefix = yaml.text(keys, "prefix");
        if (text == null) {
            return null;
        }
        if (value != null) {
            return constant(field, value.value(), text);
        }
        return column == null ? null : column(field, column.value(), text, prefix == null ? "" : prefix);
    }

    /** What {@code as} says of a counterpart, or null. */
    @Nullable
    NumberClass counterpartClass(@Nullable Entry entry) {
        if (entry == null || !(entry.value() instanceof MappingNode)) {
            return null;
        }
        // Its keys were checked with the field itself; here only the one that is no source is read.
        return ((MappingNode) entry.value())
                .getValue().stream()
                        .filter(tuple -> "as".equals(yaml.quietText(tuple.getKeyNode())))
                        .findFirst()
                        .map(tuple -> numberClass(tuple.getValueNode()))
                        .orElse(null);
    }

    private @Nullable NumberClass numberClass(Node node) {
        String text = yaml.text(node);
        Optional<NumberClass> found = Arrays.stream(NumberClass.values())
                .filter(c -> c.name().equalsIgnoreCase(text))
                .findFirst();
        if (text != null && found.isEmpty()) {
            yaml.problem(
                    node,
                    "must be one of " + Arrays.toString(NumberClass.values()).replaceAll("[\\[\\]]", "") + ": as="
                            + text);
        }
        return found.orElse(null);
    }

    private ValueSource column(Field field, Node node, String column, String prefix) {
        switch (field.shape()) {
            case NUMBER -> columns.checkNumber(node, column);
            case TIME -> columns.checkTime(node, column);
            case TEXT, WHOLE, FLAG, CHOICE -> columns.checkColumn(node, column);
        }
        if (!prefix.isEmpty() && field.shape() != Field.Shape.TEXT) {
            yaml.problem(node, "only text takes a prefix: field=" + field.word());
        }
        return new ValueSource.Column(column, prefix);
    }

    private @Nullable ValueSource constant(Field field, Node node, String text) {
        try {
            return new ValueSource.Constant(FieldValues.of(field, field.word(), text));
        } catch (Rejection e) {
            yaml.problem(node, e.rule() + ": " + field.word() + "=" + text);
            return null;
        }
    }
}
