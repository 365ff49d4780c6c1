package org.opportune.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Entry;
import org.opportune.language.YamlNode.Items;
import org.opportune.language.YamlNode.Mapping;
import org.opportune.language.YamlNode.Scalar;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML 1.2 of one document, without what hides meaning: no anchors, aliases, tags, merge keys, duplicate keys. Reads
 * events and not the composed graph, because only they know where an alias stands. Not thread-safe.
 */
final class YamlReader {
    private static final int DEEPEST = 16;

    private final Problems problems;
    private final Iterator<Event> events;

    private YamlReader(Problems problems) {
        this.problems = problems;
        String text = problems.source().text();
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Math.max(1, text.length()))
                .setUseMarks(true)
                .setLabel("text")
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /**
     * The top of the document, or null with problems. What could be read before a syntax error is not looked at
     * further.
     *
     * @param longest characters that are read at most
     */
    static @Nullable Mapping read(Problems problems, int longest) {
        SourceText source = problems.source();
        if (source.text().length() > longest) {
            problems.add(
                    Position.START,
                    "the text is too long: characters=" + source.text().length() + " limit=" + longest);
            return null;
        }
        OptionalInt half = SourceText.halfCharacter(source.text());
        if (half.isPresent()) {
            // The scanner loses its way in these.
            problems.add(source.position(half.getAsInt()), "half a character: the text is not Unicode");
            return null;
        }
        try {
            return new YamlReader(problems).document();
        } catch (MarkedYamlEngineException e) {
            String problem = e.getProblem() == null ? e.getContext() : e.getProblem();
            problems.add(Position.of(e.getProblemMark()), "not YAML: " + problem);
        } catch (ReaderException e) {
            problems.add(
                    source.position(e.getPosition()),
                    "character is not allowed: codePoint=0x" + Integer.toHexString(e.getCodePoint()));
        } catch (TooDeep e) {
            problems.add(e.at, "nested deeper than " + DEEPEST + " levels");
        } catch (YamlEngineException e) {
            problems.add(Position.START, "not YAML: " + e.getMessage());
        }
        return null;
    }

    private @Nullable Mapping document() {
        YamlNode top = null;
        while (events.hasNext()) {
            Event event = events.next();
            boolean content = event instanceof NodeEvent;
            if (content && top != null) {
                problems.add(Position.of(event.getStartMark()), "one document per text: this is a second one");
                return null;
            }
            if (content) {
                top = node(event, 0);
            }
        }
        if (top instanceof Mapping mapping) {
            return mapping;
        }
        Position at = top == null ? Position.START : top.at();
        problems.add(at, "a text is keys and values: found=" + (top == null ? "nothing" : top.shape()));
        return null;
    }

    private YamlNode node(Event event, int depth) {
        Position at = Position.of(event.getStartMark());
        refuseTricks(event, at);
        return switch (event.getEventId()) {
            case Scalar -> {
                ScalarEvent scalar = (ScalarEvent) event;
                yield new Scalar(at, Position.of(event.getEndMark()), scalar.getScalarStyle(), scalar.getValue());
            }
            case SequenceStart -> new Items(at, flow(event), items(at, depth + 1));
            case MappingStart -> new Mapping(at, flow(event), entries(at, depth + 1));
            default -> new Scalar(at, at, ScalarStyle.PLAIN, "");
        };
    }

    private static boolean flow(Event event) {
        return event instanceof CollectionStartEvent start && start.isFlow();
    }

    private void refuseTricks(Event event, Position at) {
        if (event.getEventId() == Event.ID.Alias) {
            problems.add(at, "aliases are not allowed: write the value again");
        } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            problems.add(
                    at, "anchors are not allowed: anchor=" + node.getAnchor().get());
        }
        boolean tagged = (event instanceof ScalarEvent s && s.getTag().isPresent())
                || (event instanceof CollectionStartEvent c && c.getTag().isPresent());
        if (tagged) {
            problems.add(at, "tags are not allowed: write the plain value");
        }
    }

    private List<YamlNode> items(Position at, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(node(next, bounded(at, depth)));
        }
        return items;
    }

    private List<Entry> entries(Position at, int depth) {
        List<Entry> entries = new ArrayList<>();
        Map<String, Position> seen = new HashMap<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            YamlNode key = node(next, bounded(at, depth));
            YamlNode value = node(events.next(), depth);
            if (!(key instanceof Scalar scalar)) {
                problems.add(key.at(), "a key is a single value: found=" + key.shape());
                continue;
            }
            Position first = seen.putIfAbsent(scalar.value(), scalar.at());
            if (first == null) {
                entries.add(new Entry(scalar, value));
            } else {
                problems.add(key.at(), "duplicate key: key=" + scalar.value() + " first=line " + first.line());
            }
        }
        return entries;
    }

    private int bounded(Position at, int depth) {
        if (depth > DEEPEST) {
            throw new TooDeep(at);
        }
        return depth;
    }

    /** Stops the reading of a text that nests without end. */
    private static final class TooDeep extends YamlEngineException {
        private static final long serialVersionUID = 1;

        private final transient Position at;

        TooDeep(Position at) {
            super("nested too deep");
            this.at = at;
        }
    }
}
