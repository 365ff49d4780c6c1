package org.opportune.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BacktestJobTest {
    /** What has a place must not leave before what has an earlier one, however much heap that takes. */
    @Test
    void aReplayReleasesNothingEarly() {
        assertThat(BacktestJob.options(0, 1, 1).subscriber().bufferBytes()).isEqualTo(Long.MAX_VALUE);
    }
}
