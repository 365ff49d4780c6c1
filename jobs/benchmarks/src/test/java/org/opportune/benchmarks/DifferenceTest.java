package org.opportune.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final String RIDE = "riding 8613800000001 1000 [1]";
    private static final String CALL = "hotline-follow-up 8613800000002 2000 [2]";

    @Test
    void shouldSeeNoneBetweenTheSameLines() {
        assertThat(Difference.of(List.of(RIDE, CALL), List.of(CALL, RIDE)).isNone())
                .isTrue();
    }

    @Test
    void shouldSeeWhatOneSideAloneFinds() {
        Difference difference = Difference.of(List.of(RIDE), List.of(CALL));

        assertThat(difference.missing()).containsExactly(RIDE);
        assertThat(difference.extra()).containsExactly(CALL);
    }

    @Test
    void shouldSeeAFindingThatIsSaidTwice() {
        assertThat(Difference.of(List.of(RIDE), List.of(RIDE, RIDE)).extra()).containsExactly(RIDE);
    }

    @Test
    void shouldShowNoWholeNumber() {
        assertThat(Difference.of(List.of(RIDE), List.of()).lines("PLAIN"))
                .containsExactly(
                        "all sides must find the same: side=PLAIN, missing=1, extra=0",
                        "missing: riding 8613... 1000 [1]");
    }
}
