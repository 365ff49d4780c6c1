package org.opportune.language.files;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.language.Problem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Where keys and their single values stand in a text, as far as it is YAML at all. Knows nothing of what they mean: that
 * is the language's. Immutable.
 */
public final class Outline {
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    /** Collections within each other that are looked into; the language has fewer. */
    private static final int DEEPEST = 64;

    private final String origin;
    private final String text;
    private final List<Entry> entries = new ArrayList<>();

    /** A place in the text; both 0-based, columns in code points. */
    private record Spot(int line, int column) {
        static final Spot START = new Spot(0, 0);

        static Spot of(Optional<Mark> mark) {
            return mark.map(m -> new Spot(m.getLine(), m.getColumn())).orElse(START);
        }
    }

    /**
     * A key and its value, or one of the values of its list.
     *
     * @param depth 1 = top level
     * @param value empty if the value is no single one
     */
    private record Entry(int depth, String key, String value, Spot from, Spot to) {}

    /** The outline of a text; never fails. */
    public Outline(String origin, String text) {
        this.origin = origin;
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            read();
        } catch (YamlEngineException e) {
            // The language says so with its place; what stands before is known.
        }
    }

    /** Top-level keys in order. */
    public List<String> topKeys() {
        return entries.stream().filter(e -> e.depth() == 1).map(Entry::key).toList();
    }

    /** The single value of a top-level key; empty if there is none. */
    public Optional<String> top(String key) {
        return entries.stream()
                .filter(e -> e.depth() == 1 && e.key().equals(key))
                .findFirst()
                .map(Entry::value);
    }

    /** A problem at the beginning of the text. */
    public Problem problem(String rule) {
        return problem(Spot.START, rule);
    }

    /** A problem at the value of the first such key, at any depth; at the beginning if there is none. */
    public Problem problemAt(String key, String rule) {
        return problem(spot(e -> e.key().equals(key)), rule);
    }

    /** A problem at the first such key with this value. */
    public Problem problemAt(String key, String value, String rule) {
        return problem(spot(e -> e.key().equals(key) && e.value().equals(value)), rule);
    }

    /** A problem at the value of the first {@code next} behind the key that has this value. */
    public Problem problemAfter(String key, String value, String next, String rule) {
        boolean found = false;
        for (Entry entry : entries) {
            found |= entry.key().equals(key) && entry.value().equals(value);
            if (found && entry.key().equals(next)) {
                return problem(entry.from(), rule);
            }
        }
        return problemAt(key, value, rule);
    }

    /** A problem at the first match of the pattern's first group inside a value of the key. */
    public Problem problemInside(String key, Pattern pattern, String rule) {
        List<Integer> starts = lineStarts();
        for (Entry entry : entries) {
            if (entry.key().equals(key)) {
                Matcher matcher =
                        pattern.matcher(text).region(offset(starts, entry.from()), offset(starts, entry.to()));
                if (matcher.find()) {
                    return problem(spotOf(starts, matcher.start(1)), rule);
                }
            }
        }
        return problemAt(key, rule);
    }

    private Spot spot(Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).findFirst().map(Entry::from).orElse(Spot.START);
    }

    private Problem problem(Spot at, String rule) {
        String[] lines = LINE_END.split(text, -1);
        String line = at.line() < lines.length ? lines[at.line()] : "";
        return new Problem(origin, at.line() + 1, at.column() + 1, rule, line);
    }

    private List<Integer> lineStarts() {
        List<Integer> starts = new ArrayList<>(List.of(0));
        Matcher ends = LINE_END.matcher(text);
        while (ends.find()) {
            starts.add(ends.end());
        }
        return starts;
    }

    private int offset(List<Integer> lineStarts, Spot spot) {
        return spot.line() >= lineStarts.size()
                ? text.length()
                : text.offsetByCodePoints(lineStarts.get(spot.line()), spot.column());
    }

    private Spot spotOf(List<Integer> lineStarts, int offset) {
        int line = 0;
        while (line + 1 < lineStarts.size() && lineStarts.get(line + 1) <= offset) {
            line++;
        }
        return new Spot(line, text.codePointCount(lineStarts.get(line), offset));
    }

    private void read() {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Math.max(1, text.length()))
                .setUseMarks(true)
                .build();
        if (text.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF)) {
            return;
        }
        // One slot per open collection: that of a mapping holds the key whose value comes next.
        Deque<Slot> open = new ArrayDeque<>();
        for (Event event : new Parse(settings).parseString(text)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> {
                    Slot outer = open.peek();
                    String of = outer == null ? null : outer.key;
                    value(open, event);
                    if (open.size() == DEEPEST) {
                        return;
                    }
                    open.push(new Slot(event.getEventId() == Event.ID.MappingStart, of));
                }
                case MappingEnd, SequenceEnd -> open.pop();
                case Scalar, Alias -> value(open, event);
                default -> {
                    // Streams, documents and comments hold no keys.
                }
            }
        }
    }

    private void value(Deque<Slot> open, Event event) {
        Slot slot = open.peek();
        if (slot == null) {
            return;
        }
        String word = event instanceof ScalarEvent scalar ? scalar.getValue() : "";
        if (slot.mapping && slot.key == null) {
            slot.key = word;
            return;
        }
        String key = slot.mapping ? slot.key : slot.of;
        if (key != null && (slot.mapping || event instanceof ScalarEvent)) {
            entries.add(new Entry(open.size(), key, word, Spot.of(event.getStartMark()), Spot.of(event.getEndMark())));
        }
        slot.key = null;
    }

    private static final class Slot {
        private final boolean mapping;
        /** Of a list, the key that it is the value of. */
        private final @Nullable String of;

        private @Nullable String key;

        Slot(boolean mapping, @Nullable String of) {
            this.mapping = mapping;
            this.of = of;
        }
    }
}
