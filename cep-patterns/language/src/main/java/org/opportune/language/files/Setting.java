package org.opportune.language.files;

import java.util.List;
import java.util.Optional;
import org.opportune.language.condition.Suggest;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One value of a definition put in place of its author's, to see what would be: {@code ID.path.to.key=value}. A step of
 * a list is named by its number from 1, or by its {@code as}. The changed text is checked like any other.
 *
 * @param definition id of the scenario, campaign or policy
 * @param path keys from the top
 * @param value YAML, taken as it is
 */
public record Setting(String definition, List<String> path, String value) {
    /** The setting breaks a rule, said in the message. */
    public static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        Invalid(String rule) {
            super(rule);
        }
    }

    public Setting {
        path = List.copyOf(path);
    }

    /** Reads {@code ID.path=value}. */
    public static Setting parse(String text) throws Invalid {
        int equals = text.indexOf('=');
        List<String> words =
                equals < 0 ? List.of() : List.of(text.substring(0, equals).split("\\.", -1));
        if (words.size() < 2 || words.stream().anyMatch(String::isBlank)) {
            throw new Invalid("a setting is ID.path=value, as airport-long-stay.steps.1.for=30m: set=" + text);
        }
        return new Setting(words.get(0), words.subList(1, words.size()), text.substring(equals + 1));
    }

    /**
     * The text with the value in its place.
     *
     * @throws Invalid if there is no single value at the path
     */
    public String applyTo(String text) throws Invalid {
        Node node = root(text);
        for (String word : path) {
            node = child(node, word);
        }
        if (!(node instanceof ScalarNode)) {
            throw new Invalid("a setting replaces a single value: set=" + this);
        }
        int from = offset(text, node, true);
        int to = offset(text, node, false);
        return text.substring(0, from) + value + text.substring(to);
    }

    private Node root(String text) throws Invalid {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Math.max(1, text.length()))
                .setUseMarks(true)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.orElseThrow(() -> new Invalid("the definition is empty: set=" + this));
        } catch (YamlEngineException e) {
            throw new Invalid("the definition is not YAML: set=" + this);
        }
    }

    private Node child(Node node, String word) throws Invalid {
        if (node instanceof MappingNode mapping) {
            return entry(mapping, word)
                    .orElseThrow(() -> new Invalid("no such key: key=" + word
                            + Suggest.hint(
                                    word,
                                    mapping.getValue().stream()
                                            .map(t -> scalar(t.getKeyNode()))
                                            .toList())
                            + " set=" + this));
        }
        if (node instanceof SequenceNode sequence) {
            List<Node> items = sequence.getValue();
            for (int i = 0; i < items.size(); i++) {
                if (word.equals(String.valueOf(i + 1)) || isNamed(items.get(i), word)) {
                    return items.get(i);
                }
            }
            throw new Invalid("no such item, they are numbered from 1 or named by `as`: item=" + word + " items="
                    + items.size() + " set=" + this);
        }
        throw new Invalid("a single value has no keys: key=" + word + " set=" + this);
    }

    private static Optional<Node> entry(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(tuple -> scalar(tuple.getKeyNode()).equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private static boolean isNamed(Node item, String name) {
        return item instanceof MappingNode mapping
                && entry(mapping, "as").filter(as -> scalar(as).equals(name)).isPresent();
    }

    private static String scalar(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static int offset(String text, Node node, boolean start) {
        int codePoints =
                (start ? node.getStartMark() : node.getEndMark()).orElseThrow().getIndex();
        return text.offsetByCodePoints(0, codePoints);
    }

    @Override
    public String toString() {
        return definition + "." + String.join(".", path) + "=" + value;
    }
}
