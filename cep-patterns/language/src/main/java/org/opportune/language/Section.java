package org.opportune.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Entry;
import org.opportune.language.YamlNode.Items;
import org.opportune.language.YamlNode.Mapping;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.language.condition.Suggest;

/**
 * Keys and values of one place in a text. Every key that is asked for is a known one; {@link #finish} complains about
 * the others. Not thread-safe.
 */
final class Section {
    private final Mapping mapping;
    private final Problems problems;
    private final String what;
    private final Set<String> known = new LinkedHashSet<>();

    Section(Mapping mapping, Problems problems, String what) {
        this.mapping = mapping;
        this.problems = problems;
        this.what = what;
    }

    Position at() {
        return mapping.at();
    }

    Problems problems() {
        return problems;
    }

    List<Entry> entries() {
        return mapping.entries();
    }

    /** Without looking at the value or making the key a known one. */
    boolean has(String key) {
        return mapping.entries().stream().anyMatch(e -> e.key().value().equals(key));
    }

    /** Where the key stands; the section's place if it does not. */
    Position at(String key) {
        return mapping.entries().stream()
                .filter(e -> e.key().value().equals(key))
                .map(e -> e.key().at())
                .findFirst()
                .orElse(at());
    }

    @Nullable
    YamlNode node(String key) {
        known.add(key);
        return mapping.entries().stream()
                .filter(e -> e.key().value().equals(key))
                .map(Entry::value)
                .findFirst()
                .orElse(null);
    }

    /** A single value that is not empty; null if the key is missing or its value is wrong. */
    @Nullable
    Scalar scalar(String key) {
        YamlNode node = node(key);
        return node == null ? null : scalar(node, key);
    }

    /** The same, complaining if it is missing. */
    @Nullable
    Scalar required(String key) {
        Scalar scalar = scalar(key);
        if (!has(key)) {
            missing(key);
        }
        return scalar;
    }

    void missing(String key) {
        problems.add(at(), "missing key in " + what + ": key=" + key);
    }

    private @Nullable Scalar scalar(YamlNode node, String key) {
        if (!(node instanceof Scalar scalar)) {
            problems.add(node.at(), "expected a single value: key=" + key + " found=" + node.shape());
            return null;
        }
        if (scalar.value().isBlank()) {
            problems.add(scalar.at(), "must not be empty: key=" + key);
            return null;
        }
        return scalar;
    }

    /** A list of single values, or one value that stands for a list of one. Empty if missing or wrong. */
    List<Scalar> scalars(String key) {
        YamlNode node = node(key);
        if (node instanceof Items list && list.items().isEmpty()) {
            problems.add(node.at(), "the list must not be empty: key=" + key);
        }
        return perhapsNone(key);
    }

    /** The same; an empty list is right. */
    List<Scalar> perhapsNone(String key) {
        YamlNode node = node(key);
        if (node == null) {
            return List.of();
        }
        List<Scalar> scalars = new ArrayList<>();
        for (YamlNode item : node instanceof Items list ? list.items() : List.of(node)) {
            Scalar scalar = scalar(item, key);
            if (scalar != null) {
                scalars.add(scalar);
            }
        }
        return scalars;
    }

    /** The sections of a list of sections. Empty if missing or wrong. */
    List<Section> sections(String key, String item) {
        YamlNode node = node(key);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof Items list)) {
            problems.add(node.at(), "expected a list: key=" + key + " found=" + node.shape());
            return List.of();
        }
        if (list.items().isEmpty()) {
            problems.add(node.at(), "the list must not be empty: key=" + key);
        }
        List<Section> sections = new ArrayList<>();
        for (YamlNode each : list.items()) {
            if (each instanceof Mapping entries) {
                sections.add(new Section(entries, problems, item));
            } else {
                problems.add(each.at(), "expected keys and values for " + item + ": found=" + each.shape());
            }
        }
        return sections;
    }

    /** The section under a key; null if missing or wrong. */
    @Nullable
    Section section(String key) {
        YamlNode node = node(key);
        if (node == null) {
            return null;
        }
        if (node instanceof Mapping entries) {
            return new Section(entries, problems, key);
        }
        problems.add(node.at(), "expected keys and values: key=" + key + " found=" + node.shape());
        return null;
    }

    /** Complains about every key that nobody asked for. */
    void finish() {
        for (Entry entry : mapping.entries()) {
            String key = entry.key().value();
            if (!known.contains(key)) {
                problems.add(entry.key().at(), "unknown key in " + what + ": key=" + key + Suggest.hint(key, known));
            }
        }
    }
}
