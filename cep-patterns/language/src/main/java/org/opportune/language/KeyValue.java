package org.opportune.language;

import java.util.ArrayList;
import java.util.List;
import org.opportune.language.YamlNode.Entry;
import org.opportune.language.YamlNode.Scalar;

/**
 * One key and its value in a flat text, for a reader that knows what the keys mean.
 *
 * @param key as written, dots and all
 * @param value its text, whatever YAML would make of it; empty if there is none. May be a secret typed where none belongs
 * @param line of the key, 1-based
 * @param column of the key, 1-based, in characters
 */
public record KeyValue(String key, String value, int line, int column) {
    private static final int LONGEST = 1_000_000;

    /**
     * Every key of the text, in its order. Flat: a key is written whole, as {@code a.b.c: value}. The {@link
     * Problem#headline} of a problem shows no value.
     *
     * @param origin name of the text, such as its file name
     */
    public static Checked<List<KeyValue>> readAll(String origin, String text) {
        Document document = new Document(origin, text, LONGEST, "the text");
        List<KeyValue> all = new ArrayList<>();
        for (Entry entry : document.top().entries()) {
            Scalar key = entry.key();
            if (entry.value() instanceof Scalar value) {
                all.add(new KeyValue(
                        key.value(), value.value(), key.at().line(), key.at().column()));
            } else {
                document.problems()
                        .add(
                                key.at(),
                                "a key is written whole, with a single value: key=" + key.value() + " found="
                                        + entry.value().shape());
            }
        }
        return document.problems().or(() -> List.copyOf(all));
    }

    @Override
    public String toString() {
        return "KeyValue[" + key + " at " + line + ":" + column + "]";
    }
}
