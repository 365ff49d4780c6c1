package org.opportune.simulators.smsc;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One mapping of a YAML file: every key is taken once, and what nobody took is an error. */
final class YamlSection {
    private final String file;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final List<String> known;

    /** @param known the keys that may stand here, for the error's sake */
    YamlSection(String file, Node node, String... known) throws ScriptProblem {
        this.file = file;
        this.known = List.of(known);
        if (!(node instanceof MappingNode mapping)) {
            throw problem(node, "expected keys: " + String.join(", ", known));
        }
        for (NodeTuple entry : mapping.getValue()) {
            String key = scalar(entry.getKeyNode());
            if (!this.known.contains(key)) {
                throw problem(entry.getKeyNode(), "unknown key, expected one of " + this.known + ": key=" + key);
            }
            if (entries.put(key, entry) != null) {
                throw problem(entry.getKeyNode(), "key is written twice: key=" + key);
            }
        }
    }

    @Nullable
    Node node(String key) {
        NodeTuple entry = entries.get(key);
        return entry == null ? null : entry.getValueNode();
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    String text(String key, String otherwise) throws ScriptProblem {
        Node node = node(key);
        return node == null ? otherwise : scalar(node);
    }

    /** A whole number, decimal or 0x hexadecimal. */
    long number(String key, long otherwise, long least, long most) throws ScriptProblem {
        Node node = node(key);
        if (node == null) {
            return otherwise;
        }
        String text = scalar(node);
        try {
            long number = Long.decode(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, together with the range.
        }
        throw problem(node, "must be a whole number from " + least + " to " + most + ": " + key + "=" + text);
    }

    double share(String key) throws ScriptProblem {
        Node node = node(key);
        if (node == null) {
            return 1;
        }
        String text = scalar(node);
        try {
            double share = Double.parseDouble(text);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Said below, together with the range.
        }
        throw problem(node, "must be a number from 0 to 1: " + key + "=" + text);
    }

    boolean flag(String key, boolean otherwise) throws ScriptProblem {
        Node node = node(key);
        if (node == null) {
            return otherwise;
        }
        String text = scalar(node);
        if (!text.equals("true") && !text.equals("false")) {
            throw problem(node, "must be true or false: " + key + "=" + text);
        }
        return text.equals("true");
    }

    /** One of an enum's names, written in lower case with hyphens. */
    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) throws ScriptProblem {
        Node node = node(key);
        if (node == null) {
            return otherwise;
        }
        String text = scalar(node);
        for (E value : type.getEnumConstants()) {
            if (written(value).equals(text)) {
                return value;
            }
        }
        String all =
                Arrays.stream(type.getEnumConstants()).map(YamlSection::written).collect(Collectors.joining(", "));
        throw problem(node, "must be one of " + all + ": " + key + "=" + text);
    }

    List<Node> list(String key) throws ScriptProblem {
        Node node = node(key);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw problem(node, "must be a list: key=" + key);
        }
        return sequence.getValue();
    }

    ScriptProblem problem(Node node, String rule) {
        return node.getStartMark()
                .map(mark -> problem(file, mark.getLine() + 1, mark.getColumn() + 1, rule))
                .orElseGet(() -> new ScriptProblem(file + ": " + rule));
    }

    static ScriptProblem problem(String file, int line, int column, String rule) {
        return new ScriptProblem(file + ":" + line + ":" + column + ": " + rule);
    }

    private String scalar(Node node) throws ScriptProblem {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw problem(node, "must be a single value");
    }

    private static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
