package org.opportune.archive.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.mapping.YamlText.Entry;
import org.snakeyaml.engine.v2.nodes.Node;

/** From YAML to a mapping: everything above the events. One use. */
final class MappingParser {
    private static final Set<String> KEYS =
            Set.of("mapping", "source", "format", "id", "columns", "numbers", "times", "seconds", "events");

    private final YamlText yaml;
    private final Function<String, @Nullable String> beside;

    /** @param beside the text of a file beside the mapping, by its name; null if there is none */
    MappingParser(YamlText yaml, Function<String, @Nullable String> beside) {
        this.yaml = yaml;
        this.beside = beside;
    }

    /** The mapping, or null if there are problems. */
    @Nullable
    Mapping parse() {
        Node root = yaml.root();
        if (root == null) {
            return null;
        }
        Map<String, Entry> top = yaml.entries(root, KEYS, List.of("mapping", "source", "numbers", "times", "events"));
        String name = word(top, "mapping", "[a-z0-9][a-z0-9-]*", "a-z, 0-9 and '-'");
        String source = word(top, "source", "[a-z0-9][a-z0-9:._-]*", "a-z, 0-9, ':', '.', '_' and '-'");
        Format format = new FormatParser(yaml, beside).format(top.get("format"));
        List<String> columns = columns(top.get("columns"));
        Entry formatEntry = top.get("format");
        if (!format.header() && !format.named() && columns.isEmpty() && formatEntry != null) {
            yaml.problem(formatEntry.value(), "a file without header needs key columns: header=false");
        }
        Set<String> known = Set.copyOf(columns);
        Columns rules = new Columns(yaml, format, known, new LinkedHashMap<>(), new LinkedHashMap<>());
        forEach(top.get("numbers"), (column, entry) -> {
            rules.checkColumn(entry.key(), column);
            NumberRule rule = new RuleParser(yaml).number(entry.value());
            rules.numbers().put(column, rule);
        });
        forEach(top.get("times"), (column, entry) -> {
            rules.checkColumn(entry.key(), column);
            rules.times().put(column, new RuleParser(yaml).time(entry.value()));
        });
        Entry id = top.get("id");
        String idColumn = yaml.text(top, "id");
        if (id != null && idColumn != null) {
            rules.checkColumn(id.value(), idColumn);
        }
        Set<String> negativeUnknown = new HashSet<>();
        forEach(top.get("seconds"), (column, entry) -> {
            rules.checkColumn(entry.key(), column);
            if (new RuleParser(yaml).negativeIsUnknown(entry.value())) {
                negativeUnknown.add(column);
            }
        });
        List<EventRule> events = events(top.get("events"), rules);
        if (!yaml.problems().isEmpty()) {
            return null;
        }
        return new Mapping(
                name, source, format, idColumn, columns, rules.numbers(), rules.times(), negativeUnknown, events);
    }

    private List<EventRule> events(@Nullable Entry entry, Columns rules) {
        List<EventRule> events = new ArrayList<>();
        if (entry != null) {
            List<Node> items = yaml.items(entry.value());
            if (items.isEmpty()) {
                yaml.problem(entry.key(), "at least one event is needed: key=events");
            }
            for (Node item : items) {
                EventRule event = new EventParser(yaml, rules).parse(item);
                if (event != null) {
                    events.add(event);
                }
            }
        }
        return events;
    }

    private String word(Map<String, Entry> top, String key, String pattern, String allowed) {
        String text = yaml.text(top, key);
        Entry entry = top.get(key);
        if (text != null && entry != null && !text.matches(pattern)) {
            yaml.problem(entry.value(), "may have only " + allowed + ": " + key + "=" + text);
        }
        return text == null ? "" : text;
    }

    private List<String> columns(@Nullable Entry entry) {
        List<String> columns = new ArrayList<>();
        if (entry != null) {
            Set<String> seen = new HashSet<>();
            for (Node item : yaml.items(entry.value())) {
                String column = yaml.text(item);
                if (column != null) {
                    columns.add(column);
                    if (!seen.add(column)) {
                        yaml.problem(item, "column stands here twice: column=" + column);
                    }
                }
            }
        }
        return columns;
    }

    private void forEach(@Nullable Entry entry, BiConsumer<String, Entry> action) {
        if (entry != null) {
            yaml.entries(entry.value(), null, List.of()).forEach(action);
        }
    }
}
