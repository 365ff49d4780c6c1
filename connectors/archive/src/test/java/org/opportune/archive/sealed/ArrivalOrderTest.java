package org.opportune.archive.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Envelope.Verdict;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.IdentityKind;

class ArrivalOrderTest {
    private final ArrivalOrder order = new ArrivalOrder(10);

    private Envelope arrives(EventKind kind, long happenedMs, long knownMs) {
        Event event = Event.newBuilder()
                .setId(new EventId(EventIds.event("test", kind + ":" + happenedMs)))
                .setSource("test")
                .setMsisdn(999_000_000_001L)
                .setKind(kind)
                .setHappenedMs(happenedMs)
                .setKnownMs(knownMs)
                .setIdentityKind(IdentityKind.MSISDN)
                .build();
        return order.place(event, new byte[0]);
    }

    private static void assertPlace(Envelope placed, long orderMs, Verdict verdict) {
        assertThat(placed.orderMs()).isEqualTo(orderMs);
        assertThat(placed.verdict()).isEqualTo(verdict);
    }

    @Test
    void aMomentIsLateFromTheWatermarkOn() {
        assertPlace(arrives(EventKind.POWER_ON, 100, 100), 100, Verdict.ON_TIME);
        assertPlace(arrives(EventKind.POWER_ON, 90, 101), 90, Verdict.ON_TIME);
        assertPlace(arrives(EventKind.POWER_ON, 89, 102), 90, Verdict.LATE);
    }

    @Test
    void aFactCountsFromWhenItIsKnownAndIsNeverLate() {
        assertPlace(arrives(EventKind.TOP_UP, 50, 70), 70, Verdict.ON_TIME);
        arrives(EventKind.POWER_ON, 100, 100);
        assertPlace(arrives(EventKind.TOP_UP, 50, 80), 90, Verdict.ON_TIME);
        assertPlace(arrives(EventKind.TOP_UP, 50, 95), 95, Verdict.ON_TIME);
    }

    @Test
    void aClockThatRunsAheadDoesNotMakeOthersLate() {
        arrives(EventKind.POWER_ON, 1_000, 100);
        assertPlace(arrives(EventKind.POWER_ON, 90, 101), 90, Verdict.ON_TIME);
    }
}
