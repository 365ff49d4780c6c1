package org.opportune.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opportune.benchmarks.Round.Side;
import org.opportune.language.Language;

class CrowdTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"FOUR,4", "TWENTY,20", "TWO_HUNDRED,200", "FIVE_THOUSAND,5000", "ONE_KIND,5000"})
    void shouldBeSoMany(Crowd crowd, int scenarios) {
        assertThat(new Workload(crowd, 2_000).inForce()).hasSize(scenarios).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"TWENTY", "TWO_HUNDRED"})
    void shouldCheck(Crowd crowd) {
        Map<String, String> texts = crowd.scenarios(List.of("10086"));
        texts.forEach((id, text) ->
                assertThat(Language.scenario(id, text).problems()).as(text).isEmpty());
    }

    @Test
    void shouldAskTheSameEvents() {
        assertThat(new Workload(Crowd.TWENTY, 2_000).traffic())
                .isEqualTo(new Workload(Crowd.ONE_KIND, 2_000).traffic())
                .isNotEqualTo(new Workload(Crowd.FOUR, 2_000).traffic());
        assertThat(new Workload(Crowd.TWENTY, 2_000).hash()).isNotEqualTo(new Workload(Crowd.ONE_KIND, 2_000).hash());
    }

    @Test
    void shouldListenAndMoveTenTimesAsOftenWithTenTimesTheScenarios() throws Exception {
        Figures twenty = recorded(Crowd.TWENTY);
        Figures more = recorded(Crowd.TWO_HUNDRED);

        assertThat(more.get("listening") / twenty.get("listening")).isGreaterThanOrEqualTo(9);
        assertThat(more.get("moved") / twenty.get("moved")).isGreaterThanOrEqualTo(9);
    }

    private Figures recorded(Crowd crowd) throws Exception {
        return new Round(new Workload(crowd, 2_000), folder, 20_000, 20_000).measure(Side.RECORD, 0);
    }
}
