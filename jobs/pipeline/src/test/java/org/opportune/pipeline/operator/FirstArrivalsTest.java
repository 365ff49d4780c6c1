package org.opportune.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FirstArrivalsTest {
    private static final long START = 1_774_692_000_000L;

    private final AtomicLong ms = new AtomicLong(-5_000);
    private final AtomicLong asked = new AtomicLong();
    private final FirstArrivals arrivals = new FirstArrivals(() -> {
        asked.incrementAndGet();
        return ms.get() * 1_000_000;
    });

    private void event(long orderMs, long atMs) {
        ms.set(atMs);
        arrivals.event(orderMs);
    }

    private long since(long orderMs, long atMs) {
        ms.set(atMs);
        return arrivals.sinceMs(orderMs);
    }

    @Test
    void aDecisionWaitsSinceTheFirstEventOfItsTimeCame() {
        event(START, 0);
        event(START + 100, 70);
        event(START + 50, 90);
        event(START, 95);
        assertThat(since(START, 100)).isEqualTo(100);
        assertThat(since(START + 50, 100)).isEqualTo(10);
        assertThat(since(START + 100, 100)).isEqualTo(30);
    }

    @Test
    void aDeadlineWaitsSinceTheFirstEventBehindItCame() {
        event(START, 0);
        event(START + 9_000, 40);
        event(START + 9_100, 50);
        assertThat(since(START + 5_000, 100)).isEqualTo(60);
    }

    @Test
    void aDeadlineInSilenceWaitsSinceTheWatermark() {
        event(START, 0);
        ms.set(60);
        arrivals.watermark();
        assertThat(since(START + 5_000, 100)).isEqualTo(40);
        assertThat(since(-5_000, 100)).isEqualTo(40);
    }

    /** A clock that is wrong by a day disturbs nobody. */
    @Test
    void anEventFromTheFutureChangesNoOtherWait() {
        event(START, 0);
        event(START + 24 * 3_600_000L + 4, 10);
        event(START + 4, 20);
        assertThat(since(START, 100)).isEqualTo(100);
        assertThat(since(START + 4, 100)).isEqualTo(80);
    }

    @Test
    void whatIsLongAgoIsUnknown() {
        event(START, 0);
        for (long behind = 0; behind < 600_000; behind += 4) {
            event(START + behind, 10);
        }
        assertThat(since(START, 100)).isEqualTo(FirstArrivals.UNKNOWN);
        assertThat(since(START + 599_996, 100)).isEqualTo(90);
    }

    @Test
    void theClockIsAskedOnceForEachFourMilliseconds() {
        asked.set(0);
        for (int i = 0; i < 1_000; i++) {
            arrivals.event(START + i % 40);
        }
        assertThat(asked).hasValue(10);
    }
}
