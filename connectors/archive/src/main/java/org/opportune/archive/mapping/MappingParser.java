package org.opportune.archive.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.mapping.YamlText.Entry;
import org.snakeyaml.engine.v2.nodes.Node;

/** From YAML to a mapping: everything above the events. One use. */
final class MappingParser {
    private static final Set<String> KEYS =
            Set.of("mapping", "source", "format", "columns", "numbers", "times", "seconds", "events");

    private final YamlText yaml;

    MappingParser(YamlText yaml) {
        this.yaml = yaml;
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
        Format format = format(top.get("format"));
        List<String> columns = columns(top.get("columns"));
        Entry formatEntry = top.get("format");
        if (!format.header() && columns.isEmpty() && formatEntry != null) {
            yaml.problem(formatEntry.value(), "a file without header needs key columns: header=false");
        }
        Set<String> known = Set.copyOf(columns);
        Columns rules = new Columns(yaml, known, new LinkedHashMap<>(), new LinkedHashMap<>());
        forEach(top.get("numbers"), (column, entry) -> {
            rules.checkColumn(entry.key(), column);
            NumberRule rule = new RuleParser(yaml).number(entry.value());
            rules.numbers().put(column, rule);
        });
        forEach(top.get("times"), (column, entry) -> {
            rules.checkColumn(entry.key(), column);
            rules.times().put(column, new RuleParser(yaml).time(entry.value()));
        });
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
        return new Mapping(name, source, format, columns, rules.numbers(), rules.times(), negativeUnknown, events);
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

    private Format format(@Nullable Entry entry) {
        if (entry == null) {
            return Format.CSV;
        }
        Map<String, Entry> keys =
                yaml.entries(entry.value(), Set.of("delimiter", "quote", "header", "charset"), List.of());
        char delimiter = character(keys, "delimiter", Format.CSV.delimiter());
        char quote = character(keys, "quote", Format.CSV.quote());
        if (delimiter == quote) {
            yaml.problem(entry.value(), "delimiter and quote must differ: delimiter=" + delimiter);
        }
        Entry header = keys.get("header");
        Boolean named = header == null ? Boolean.TRUE : new RuleParser(yaml).flag(header.value());
        return new Format(delimiter, quote, named == null || named, charset(keys));
    }

    private char character(Map<String, Entry> keys, String key, char otherwise) {
        String text = yaml.text(keys, key);
        Entry entry = keys.get(key);
        if (text == null || entry == null) {
            return otherwise;
        }
        if (text.length() != 1 || text.charAt(0) > 126 || (text.charAt(0) < ' ' && text.charAt(0) != '\t')) {
            yaml.problem(entry.value(), "must be one printable ASCII character or a tab: " + key + "=" + text.strip());
            return otherwise;
        }
        return text.charAt(0);
    }

    private Charset charset(Map<String, Entry> keys) {
        String text = yaml.text(keys, "charset");
        Entry entry = keys.get("charset");
        if (text == null || entry == null) {
            return StandardCharsets.UTF_8;
        }
        try {
            Charset charset = Charset.forName(text);
            if (charset.canEncode() && Arrays.equals(",\n".getBytes(charset), new byte[] {',', '\n'})) {
                return charset;
            }
            yaml.problem(entry.value(), "ASCII characters must be one octet each: charset=" + text);
        } catch (IllegalArgumentException e) {
            yaml.problem(entry.value(), "unknown charset: charset=" + text);
        }
        return StandardCharsets.UTF_8;
    }

    private void forEach(@Nullable Entry entry, BiConsumer<String, Entry> action) {
        if (entry != null) {
            yaml.entries(entry.value(), null, List.of()).forEach(action);
        }
    }
}
