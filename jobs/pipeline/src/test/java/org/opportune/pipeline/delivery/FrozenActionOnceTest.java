package org.opportune.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.opportune.pipeline.FrozenState;
import org.opportune.pipeline.Station;
import org.opportune.schemas.action.Action;

/** Two actions that passed, and when they are to be forgotten. */
@SuppressWarnings("try") // Flink's harness: its close() throws any Exception
class FrozenActionOnceTest extends FrozenState {
    FrozenActionOnceTest() {
        super(Station.ACTION_ONCE);
    }

    @Override
    protected OperatorSubtaskState write() throws Exception {
        try (var harness = DeliveriesTest.once(new EmbeddedRocksDBStateBackend(false))) {
            harness.open();
            harness.setProcessingTime(1_000);
            harness.processElement(DeliveriesTest.action("a1"), 0);
            harness.processElement(DeliveriesTest.action("a2"), 0);
            return harness.snapshot(1, 1);
        }
    }

    @Override
    protected void assertGoesOn(OperatorSubtaskState state) throws Exception {
        try (var harness = DeliveriesTest.once(new EmbeddedRocksDBStateBackend(false))) {
            harness.initializeState(state);
            harness.open();
            harness.setProcessingTime(1_000 + Reconcile.KEEP_MS - 1);
            for (String id : new String[] {"a1", "a2", "a3"}) {
                harness.processElement(DeliveriesTest.action(id), 0);
            }
            assertThat(harness.extractOutputValues()).extracting(Action::getId).containsExactly("a3");
            harness.setProcessingTime(1_000 + Reconcile.KEEP_MS);
            harness.processElement(DeliveriesTest.action("a1"), 0);
            harness.processElement(DeliveriesTest.action("a3"), 0);
            assertThat(harness.extractOutputValues()).extracting(Action::getId).containsExactly("a3", "a1");
        }
    }
}
