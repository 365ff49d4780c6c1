package org.opportune.flinkcep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opportune.flinkcep.RandomScenario.Ear;
import org.opportune.flinkcep.RandomScenario.Part;
import org.opportune.flinkcep.RandomScenario.Word;
import org.opportune.model.Scenario;

/**
 * Our engine and Flink's own operator find the same, under {@code start: every}: ours with conditions compiled from text,
 * Flink's with the same written by hand. {@code -Doracle.pairs} asks for more pairs, {@code -Doracle.seed} for others;
 * {@code target/oracle.txt} tells what was compared.
 */
final class OracleTest {
    private static final int PAIRS = Integer.getInteger("oracle.pairs", 10_000);
    private static final long SEED = Long.getLong("oracle.seed", 1);
    private static final int JOURNEYS = 20;

    private final Map<String, Integer> words = new TreeMap<>();
    private int pairs;
    private int matched;
    /** Of every fifth scenario's pairs, for what it takes to read a dozen scenarios each. */
    private int looked;

    private int missedByOne;

    @Test
    void shouldFindWhatFlinkFinds() throws Exception {
        for (long seed = SEED; pairs < PAIRS; seed++) {
            compare(seed);
        }
        report();
        assertThat((double) matched / pairs).as("share of pairs with a match").isGreaterThanOrEqualTo(0.5);
        assertThat((double) missedByOne / looked)
                .as("share of pairs that miss by one condition")
                .isGreaterThanOrEqualTo(0.2);
        assertThat(words)
                .hasSize(Word.values().length + 5)
                .allSatisfy((word, n) -> assertThat(n).as("pairs with " + word).isGreaterThan(500));
    }

    private void compare(long seed) throws Exception {
        Random random = new Random(seed);
        RandomScenario definition = RandomScenario.of(random);
        List<List<Occurrence>> journeys = new ArrayList<>();
        for (int i = 0; i < JOURNEYS; i++) {
            journeys.add(journey(definition, random));
        }
        List<List<String>> theirs = Sides.flinks(definition.byHand(), journeys);
        Scenario compiled = definition.compiled();
        List<Scenario> relaxed = new ArrayList<>();
        for (int i = 0; i < JOURNEYS; i++) {
            List<String> ours = Sides.ours(compiled, journeys.get(i));
            assertThat(ours)
                    .as("seed %d, %s over %s", seed, definition.text(), told(journeys.get(i)))
                    .isEqualTo(theirs.get(i));
            count(definition, !ours.isEmpty());
            if (seed % 5 == 0) {
                look(definition, relaxed, journeys.get(i), !ours.isEmpty());
            }
        }
    }

    private static String told(List<Occurrence> journey) {
        return journey.stream()
                .map(one -> one.orderMs() / 1000 + " " + one.event().getKind()
                        + (one.event().getMessage() == null
                                ? ""
                                : " " + one.event().getMessage().getKeyword()))
                .collect(Collectors.joining(", "));
    }

    private void count(RandomScenario definition, boolean match) {
        pairs++;
        matched += match ? 1 : 0;
        definition.words().forEach(word -> words.merge(word, 1, Integer::sum));
    }

    private void look(RandomScenario definition, List<Scenario> relaxed, List<Occurrence> journey, boolean match) {
        looked++;
        if (relaxed.isEmpty()) {
            definition.relaxed().forEach(one -> relaxed.add(one.byHand()));
        }
        boolean byOne = relaxed.stream().anyMatch(s -> !Sides.ours(s, journey).isEmpty());
        missedByOne += !match && byOne ? 1 : 0;
    }

    private void report() throws IOException {
        Files.writeString(
                Path.of("target", "oracle.txt"),
                "seed=" + SEED + " pairs=" + pairs + " matched=" + matched + " missed by one condition=" + missedByOne
                        + " of "
                        + looked
                        + "\npairs with " + words + "\n");
    }

    /** Walks through the parts, with noise and with one thing that may spoil it. */
    private static List<Occurrence> journey(RandomScenario definition, Random random) {
        List<Occurrence> events = new ArrayList<>();
        long second = 1;
        List<@Nullable String> kept = new ArrayList<>();
        int spoilt = random.nextInt(2 * definition.parts().size() + 1);
        for (Part part : definition.parts()) {
            String word = null;
            boolean happens = part.word() != Word.NOT && part.word() != Word.SILENCE;
            if (random.nextInt(6) == 0) {
                events.add(noise(events, second, random));
            }
            for (int n = part.word() == Word.COUNT ? part.times() : 1; happens && n > 0; n--) {
                Ear ear = part.ears().get(random.nextInt(part.ears().size()));
                word = word(ear, kept, random);
                second += random.nextInt(3) + (spoilt == kept.size() ? random.nextInt(9) : 0);
                String said = spoilt == definition.parts().size() + kept.size() ? "Z" : word;
                events.add(Sides.event(events.size() + 1, second, ear.kind(), said));
            }
            kept.add(word);
        }
        for (int n = random.nextInt(4); n > 0; n--) {
            second += random.nextInt(4);
            events.add(noise(events, second, random));
        }
        return events;
    }

    private static @Nullable String word(Ear ear, List<@Nullable String> kept, Random random) {
        String word = ear.word();
        if (word == null) {
            return random.nextInt(4) == 0 ? null : random.nextBoolean() ? "X" : "Y";
        }
        return word.startsWith("=") ? kept.get(Integer.parseInt(word.substring(1))) : word;
    }

    private static Occurrence noise(List<Occurrence> events, long second, Random random) {
        String kind = RandomScenario.KINDS.get(random.nextInt(3));
        String word = random.nextInt(4) == 0 ? null : random.nextBoolean() ? "X" : "Y";
        return Sides.event(events.size() + 1, second, kind, word);
    }
}
