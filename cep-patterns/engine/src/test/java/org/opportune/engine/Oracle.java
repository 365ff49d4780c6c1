package org.opportune.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opportune.model.Scenario;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.Event;

/** The engine beside the reference, pair by pair of a random scenario and a random journey. */
final class Oracle {
    static final long HORIZON = 300;
    /** Scenarios in force together. */
    private static final int TOGETHER = 3;

    private final boolean counting;
    int pairs;
    int matched;
    /** Did not match, and would have with one condition less. */
    int missedByOne;
    /** Pairs by what their scenario is made of; those that matched. */
    final Map<String, Integer> operators = new TreeMap<>();

    final Map<String, Integer> inMatches = new TreeMap<>();

    Oracle(boolean counting) {
        this.counting = counting;
    }

    /** Three pairs; what differs, or null. */
    String differs(long seed) {
        Random random = new Random(seed);
        Definition[] definitions = new Definition[TOGETHER];
        for (int i = 0; i < TOGETHER; i++) {
            definitions[i] = RandomDefinition.of("s" + i, random);
        }
        return differs(seed, definitions, random);
    }

    /** Three pairs of scenarios that share their runs; what differs, or null. */
    String differsAmongKin(long seed) {
        Random random = new Random(seed);
        Definition[] definitions = new Definition[TOGETHER];
        definitions[0] = RandomDefinition.simple("s1", random);
        for (int i = 1; i < TOGETHER; i++) {
            definitions[i] = definitions[0].kin("s" + (i + 1), random);
        }
        return differs(seed, definitions, random);
    }

    private String differs(long seed, Definition[] definitions, Random random) {
        List<Happening> history = RandomJourney.through(definitions, random);
        boolean stored = random.nextInt(4) == 0;
        List<String> found = run(definitions, history, stored);
        for (Definition definition : definitions) {
            List<String> expected = new Reference(definition, history, HORIZON).matches();
            List<String> actual = found.stream()
                    .filter(m -> m.startsWith(definition.id() + "@"))
                    .map(m -> m.substring(definition.id().length() + 1))
                    .toList();
            if (!actual.equals(expected)) {
                return "seed " + seed + ", " + definition + " over " + history + ": engine " + actual + ", reference "
                        + expected;
            }
            pairs++;
            if (counting) {
                count(definition, history, !expected.isEmpty());
            }
        }
        return null;
    }

    private void count(Definition definition, List<Happening> history, boolean match) {
        definition.operators().forEach(operator -> operators.merge(operator, 1, Integer::sum));
        if (match) {
            matched++;
            definition.operators().forEach(operator -> inMatches.merge(operator, 1, Integer::sum));
        } else if (definition.relaxed().stream()
                .anyMatch(r -> !new Reference(r, history, HORIZON).matches().isEmpty())) {
            missedByOne++;
        }
    }

    private static List<String> run(Definition[] definitions, List<Happening> history, boolean stored) {
        Scenario[] scenarios = new Scenario[definitions.length];
        for (int i = 0; i < scenarios.length; i++) {
            scenarios[i] = definitions[i].scenario();
        }
        Journey journey = new Journey(scenarios);
        happen(journey, history, stored);
        journey.wakeUntil(HORIZON);
        return journey.matches;
    }

    static void happen(Journey journey, List<Happening> history, boolean stored) {
        for (Happening one : history) {
            Event event = Journey.event(journey.events + 1, one.kind(), one.word(), one.cell());
            journey.on(
                    one.at(),
                    Journey.stating(Journey.worth(Journey.with(event, one.tac()), one.amount()), one.tariff()));
            if (stored) {
                journey.partials = storedAndRead(journey.partials, journey.plan);
            }
        }
    }

    /**
     * The same partials from their octets, under a plan that they were under before.
     *
     * @throws AssertionError if they are not the same
     */
    static Partials storedAndRead(Partials partials, Plan plan) {
        try {
            byte[] octets = octets(partials);
            Partials read = Partials.read(new DataInputStream(new ByteArrayInputStream(octets)));
            boolean same = read.nextWakeMs() == partials.nextWakeMs()
                    && Arrays.equals(octets(read), octets)
                    && !read.bind(plan, 0)
                    && read.openRuns().equals(partials.openRuns())
                    && Arrays.equals(octets(read), octets);
            if (!same) {
                throw new AssertionError("read otherwise than written: " + read.openRuns());
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] octets(Partials partials) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        partials.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    /** For the faults: the first difference within so many seeds, or null. */
    static String firstDifference(long seed, int seeds) {
        Oracle oracle = new Oracle(false);
        for (long s = seed; s < seed + seeds; s++) {
            try {
                String differs = oracle.differs(s);
                differs = differs == null ? oracle.differsAmongKin(s) : differs;
                differs = differs == null ? Edited.of(s).differs() : differs;
                if (differs != null) {
                    return differs;
                }
            } catch (RuntimeException | AssertionError e) {
                return "seed " + s + ": " + e;
            }
        }
        return null;
    }

    /** The words that a scenario can be made of. */
    static Set<String> words() {
        TreeSet<String> words =
                new TreeSet<>(List.of("ANY", "NEXT", "OPTIONAL", "MORE", "DISTINCT", "UNDER", "WITHIN", "WITHIN_ALL"));
        words.addAll(List.of("REFERENCE", "COOL_DOWN", "START_ONCE", "START_RESTART", "START_EVERY"));
        words.addAll(List.of("CHANGE_HANDSET", "CHANGE_CAPABILITY", "CHANGE_TARIFF", "SPEED"));
        for (Verb verb : Verb.values()) {
            words.add(verb.name());
        }
        return words;
    }
}
