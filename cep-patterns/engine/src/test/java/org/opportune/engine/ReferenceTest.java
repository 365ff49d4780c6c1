package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import org.opportune.engine.Definition.Line;
import org.opportune.engine.Happening.Where;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.EventKind;

/** The engine agrees with a reference that sees the whole history and reads definitions literally. */
final class ReferenceTest {
    private static final EventKind[] KINDS = {
        EventKind.SMS_SENT, EventKind.CALL_ENDED, EventKind.CELL_CHANGE, EventKind.POWER_OFF
    };
    private static final List<Start> STARTS = List.of(Start.ONCE, Start.RESTART, Start.EVERY);
    private static final List<Verb> VERBS = List.of(Verb.ON, Verb.COUNT, Verb.DWELL, Verb.ABSENCE);
    private static final long HORIZON = 1000;
    private static int asked;
    private static int matched;

    @Property(tries = 4_000)
    void shouldAgreeWithTheReference(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<Definition> definitions = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            definitions.add(definition("s" + i, random));
        }
        List<Happening> history = history(random);
        List<String> found = run(definitions, history, random.nextBoolean());
        for (Definition definition : definitions) {
            List<String> expected = new Reference(definition, history, HORIZON).matches();
            List<String> actual = found.stream()
                    .filter(m -> m.startsWith(definition.id() + "@"))
                    .map(m -> m.substring(definition.id().length() + 1))
                    .toList();
            assertThat(actual).as("%s over %s", definition, history).isEqualTo(expected);
            asked++;
            matched += expected.isEmpty() ? 0 : 1;
            Statistics.label("last verb and match")
                    .collect(
                            definition
                                    .lines()
                                    .get(definition.lines().size() - 1)
                                    .verb(),
                            !expected.isEmpty());
            Statistics.label("steps and match").collect(definition.lines().size(), !expected.isEmpty());
        }
    }

    @AfterContainer
    static void shouldHaveMatchedOften() {
        assertThat((double) matched / asked).as("share of cases with a match").isGreaterThan(0.3);
    }

    private static List<String> run(List<Definition> definitions, List<Happening> history, boolean stored)
            throws IOException {
        Journey journey =
                new Journey(definitions.stream().map(Definition::scenario).toArray(Scenario[]::new));
        for (Happening one : history) {
            String cell = switch (one.where()) {
                case IN -> Journey.INSIDE;
                case OUT -> Journey.OUTSIDE;
                case NOWHERE -> null;
            };
            journey.on(one.at(), Journey.event(journey.events + 1, one.kind(), one.word(), cell));
            if (stored) {
                journey.partials = storedAndRead(journey.partials);
            }
        }
        journey.wakeUntil(HORIZON);
        assertThat(journey.recognitions).isSortedAccordingTo(Comparator.comparingLong(Recognition::matchedMs));
        return journey.matches;
    }

    static Partials storedAndRead(Partials partials) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        partials.write(new DataOutputStream(bytes));
        Partials read = Partials.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(read.nextWakeMs()).isEqualTo(partials.nextWakeMs());
        assertThat(read.openRuns()).isEqualTo(partials.openRuns());
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        read.write(new DataOutputStream(again));
        assertThat(again.toByteArray()).isEqualTo(bytes.toByteArray());
        return read;
    }

    private static List<Happening> history(Random random) {
        List<Happening> history = new ArrayList<>();
        long at = 0;
        int size = 5 + random.nextInt(40);
        for (int i = 0; i < size; i++) {
            at += random.nextInt(3);
            int k = random.nextInt(10);
            EventKind kind = KINDS[k < 3 ? 0 : k < 6 ? 1 : k < 9 ? 2 : 3];
            int place = random.nextInt(8);
            Where where = place < 5 ? Where.IN : place < 6 ? Where.OUT : Where.NOWHERE;
            int word = random.nextInt(5);
            history.add(new Happening(at, kind, word < 2 ? "X" : word < 4 ? "Y" : null, where));
        }
        return history;
    }

    private static Definition definition(String id, Random random) {
        List<Line> lines = new ArrayList<>();
        int size = 1 + random.nextInt(4);
        for (int n = 0; n < size; n++) {
            lines.add(line(n, random));
        }
        return new Definition(
                id,
                lines,
                random.nextInt(3) == 0 ? 4 + random.nextInt(20) : 0,
                random.nextInt(2) == 0 ? 1 + random.nextInt(8) : 0,
                STARTS.get(random.nextInt(3)));
    }

    private static Line line(int n, Random random) {
        Verb verb = n == 0 ? VERBS.get(random.nextInt(3)) : VERBS.get(random.nextInt(4));
        Set<EventKind> kinds =
                random.ints(1 + random.nextInt(2), 0, 3).mapToObj(k -> KINDS[k]).collect(Collectors.toSet());
        int w = random.nextInt(6);
        String word = w < 2 ? null : w == 2 ? "X" : w == 3 ? "Y" : n == 0 ? null : "=" + random.nextInt(n);
        return new Line(
                verb,
                kinds,
                word,
                2 + random.nextInt(2),
                1 + random.nextInt(8),
                random.nextInt(4) == 0 ? 1 + random.nextInt(12) : 0,
                random.nextInt(5) == 0);
    }
}
