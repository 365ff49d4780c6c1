package org.opportune.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opportune.benchmarks.Round.Side;

class SummaryTest {
    private static final Choices CHOICES = new Choices(3, 1000, 0, 0, Choices.Contest.RACE);

    private final Workload workload = new Workload();
    private final Map<Side, List<Figures>> rounds = new EnumMap<>(Side.class);

    private Summary summary(double expected) {
        Figures recorded = new Figures();
        Workload.scenarioIds().forEach(scenario -> recorded.put("matches." + scenario, expected));
        return new Summary(workload, CHOICES, recorded, rounds);
    }

    private void add(Side side, double matches, double... rates) {
        rounds.put(
                side,
                Arrays.stream(rates)
                        .mapToObj(rate -> {
                            Figures figures = new Figures();
                            figures.put("events-per-cpu-second", rate);
                            Workload.scenarioIds().forEach(s -> figures.put("matches." + s, matches));
                            return figures;
                        })
                        .toList());
    }

    @Test
    void shouldTakeTheRatioOfMedians() {
        add(Side.FLOOR, 0, 100, 1000, 120);
        add(Side.OURS, 7, 90, 10);

        assertThat(summary(7).ratio(Side.OURS)).isEqualTo(50.0 / 120);
        assertThat(summary(7).failures()).isEmpty();
    }

    @Test
    void shouldFailWhereASideMatchesSomethingElse() {
        add(Side.FLOOR, 0, 100);
        add(Side.OURS, 6, 90);

        assertThat(summary(7).failures())
                .hasSize(4)
                .first()
                .asString()
                .endsWith("scenario=airport-long-stay, OURS=6, step=7");
    }

    @Test
    void shouldFailWhereNothingMatches() {
        add(Side.OURS, 0, 90);

        assertThat(summary(0).failures()).hasSize(4).first().asString().endsWith("matches=0");
    }
}
