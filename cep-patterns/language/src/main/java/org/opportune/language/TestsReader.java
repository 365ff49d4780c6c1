package org.opportune.language;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.model.CalendarYear;
import org.opportune.model.Handset;
import org.opportune.model.Place;
import org.opportune.schemas.event.Event;

/** The tests beside one scenario. */
final class TestsReader {
    private static final long START_MS = Instant.parse("2026-01-05T08:00:00Z").toEpochMilli();

    /** How long silence is waited out after the last event unless a test says otherwise. */
    private static final long AFTER_MS = 86_400_000;

    private final Section top;
    private final Problems problems;

    private TestsReader(Document document) {
        this.top = document.top();
        this.problems = document.problems();
    }

    static Checked<List<ScenarioTest>> read(Document document) {
        if (!document.readable()) {
            return new Checked<>(null, document.problems().all());
        }
        return new TestsReader(document).read();
    }

    private Checked<List<ScenarioTest>> read() {
        String scenario = Words.id(top, "scenario");
        List<Place> places = PlacesReader.places(top);
        List<Handset> handsets = HandsetsReader.handsets(top);
        List<CalendarYear> calendar = CalendarReader.years(top);
        if (!top.has("tests")) {
            top.missing("tests");
        }
        List<ScenarioTest> tests = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : top.sections("tests", "a test")) {
            ScenarioTest test = test(section, scenario, places, handsets, calendar);
            if (!names.add(test.name())) {
                problems.add(section.at("test"), "duplicate test: test=" + test.name());
            }
            tests.add(test);
        }
        top.finish();
        return problems.or(() -> tests);
    }

    private ScenarioTest test(
            Section section, String scenario, List<Place> places, List<Handset> handsets, List<CalendarYear> calendar) {
        Scalar name = section.required("test");
        long startMs = start(section);
        List<Event> events = events(section, name == null ? "" : name.value(), startMs);
        List<Long> matches = matches(section, startMs);
        Scalar until = section.scalar("until");
        long lastMs = events.isEmpty() ? startMs : events.get(events.size() - 1).getHappenedMs();
        long untilMs = until == null ? lastMs + AFTER_MS : timeMs(until, "until", startMs, lastMs);
        section.finish();
        return new ScenarioTest(
                name == null ? "" : name.value(),
                scenario,
                places,
                handsets,
                calendar,
                startMs,
                events,
                matches,
                untilMs);
    }

    private List<Event> events(Section section, String test, long startMs) {
        if (!section.has("events")) {
            section.missing("events");
        }
        List<Event> events = new ArrayList<>();
        long beforeMs = Long.MIN_VALUE;
        int index = 0;
        for (Section each : section.sections("events", "an event")) {
            Scalar at = each.required("at");
            long atMs = at == null ? startMs : timeMs(at, "at", startMs, Math.max(beforeMs, startMs));
            if (at != null && atMs < beforeMs) {
                problems.add(at.at(), "events stand in order of time: at=" + at.value());
            }
            beforeMs = Math.max(atMs, beforeMs);
            Event event = EventReader.read(each, test + '#' + index++, atMs);
            if (event != null) {
                events.add(event);
            }
        }
        return events;
    }

    private List<Long> matches(Section section, long startMs) {
        if (!section.has("expect")) {
            section.missing("expect");
        }
        List<Long> matches = new ArrayList<>();
        for (Scalar at : section.perhapsNone("expect")) {
            long atMs = timeMs(at, "expect", startMs, matches.isEmpty() ? startMs : matches.get(matches.size() - 1));
            if (!matches.isEmpty() && atMs < matches.get(matches.size() - 1)) {
                problems.add(at.at(), "matches stand in order of time: expect=" + at.value());
            }
            matches.add(atMs);
        }
        return matches;
    }

    private long start(Section section) {
        Scalar start = section.scalar("start");
        if (start == null) {
            return START_MS;
        }
        Long instant = instantMs(start.value());
        if (instant == null) {
            problems.add(start.at(), "not a time such as 2026-01-05T08:00:00Z: start=" + start.value());
            return START_MS;
        }
        return instant;
    }

    /** An instant, or how long after the start; {@code instead} after a problem. */
    private long timeMs(Scalar time, String key, long startMs, long instead) {
        long afterMs = Words.durationMs(time.value());
        if (afterMs >= 0) {
            return startMs + afterMs;
        }
        Long instant = instantMs(time.value());
        if (instant == null) {
            problems.add(time.at(), "not a time such as 45m or 2026-01-05T08:45:00Z: " + key + "=" + time.value());
            return instead;
        }
        return instant;
    }

    private static @Nullable Long instantMs(String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            return null;
        }
    }
}
