package org.opportune.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrowdSummaryTest {
    private final CrowdSummary summary = new CrowdSummary(Choices.of(List.of("--crowd")));

    private static Figures figures(double rate, double matches) {
        Figures figures = new Figures();
        figures.put("events-per-cpu-second", rate);
        figures.put("matches.scn-03", matches);
        return figures;
    }

    @Test
    void shouldTakeTheRatioToTheRateWithTwenty() {
        List.of(100.0, 1000.0, 120.0).forEach(rate -> summary.measured(Crowd.TWENTY, figures(rate, 7)));
        List.of(90.0, 10.0).forEach(rate -> summary.measured(Crowd.TWO_HUNDRED, figures(rate, 7)));

        assertThat(summary.ratio(Crowd.TWO_HUNDRED)).isEqualTo(50.0 / 120);
    }

    @Test
    void shouldFailWhereThePipelineMatchesSomethingElseOrOneOfTheTwentyNothing() {
        CrowdSummary.ROWS.forEach(crowd -> summary.recorded(crowd, figures(0, crowd == Crowd.TWENTY ? 0 : 7)));
        summary.measured(Crowd.TWO_HUNDRED, figures(90, 7));
        summary.measured(Crowd.FIVE_THOUSAND, figures(90, 6));

        assertThat(summary.failures())
                .containsExactly(
                        "each of the twenty must match in the workload: matches.scn-03=0",
                        "the pipeline must match what the step matches: crowd=FIVE_THOUSAND, pipeline=6, step=7");
    }
}
