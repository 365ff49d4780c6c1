package org.opportune.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.language.condition.Suggest;
import org.opportune.model.Segments;
import org.opportune.model.Segments.Content;
import org.opportune.model.Segments.Need;
import org.opportune.model.Segments.Segment;

/** The table of people, needs, places and content. */
final class SegmentsReader {
    private static final Pattern ROW = Pattern.compile("REF-\\d\\d");

    private static final Map<String, String> WAYS =
            Map.of("sms", "sms", "mms", "mms", "wap", "wap", "ring-back-tone", "ring-back-tone", "ivr", "ivr");

    private final Section top;
    private final Problems problems;

    private SegmentsReader(Document document) {
        this.top = document.top();
        this.problems = document.problems();
    }

    static Checked<Segments> read(Document document) {
        if (!document.readable()) {
            return new Checked<>(null, document.problems().all());
        }
        return new SegmentsReader(document).read();
    }

    private Checked<Segments> read() {
        for (String key : List.of("segments", "categories", "packages")) {
            if (!top.has(key)) {
                top.missing(key);
            }
        }
        Set<String> categories = once(top.scalars("categories"), "categories").keySet();
        List<Content> packages = packages();
        Set<String> known = new TreeSet<>();
        packages.forEach(content -> known.add(content.id()));
        List<Segment> segments = new ArrayList<>();
        Map<String, Position> ids = new HashMap<>();
        for (Section section : top.sections("segments", "a segment")) {
            Segment segment = segment(section, categories, known);
            segments.add(segment);
            Words.once(ids, section, "segment", segment.id());
        }
        top.finish();
        return problems.or(() -> new Segments(segments, categories, packages));
    }

    private List<Content> packages() {
        List<Content> packages = new ArrayList<>();
        Map<String, Position> ids = new HashMap<>();
        for (Section section : top.sections("packages", "a package")) {
            Content content = content(section);
            packages.add(content);
            Words.once(ids, section, "package", content.id());
        }
        return packages;
    }

    private Content content(Section section) {
        String id = Words.id(section, "package");
        Map<String, Scalar> by = words(section.scalars("by"), "by");
        by.values().forEach(way -> Words.choice(problems, way, "by", WAYS));
        Scalar price = section.scalar("price");
        Long amount = price == null ? null : Long.valueOf(Words.amount(problems, price, "price"));
        needed(section, "holds");
        List<String> holds =
                List.copyOf(words(section.scalars("holds"), "holds").keySet());
        section.finish();
        return new Content(id, List.copyOf(by.keySet()), amount, holds);
    }

    private Segment segment(Section section, Set<String> categories, Set<String> packages) {
        String id = Words.id(section, "segment");
        List<String> rows = new ArrayList<>();
        for (Scalar row : section.scalars("implements")) {
            if (!ROW.matcher(row.value()).matches()) {
                problems.add(row.at(), "not a row of the feature list such as REF-05: implements=" + row.value());
            }
            rows.add(row.value());
        }
        Scalar people = section.required("people");
        List<Need> needs = needs(section, categories);
        needed(section, "content");
        Map<String, Scalar> content = once(section.perhapsNone("content"), "content");
        content.forEach((word, at) -> known(at, "content", packages, "no package has this id"));
        section.finish();
        return new Segment(id, rows, people == null ? "" : people.value(), needs, List.copyOf(content.keySet()));
    }

    private List<Need> needs(Section segment, Set<String> categories) {
        List<Need> needs = new ArrayList<>();
        Map<String, Position> words = new HashMap<>();
        for (Section section : segment.sections("needs", "a need")) {
            Scalar word = section.required("need");
            needed(section, "places");
            Map<String, Scalar> places = once(section.scalars("places"), "places");
            places.forEach((place, at) -> known(at, "places", categories, "no such category of places"));
            section.finish();
            if (word != null) {
                Words.once(words, section, "need", word.value());
                needs.add(new Need(word.value(), List.copyOf(places.keySet())));
            }
        }
        return needs;
    }

    private void known(Scalar word, String key, Set<String> known, String rule) {
        if (!known.contains(word.value())) {
            problems.add(word.at(), rule + ": " + key + "=" + word.value() + Suggest.hint(word.value(), known));
        }
    }

    private static void needed(Section section, String key) {
        if (!section.has(key)) {
            section.missing(key);
        }
    }

    /** Ids, each once. */
    private Map<String, Scalar> once(List<Scalar> ids, String key) {
        ids.forEach(id -> Words.id(problems, id, key));
        return words(ids, key);
    }

    /** Words, each once. */
    private Map<String, Scalar> words(List<Scalar> words, String key) {
        Map<String, Scalar> once = new LinkedHashMap<>();
        for (Scalar word : words) {
            @Nullable Scalar first = once.putIfAbsent(word.value(), word);
            if (first != null) {
                problems.add(word.at(), "named twice: " + key + "=" + word.value());
            }
        }
        return once;
    }
}
