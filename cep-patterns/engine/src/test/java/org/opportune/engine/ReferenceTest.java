package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The engine agrees with a reference that sees the whole history and reads definitions literally. The reference asks
 * its conditions of plain data, the engine runs code. {@code -Doracle.pairs} asks for more pairs, {@code -Doracle.seed}
 * for others, whose shares may be a little less; {@code target/oracle.txt} tells what was compared.
 */
final class ReferenceTest {
    private static final int USUAL_PAIRS = 20_000;
    private static final long USUAL_SEED = 1;
    private static final int PAIRS = Integer.getInteger("oracle.pairs", USUAL_PAIRS);
    private static final long SEED = Long.getLong("oracle.seed", USUAL_SEED);
    /** What the shares may be less for other pairs: those of the usual ones are the same in every run. */
    private static final double ROOM = PAIRS == USUAL_PAIRS && SEED == USUAL_SEED ? 0 : 0.02;

    @Test
    void shouldAgreeWithTheReference() throws IOException {
        Oracle oracle = new Oracle(true);
        for (long seed = SEED; oracle.pairs < PAIRS; seed++) {
            assertThat(oracle.differs(seed)).isNull();
        }
        Files.writeString(
                Path.of("target", "oracle.txt"),
                "seed=" + SEED + " pairs=" + oracle.pairs + " matched=" + oracle.matched + " missed by one condition="
                        + oracle.missedByOne + "\npairs with " + oracle.operators + "\nmatches with "
                        + oracle.inMatches + "\n");
        assertThat((double) oracle.matched / oracle.pairs)
                .as("share of pairs with a match")
                .isGreaterThanOrEqualTo(0.5 - ROOM);
        assertThat((double) oracle.missedByOne / oracle.pairs)
                .as("share of pairs that miss by one condition")
                .isGreaterThanOrEqualTo(0.2 - ROOM);
        assertThat(oracle.operators.keySet()).isEqualTo(Oracle.words());
        assertThat(oracle.operators)
                .allSatisfy((word, pairs) ->
                        assertThat(pairs).as("pairs with " + word).isGreaterThan(500));
        assertThat(oracle.inMatches.keySet()).isEqualTo(Oracle.words());
        assertThat(oracle.inMatches)
                .allSatisfy((word, pairs) ->
                        assertThat(pairs).as("matches with " + word).isGreaterThan(500));
    }

    @Test
    void shouldAgreeWithTheReferenceWhereScenariosShareTheirRuns() {
        Oracle oracle = new Oracle(true);
        for (long seed = SEED; oracle.pairs < PAIRS / 2; seed++) {
            assertThat(oracle.differsAmongKin(seed)).isNull();
        }
        assertThat((double) oracle.matched / oracle.pairs)
                .as("share of pairs with a match")
                .isGreaterThanOrEqualTo(0.5 - ROOM);
        assertThat(oracle.inMatches.keySet())
                .contains("COUNT", "DISTINCT", "RIDING", "DWELL", "CHANGE", "LEAVE", "IDLE", "COOL_DOWN", "WITHIN_ALL");
    }
}
