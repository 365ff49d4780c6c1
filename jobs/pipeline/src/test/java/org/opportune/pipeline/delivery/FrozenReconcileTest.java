package org.opportune.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.opportune.pipeline.FrozenState;
import org.opportune.pipeline.Station;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.outcome.StatusReport;

/** A result that awaits its receipt, a parked receipt that awaits its result, and when both are to be forgotten. */
@SuppressWarnings("try") // Flink's harness: its close() throws any Exception
class FrozenReconcileTest extends FrozenState {
    private static final StatusReport EARLY = new StatusReport("smsc", "B2", OutcomeStatus.FAILED, 5, 2_000L);

    FrozenReconcileTest() {
        super(Station.RECONCILE);
    }

    @Override
    protected OperatorSubtaskState write() throws Exception {
        try (var harness = DeliveriesTest.reconcile(new EmbeddedRocksDBStateBackend(false))) {
            harness.open();
            harness.setProcessingTime(1_000);
            harness.processElement1(DeliveriesTest.ACCEPTED, 0);
            harness.processElement2(EARLY, 0);
            return harness.snapshot(1, 1);
        }
    }

    @Override
    protected void assertGoesOn(OperatorSubtaskState state) throws Exception {
        try (var harness = DeliveriesTest.reconcile(new EmbeddedRocksDBStateBackend(false))) {
            harness.initializeState(state);
            harness.open();
            harness.processElement2(DeliveriesTest.DELIVERED, 0);
            harness.processElement1(DeliveriesTest.accepted("a2", 8613800000002L, "b2"), 0);
            List<Event> outcomes = harness.extractOutputValues();
            assertThat(outcomes)
                    .containsExactly(
                            OutcomeEvents.of(DeliveriesTest.ACCEPTED, DeliveriesTest.DELIVERED),
                            OutcomeEvents.of(DeliveriesTest.accepted("a2", 8613800000002L, "b2"), EARLY));
            harness.setProcessingTime(1_000 + Reconcile.KEEP_MS);
            harness.processElement2(DeliveriesTest.DELIVERED, 0);
            assertThat(harness.extractOutputValues()).hasSize(2);
        }
    }
}
