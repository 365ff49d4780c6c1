package org.opportune.archive.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

/** A YAML text with the places of its parts, and the problems found in it so far. */
final class YamlText {
    /** A mapping file is a page or two; more is a mistake, such as the data file itself. */
    private static final int MOST_CHARACTERS = 256 * 1024;

    private final String file;
    private final List<String> lines;
    private final String text;
    private final List<Problem> problems = new ArrayList<>();

    YamlText(String file, String text) {
        this.file = file;
        this.text = text;
        this.lines = text.lines().toList();
    }

    /** A key and its value, each with its place. */
    record Entry(Node key, Node value) {}

    /** The document, or null if it is none, which is a problem then. */
    @Nullable
    Node root() {
        if (text.length() > MOST_CHARACTERS) {
            problem(1, 1, "at most " + MOST_CHARACTERS + " characters: length=" + text.length());
            return null;
        }
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file)
                    .setMaxAliasesForCollections(0)
                    .build();
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problem(1, 1, "must be a mapping file: it is empty");
            }
            return root.orElse(null);
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            problem(
                    mark.map(Mark::getLine).orElse(0) + 1,
                    mark.map(Mark::getColumn).orElse(0) + 1,
                    "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problem(1, 1, "not YAML: " + firstLine(e.getMessage()));
        } catch (StackOverflowError e) {
            // The composer recurses once per level; thousands of brackets are no mapping file.
            problem(1, 1, "not YAML: nested too deeply");
        }
        return null;
    }

    void problem(Node at, String rule) {
        Optional<Mark> mark = at.getStartMark();
        problem(mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1, rule);
    }

    private void problem(int line, int column, String rule) {
        problems.add(new Problem(file, line, column, rule, line <= lines.size() ? lines.get(line - 1) : ""));
    }

    /** All problems so far, in the order of the text. */
    List<Problem> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    /**
     * The entries of a mapping by key. Problems: no mapping, a key twice, a key that is not known, a needed one missing.
     *
     * @param known null = any key
     */
    Map<String, Entry> entries(Node node, @Nullable Set<String> known, Collection<String> needed) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            problem(node, "must be a mapping (key: value)");
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            String word = key instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (word.isBlank()) {
                problem(key, "a key must be text");
            } else if (known != null && !known.contains(word)) {
                problem(key, "unknown key" + Words.nearMiss(word, known) + ": key=" + word);
            } else if (entries.putIfAbsent(word, new Entry(key, tuple.getValueNode())) != null) {
                problem(key, "key stands here twice: key=" + word);
            }
        }
        for (String word : needed) {
            if (!entries.containsKey(word)) {
                problem(node, "needed key is missing: key=" + word);
            }
        }
        return entries;
    }

    /** The items of a list; one that is none is a problem. */
    List<Node> items(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(node, "must be a list");
        return List.of();
    }

    /** The text of a scalar; null, and a problem, if it is none or empty. */
    @Nullable
    String text(Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
            return scalar.getValue();
        }
        problem(node, "must be text");
        return null;
    }

    /** The text of a scalar, or null; never a problem. */
    @Nullable
    String quietText(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    /** The text under a key; null if the key is not there, or (a problem) if it is no text. */
    @Nullable
    String text(Map<String, Entry> entries, String key) {
        Entry entry = entries.get(key);
        return entry == null ? null : text(entry.value());
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
