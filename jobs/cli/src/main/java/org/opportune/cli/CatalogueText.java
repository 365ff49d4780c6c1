package org.opportune.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opportune.language.Problem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A catalogue as YAML: a list {@code topics} of keys and values, each with its place. Knows no topic. Not thread-safe. */
final class CatalogueText {
    /** A catalogue is a page; more is a mistake. */
    private static final int MOST_CHARACTERS = 256 * 1024;

    private final String origin;
    private final List<String> lines;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    /** A key and its value; {@code text} is the value as one line. */
    record Field(Node key, Node value, String text) {}

    /** One topic. */
    record Row(Node at, Map<String, Field> fields) {
        String name() {
            Field name = fields.get("name");
            return name == null ? "" : name.text();
        }

        /** Where the name stands; the topic's place if it does not. */
        Node nameAt() {
            Field name = fields.get("name");
            return name == null ? at : name.value();
        }
    }

    private CatalogueText(String origin, String text) {
        this.origin = origin;
        this.lines = text.lines().toList();
    }

    static CatalogueText read(String origin, String text) {
        CatalogueText read = new CatalogueText(origin, text);
        Node root = read.composed(text);
        if (root != null) {
            read.top(root);
        }
        return read;
    }

    /** In the order of the text; without those that could not be read. */
    List<Row> rows() {
        return rows;
    }

    /** All problems so far; grows. */
    List<Problem> problems() {
        return problems;
    }

    /** @param at null = the top of the text */
    void problem(@Nullable Node at, String rule) {
        int[] place = CatalogueFile.place(at);
        problem(place[0], place[1], rule);
    }

    private void problem(int line, int column, String rule) {
        problems.add(new Problem(origin, line, column, rule, line <= lines.size() ? lines.get(line - 1) : ""));
    }

    private @Nullable Node composed(String text) {
        if (text.length() > MOST_CHARACTERS) {
            problem(1, 1, "at most " + MOST_CHARACTERS + " characters: length=" + text.length());
            return null;
        }
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(origin)
                    .setMaxAliasesForCollections(0)
                    .build();
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problem(1, 1, "must be a catalogue: it is empty");
            }
            return root.orElse(null);
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            problem(
                    mark.map(Mark::getLine).orElse(0) + 1,
                    mark.map(Mark::getColumn).orElse(0) + 1,
                    "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problem(
                    1,
                    1,
                    "not YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        } catch (StackOverflowError e) {
            // The composer recurses once per level; thousands of brackets are no catalogue.
            problem(1, 1, "not YAML: nested too deeply");
        }
        return null;
    }

    private void top(Node root) {
        Map<String, Field> top = fields(root);
        top.forEach((key, field) -> {
            if (!key.equals("topics")) {
                problem(field.key(), "unknown key: key=" + key + ", known: topics");
            }
        });
        Field topics = top.get("topics");
        if (topics == null) {
            problem(root, "needed key is missing: key=topics");
        } else if (topics.value() instanceof SequenceNode list) {
            list.getValue().forEach(item -> rows.add(new Row(item, fields(item))));
        } else {
            problem(topics.value(), "must be a list: key=topics");
        }
    }

    private Map<String, Field> fields(Node node) {
        Map<String, Field> fields = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            problem(node, "must be keys and values");
            return fields;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Field field = new Field(tuple.getKeyNode(), tuple.getValueNode(), text(tuple.getValueNode()));
            if (fields.putIfAbsent(text(field.key()), field) != null) {
                problem(field.key(), "key stands here twice: key=" + text(field.key()));
            }
        }
        return fields;
    }

    /** A scalar's value, a list's in brackets. */
    private static String text(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        if (node instanceof SequenceNode list) {
            return list.getValue().stream()
                    .map(item -> item instanceof ScalarNode scalar ? scalar.getValue() : "...")
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return "keys and values";
    }
}
