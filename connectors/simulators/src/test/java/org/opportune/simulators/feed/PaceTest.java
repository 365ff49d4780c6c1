package org.opportune.simulators.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MS = 1_000_000;

    private long now = 7 * MS;
    private final List<Long> waits = new ArrayList<>();

    private Pace pace(double speed) {
        return new Pace(speed, () -> now, nanos -> {
            waits.add(nanos);
            now += nanos;
        });
    }

    @Test
    void timePassesAtTheSpeedFromTheFirstTimeOn() {
        Pace pace = pace(10);
        assertThat(pace.await(1_000_000, () -> false)).isTrue();
        assertThat(waits).isEmpty();
        pace.await(1_001_000, () -> false);
        assertThat(now).isEqualTo(107 * MS);
        assertThat(pace.elapsedMs()).isEqualTo(100);
        assertThat(pace.behindMs()).isZero();
    }

    @Test
    void whatIsLateIsNotWaitedForAndItsDelayIsKnown() {
        Pace pace = pace(1);
        pace.await(0, () -> false);
        now += 300 * MS;
        pace.await(100, () -> false);
        assertThat(waits).isEmpty();
        assertThat(pace.behindMs()).isEqualTo(200);
        pace.await(300, () -> false);
        assertThat(pace.behindMs()).isZero();
    }

    @Test
    void asFastAsItGoesNothingIsWaitedFor() {
        Pace pace = pace(Pace.MAX);
        pace.await(0, () -> false);
        pace.await(Long.MAX_VALUE / 2, () -> false);
        assertThat(waits).isEmpty();
        assertThat(pace.behindMs()).isZero();
    }

    @Test
    void whoIsToldToStopStopsWaiting() {
        Pace pace = pace(1);
        pace.await(0, () -> false);
        assertThat(pace.await(3_600_000, () -> waits.size() == 3)).isFalse();
        assertThat(waits).hasSize(3);
        assertThatThrownBy(() -> pace(0)).hasMessageContaining("speed=0");
    }
}
