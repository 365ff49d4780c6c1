package org.opportune.language;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Items;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.model.CalendarYear;
import org.opportune.model.DialledClass;
import org.opportune.model.Handset;
import org.opportune.model.Place;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.Event;

/** The tests beside one scenario. */
final class TestsReader {
    private static final long START_MS = Instant.parse("2026-01-05T08:00:00Z").toEpochMilli();

    /** How long silence is waited out after the last event unless a test says otherwise. */
    private static final long AFTER_MS = 86_400_000;

    private static final Pattern THOUSANDTHS = Pattern.compile("(.*)\\.([0-9]{3})s");
    private static final Map<String, String> VERDICTS = verdicts();

    private final Section top;
    private final Problems problems;

    private TestsReader(Document document) {
        this.top = document.top();
        this.problems = document.problems();
    }

    private static Map<String, String> verdicts() {
        Map<String, String> verdicts = new TreeMap<>();
        for (RefusalReason reason : RefusalReason.values()) {
            if (reason != RefusalReason.UNRECOGNISED && reason != RefusalReason.NO_CAMPAIGN) {
                verdicts.put(reason.name(), reason.name());
            }
        }
        verdicts.put(ExpectedDecision.PUSH, ExpectedDecision.PUSH);
        return verdicts;
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
        List<DialledClass> numbers = NumbersReader.classes(top);
        if (!top.has("tests")) {
            top.missing("tests");
        }
        List<ScenarioTest> tests = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : top.sections("tests", "a test")) {
            ScenarioTest test = test(section, scenario, places, handsets, calendar, numbers);
            if (!names.add(test.name())) {
                problems.add(section.at("test"), "duplicate test: test=" + test.name());
            }
            tests.add(test);
        }
        top.finish();
        return problems.or(() -> tests);
    }

    private ScenarioTest test(
            Section section,
            String scenario,
            List<Place> places,
            List<Handset> handsets,
            List<CalendarYear> calendar,
            List<DialledClass> numbers) {
        Scalar name = section.required("test");
        Scalar description = section.scalar("description");
        long startMs = start(section);
        List<Event> events = events(section, name == null ? "" : name.value(), startMs);
        Scalar until = section.scalar("until");
        long lastMs = events.isEmpty() ? startMs : events.get(events.size() - 1).getHappenedMs();
        long untilMs = until == null ? lastMs + AFTER_MS : timeMs(until, "until", startMs, lastMs);
        List<Long> matches = matches(section, startMs, untilMs);
        List<ExpectedDecision> decisions = section.has("decisions") ? decisions(section, startMs, untilMs) : null;
        section.finish();
        return new ScenarioTest(
                name == null ? "" : name.value(),
                description == null ? null : description.value(),
                scenario,
                places,
                handsets,
                calendar,
                numbers,
                startMs,
                events,
                matches,
                decisions,
                untilMs);
    }

    private List<Event> events(Section section, String test, long startMs) {
        if (!section.has("events")) {
            section.missing("events");
        }
        List<Event> events = new ArrayList<>();
        Contradictions contradictions = new Contradictions();
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
                contradictions.look(event, problems, each.at("kind"));
            }
        }
        return events;
    }

    private List<Long> matches(Section section, long startMs, long untilMs) {
        if (!section.has("expect")) {
            section.missing("expect");
        }
        List<Long> matches = new ArrayList<>();
        for (Scalar at : section.perhapsNone("expect")) {
            long atMs = timeMs(at, "expect", startMs, matches.isEmpty() ? startMs : matches.get(matches.size() - 1));
            if (!matches.isEmpty() && atMs < matches.get(matches.size() - 1)) {
                problems.add(at.at(), "matches stand in order of time: expect=" + at.value());
            }
            waitedFor(at, "expect", atMs, untilMs);
            matches.add(atMs);
        }
        return matches;
    }

    /** What is decided, in any order; a list without any is right: nothing is decided. */
    private List<ExpectedDecision> decisions(Section section, long startMs, long untilMs) {
        List<ExpectedDecision> decisions = new ArrayList<>();
        if (section.node("decisions") instanceof Items none && none.items().isEmpty()) {
            return decisions;
        }
        for (Section each : section.sections("decisions", "a decision")) {
            Scalar at = each.required("at");
            String campaign = Words.id(each, "campaign");
            Scalar is = each.required("is");
            String verdict = is == null ? null : Words.choice(problems, is, "is", VERDICTS);
            each.finish();
            if (at != null && verdict != null) {
                long atMs = timeMs(at, "at", startMs, startMs);
                waitedFor(at, "at", atMs, untilMs);
                decisions.add(new ExpectedDecision(atMs, campaign, verdict));
            }
        }
        decisions.sort(Comparator.comparingLong(ExpectedDecision::atMs).thenComparing(ExpectedDecision::campaign));
        return decisions;
    }

    private void waitedFor(Scalar at, String key, long atMs, long untilMs) {
        if (atMs > untilMs) {
            problems.add(at.at(), "the test is over before that, say until: " + key + "=" + at.value());
        }
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
        long afterMs = afterMs(time.value());
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

    /** As a duration, which may end in thousandths: recorded journeys do not keep to seconds. -1 if it is none. */
    private static long afterMs(String text) {
        Matcher fraction = THOUSANDTHS.matcher(text);
        if (!fraction.matches()) {
            return Words.durationMs(text);
        }
        long wholeMs = Words.durationMs(fraction.group(1) + "s");
        return wholeMs < 0 ? wholeMs : wholeMs + Integer.parseInt(fraction.group(2));
    }

    private static @Nullable Long instantMs(String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            return null;
        }
    }
}
