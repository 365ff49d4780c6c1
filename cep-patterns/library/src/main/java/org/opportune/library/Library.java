package org.opportune.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The shipped scenarios, the tables they share and the schemas, read from the class path. Stateless, thread-safe. */
public final class Library {
    /** Lies beside the scenarios, so that each finds it in the folder above its own. */
    private static final List<String> SHARED = List.of("handsets.yaml", "numbers.yaml", "places.yaml", "policy.yaml");

    private static final String TRUTH = "/truth.yaml";

    private Library() {}

    /** Ids in alphabetical order. */
    public static List<String> ids() {
        return read("index.txt").lines().filter(line -> !line.isBlank()).toList();
    }

    /**
     * One scenario.
     *
     * @throws IllegalArgumentException if there is none with this id
     */
    public static Entry entry(String id) {
        if (!ids().contains(id)) {
            throw new IllegalArgumentException("no such scenario in the library: id=" + id);
        }
        return new Entry(
                id,
                read(id + "/scenario.yaml"),
                read(id + "/campaign.yaml"),
                read(id + "/tests.yaml"),
                read(id + "/WHY.md"),
                Library.class.getResource(id + TRUTH) == null ? "" : read(id + TRUTH));
    }

    /** All scenarios, by id. */
    public static List<Entry> entries() {
        return ids().stream().map(Library::entry).toList();
    }

    /** What lies beside the scenarios, by file name: handsets, classes of numbers, places, and a policy; YAML. */
    public static Map<String, String> shared() {
        Map<String, String> texts = new TreeMap<>();
        SHARED.forEach(name -> texts.put(name, read(name)));
        return texts;
    }

    /** The catalogue of handsets that ships, YAML; every entry is fictional and says so. */
    public static String handsets() {
        return read("handsets.yaml");
    }

    /** The table of people, needs, places and content that ships, YAML. */
    public static String segments() {
        return read("segments.yaml");
    }

    /**
     * What editors need to know of a kind of text: a JSON Schema of draft 7. The first line of each scenario, and of
     * its tests, points to it.
     *
     * @param kind scenario, campaign, tests or segments
     */
    public static String schema(String kind) {
        return read(kind + ".schema.json");
    }

    /**
     * One scenario and what stands beside it.
     *
     * @param id the same as in the text
     * @param scenario YAML
     * @param campaign YAML: an example of who may say what then
     * @param tests YAML
     * @param why Markdown
     * @param truth YAML: what its author meant, in words of the truth of a synthetic country; empty = not said yet
     */
    public record Entry(String id, String scenario, String campaign, String tests, String why, String truth) {}

    private static String read(String name) {
        try (InputStream in = Library.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: resource=" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read from the jar: resource=" + name, e);
        }
    }
}
