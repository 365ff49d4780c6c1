package org.opportune.cli.capture;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.opportune.archive.sealed.Archive;
import org.opportune.language.Checked;
import org.opportune.language.Language;
import org.opportune.language.Layout;
import org.opportune.language.Problem;
import org.opportune.language.ScenarioTest;
import org.opportune.model.NumberPlan;
import org.opportune.model.Phrase;
import org.opportune.schemas.event.Event;

/**
 * A journey as a text of tests.
 *
 * @param text runs at once with {@code opportune test} and {@code explain}
 * @param events of the journey that it has
 * @param matches that it finds today, and so expects
 * @param recorded matches in the window of the archive, with everything that was before it
 * @param notes what it does not hold, a line each
 */
public record Fixture(String text, int events, int matches, int recorded, List<String> notes) {
    private static final String CAPTURED = "as captured";

    /** There is no fixture; says why. */
    public static final class None extends Exception {
        private static final long serialVersionUID = 1L;

        /** @param why a sentence without numbers of people */
        public None(String why) {
            super(why);
        }
    }

    /**
     * Takes a journey from an archive.
     *
     * @param matcher runs a test: UTC ms of the matches that it finds
     * @throws None if the archive has nothing of the subscriber, or more than a text of tests holds
     */
    public static Fixture of(
            Archive archive, long msisdn, Window window, Surroundings with, Function<ScenarioTest, List<Long>> matcher)
            throws IOException, None {
        Notes notes = new Notes();
        Recorded journey = Recorded.read(archive, msisdn, window.fromMs(), window.toMs(), notes);
        if (journey.all().isEmpty()) {
            throw new None("the archive has no event of this subscriber up to the window's end");
        }
        if (journey.moments().isEmpty()) {
            throw new None("the archive has no event of this subscriber in the window");
        }
        List<Long> recorded = Replay.matches(with, journey.all(), window.untilMs()).stream()
                .filter(ms -> ms >= window.fromMs())
                .toList();
        return new Draft(with, journey, window, notes).fixture(recorded, matcher);
    }

    /** On the way to its text. */
    private static final class Draft {
        private final Surroundings with;
        private final Recorded journey;
        private final Window window;
        private final Notes notes;
        private final Pseudonyms pseudonyms;
        private final List<Event> held = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();

        Draft(Surroundings with, Recorded journey, Window window, Notes notes) {
            this.with = with;
            this.journey = journey;
            this.window = window;
            this.notes = notes;
            this.pseudonyms = new Pseudonyms(new Mentions(with.texts()), new NumberPlan(with.numbers()));
            journey.known().forEach(fact -> add(fact, journey.startMs()));
            journey.moments().forEach(event -> add(event, event.getHappenedMs()));
        }

        private void add(Event event, long atMs) {
            String line = EventText.of(event, after(atMs), pseudonyms, notes);
            if (line != null) {
                lines.add(line);
                held.add(Event.newBuilder(event).setHappenedMs(atMs).build());
            }
        }

        private String after(long atMs) {
            return Fixture.after(atMs - journey.startMs());
        }

        Fixture fixture(List<Long> recorded, Function<ScenarioTest, List<Long>> matcher) throws None {
            ScenarioTest asIs = read(text(List.of(), List.of()));
            for (int i = 0; i < held.size(); i++) {
                FieldLoss.note(held.get(i), asIs.events().get(i), notes);
            }
            List<Long> found = matcher.apply(asIs);
            if (!found.equals(recorded)) {
                notes.add("other matches than in the archive, whose steps may have begun before the window: found="
                        + found.size() + " archive=" + recorded.size());
            }
            String text = text(found, notes.lines());
            read(text);
            return new Fixture(text, held.size(), found.size(), recorded.size(), notes.lines());
        }

        private ScenarioTest read(String text) throws None {
            Checked<List<ScenarioTest>> tests = Language.tests("the fixture", text);
            List<Problem> problems = tests.problems();
            List<ScenarioTest> value = tests.value();
            if (value == null || !problems.isEmpty()) {
                throw new None("the journey is none that a text of tests holds, choose a shorter window: "
                        + problems.stream().limit(3).map(Problem::rule).toList());
            }
            return value.get(0);
        }

        private String text(List<Long> found, List<String> remarks) {
            List<String> all = new ArrayList<>(head(remarks));
            all.add("scenario: " + with.scenario().id());
            all.addAll(TableText.lines(with, held, pseudonyms, window.untilMs()));
            all.add("tests:");
            all.addAll(test(CAPTURED, lines, window.untilMs(), found));
            if (!found.isEmpty()) {
                long firstMs = found.get(0);
                List<String> before = new ArrayList<>();
                for (int i = 0; i < lines.size() && held.get(i).getHappenedMs() < firstMs; i++) {
                    before.add(lines.get(i));
                }
                if (!before.isEmpty()) {
                    all.addAll(test("up to just before its first match", before, firstMs - 1, List.of()));
                }
            }
            String text = String.join("\n", all) + "\n";
            String laidOut = Layout.of("the fixture", text).value();
            return laidOut == null ? text : laidOut;
        }

        private List<String> head(List<String> remarks) {
            List<String> head = new ArrayList<>(List.of(
                    "# yaml-language-server: $schema=../tests.schema.json",
                    "# Captured from an archive. Numbers of people are fictional: the same for the same, of the same length",
                    "# and class. Cells and areas are of the same network and otherwise fictional; the places that the",
                    "# scenario names have those of them that they had, and as far apart as they were.",
                    "# Services, handset models, tags and tariffs are the real ones, and so are date and time of day:",
                    "# conditions read them, in the zone of the policy (" + zone() + ") or of the subscriber.",
                    "# What was known when the window began stands at 0m; expect is what matches today."));
            remarks.forEach(remark -> head.add("# Not held: " + remark));
            return head;
        }

        private String zone() {
            return with.policy() == null
                    ? "none was named: UTC"
                    : with.policy().zone().getId();
        }

        private List<String> test(String name, List<String> events, long untilMs, List<Long> expected) {
            List<String> test = new ArrayList<>();
            test.add("  - test: " + name);
            test.add("    start: "
                    + Yaml.text(Instant.ofEpochMilli(journey.startMs()).toString()));
            test.add("    events:");
            events.forEach(event -> test.add("      - " + event));
            test.add("    until: " + after(untilMs));
            test.add("    expect: ["
                    + String.join(", ", expected.stream().map(this::after).toList()) + "]");
            return test;
        }
    }

    /** {@code 1h2m3.004s}: tests count in thousandths, people in seconds. */
    static String after(long ms) {
        String whole = Phrase.duration(ms / 1000 * 1000);
        if (ms % 1000 == 0) {
            return whole;
        }
        String thousandths = String.format(Locale.ROOT, ".%03ds", ms % 1000);
        if (ms < 1000) {
            return "0" + thousandths;
        }
        return whole.endsWith("s") ? whole.substring(0, whole.length() - 1) + thousandths : whole + "0" + thousandths;
    }
}
