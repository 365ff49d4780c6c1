package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import org.opportune.engine.Definition.Line;
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
    private static final List<Verb> VERBS =
            List.of(Verb.ON, Verb.COUNT, Verb.DWELL, Verb.RIDING, Verb.CHANGE, Verb.ABSENCE);
    private static final List<String> CELLS = List.of(
            Journey.INSIDE,
            Journey.INSIDE_TOO,
            Journey.INSIDE,
            Journey.INSIDE_TOO,
            Journey.INSIDE,
            Journey.OUTSIDE,
            "262-01-9-8");
    private static final List<String> TACS = List.of(Journey.MMS, Journey.NO_MMS, Journey.UNKNOWN);
    private static final long HORIZON = 1000;
    private static final Map<Verb, Integer> MATCHED_BY = new EnumMap<>(Verb.class);
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
            if (!expected.isEmpty()) {
                definition.lines().forEach(line -> MATCHED_BY.merge(line.verb(), 1, Integer::sum));
            }
            Statistics.label("last verb and match")
                    .collect(
                            definition
                                    .lines()
                                    .get(definition.lines().size() - 1)
                                    .verb(),
                            !expected.isEmpty());
            Statistics.label("first verb and match")
                    .collect(definition.lines().get(0).verb(), !expected.isEmpty());
            Statistics.label("steps and match").collect(definition.lines().size(), !expected.isEmpty());
        }
    }

    @AfterContainer
    static void shouldHaveMatchedOften() {
        assertThat((double) matched / asked).as("share of cases with a match").isGreaterThan(0.25);
        assertThat(MATCHED_BY)
                .containsOnlyKeys(VERBS)
                .allSatisfy((verb, times) ->
                        assertThat(times).as(verb + " in a match").isGreaterThan(400));
    }

    private static List<String> run(List<Definition> definitions, List<Happening> history, boolean stored)
            throws IOException {
        Journey journey =
                new Journey(definitions.stream().map(Definition::scenario).toArray(Scenario[]::new));
        for (Happening one : history) {
            journey.on(
                    one.at(),
                    Journey.with(Journey.event(journey.events + 1, one.kind(), one.word(), one.cell()), one.tac()));
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
        int size = 10 + random.nextInt(45);
        for (int i = 0; i < size; i++) {
            at += random.nextInt(3);
            int k = random.nextInt(10);
            EventKind kind = KINDS[k < 3 ? 0 : k < 6 ? 1 : k < 9 ? 2 : 3];
            int place = random.nextInt(8);
            String cell = place < CELLS.size() ? CELLS.get(place) : null;
            int word = random.nextInt(5);
            int phone = random.nextInt(6);
            String tac = phone < 2 ? TACS.get(random.nextInt(3)) : phone < 4 ? null : TACS.get(0);
            history.add(new Happening(at, kind, word < 2 ? "X" : word < 4 ? "Y" : null, cell, tac));
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
        Verb verb = VERBS.get(random.nextInt(n == 0 ? 5 : 6));
        boolean change = verb == Verb.CHANGE;
        Set<EventKind> kinds = change
                ? Set.of(KINDS)
                : random.ints(1 + random.nextInt(2), 0, 3)
                        .mapToObj(k -> KINDS[k])
                        .collect(Collectors.toSet());
        int w = random.nextInt(6);
        String word = w < 2 ? null : w == 2 ? "X" : w == 3 ? "Y" : n == 0 ? null : "=" + random.nextInt(n);
        return new Line(
                verb,
                kinds,
                word,
                2 + random.nextInt(2),
                1 + random.nextInt(8),
                verb == Verb.DWELL ? random.nextInt(4) : 0,
                verb == Verb.RIDING && random.nextInt(3) == 0,
                random.nextInt(4) == 0 ? 1 + random.nextInt(12) : 0,
                verb != Verb.RIDING && !change && random.nextInt(5) == 0);
    }
}
