package org.opportune.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.benchmarks.Round.Side;

/** The small form of scripts/bench --equal. */
class OpponentsTest {
    private static final int EVENTS = 20_000;

    @TempDir
    private static Path folder;

    private static Round round;
    private static List<String> ours;

    @BeforeAll
    static void record() throws Exception {
        round = new Round(new Workload(Crowd.FOUR, 2_000), folder, EVENTS, EVENTS);
        Figures recorded = round.measure(Side.RECORD, 0);
        ours = Files.readAllLines(Round.findings(folder, Side.RECORD));
        assertThat(Summary.missing(recorded)).isEmpty();
    }

    private void assertSameFindings(Side side) throws Exception {
        round.measure(side, 0);
        assertThat(Difference.of(ours, Files.readAllLines(Round.findings(folder, side)))
                        .lines(side.name()))
                .isEmpty();
    }

    @Test
    void shouldFindWithPlainOperatorsWhatWeFind() throws Exception {
        assertSameFindings(Side.PLAIN_ON_HEAP);
    }

    @Test
    void shouldFindWithHostedAutomataWhatWeFind() throws Exception {
        assertSameFindings(Side.HOSTED_ON_HEAP);
    }
}
