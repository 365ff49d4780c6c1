package org.opportune.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.opportune.pipeline.Baseline;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.Outcome;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.outcome.DeliveryResult;
import org.opportune.schemas.outcome.StatusReport;

@SuppressWarnings("try") // the harness of Flink may throw anything when it closes; a test that fails so has failed
class DeliveriesTest {
    /** Where entries can be counted. */
    private static final StateBackend HEAP = new HashMapStateBackend();

    static final DeliveryResult ACCEPTED = accepted("a1", 8613800000001L, "0A1");
    static final StatusReport DELIVERED = new StatusReport("smsc", "a1", OutcomeStatus.DELIVERED, null, 2_000L);

    static DeliveryResult accepted(String actionId, long msisdn, String messageId) {
        return new DeliveryResult(
                actionId, msisdn, "c", OutcomeStatus.ACCEPTED, null, List.of(messageId), "smsc", 1, 1_000L);
    }

    static KeyedTwoInputStreamOperatorTestHarness<String, DeliveryResult, StatusReport, Event> reconcile(
            StateBackend backend) throws Exception {
        var harness = new KeyedTwoInputStreamOperatorTestHarness<String, DeliveryResult, StatusReport, Event>(
                new KeyedCoProcessOperator<>(Deliveries.reconcile()),
                Deliveries::messageKey,
                Deliveries::messageKey,
                Types.STRING,
                Baseline.MAX_PARALLELISM,
                1,
                0);
        harness.setStateBackend(backend);
        harness.setup(StreamType.record(Event.class).createSerializer(new SerializerConfigImpl()));
        return harness;
    }

    static KeyedOneInputStreamOperatorTestHarness<String, Action, Action> once(StateBackend backend) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<String, Action, Action>(
                new KeyedProcessOperator<>(new ActionOnce()),
                Action::getId,
                Types.STRING,
                Baseline.MAX_PARALLELISM,
                1,
                0);
        harness.setStateBackend(backend);
        harness.setup(StreamType.record(Action.class).createSerializer(new SerializerConfigImpl()));
        return harness;
    }

    static Action action(String id) {
        return new Action(
                id,
                8613800000001L,
                "c",
                "s",
                "d",
                Purpose.MARKETING,
                Channel.SMS,
                "10086",
                "text",
                1_000L,
                2_000L,
                List.of());
    }

    static List<String> outcomes(List<Event> events) {
        return events.stream()
                .map(e -> e.getFact() instanceof Outcome o ? o.getActionId() + " " + o.getStatus() : "none")
                .toList();
    }

    @Test
    void aReceiptFindsItsActionThoughTheIdIsWrittenOtherwise() throws Exception {
        try (var harness = reconcile(HEAP)) {
            harness.open();
            harness.processElement1(ACCEPTED, 0);
            harness.processElement2(DELIVERED, 0);
            assertThat(outcomes(harness.extractOutputValues())).containsExactly("a1 DELIVERED");
            assertThat(harness.extractOutputValues().get(0).getMsisdn()).isEqualTo(ACCEPTED.getMsisdn());
        }
    }

    @Test
    void aReceiptThatComesFirstIsParkedAlsoOverARestart() throws Exception {
        OperatorSubtaskState state;
        try (var harness = reconcile(HEAP)) {
            harness.open();
            harness.processElement2(DELIVERED, 0);
            assertThat(harness.extractOutputValues()).isEmpty();
            state = harness.snapshot(1, 0);
        }
        try (var harness = reconcile(HEAP)) {
            harness.initializeState(state);
            harness.open();
            harness.processElement1(ACCEPTED, 0);
            assertThat(outcomes(harness.extractOutputValues())).containsExactly("a1 DELIVERED");
        }
    }

    @Test
    void anIdThatTheSmscGivesAgainBelongsToTheNewerMessage() throws Exception {
        try (var harness = reconcile(HEAP)) {
            harness.open();
            harness.processElement1(ACCEPTED, 0);
            harness.processElement1(accepted("a2", 8613800000002L, "0a1"), 0);
            harness.processElement2(DELIVERED, 0);
            assertThat(outcomes(harness.extractOutputValues())).containsExactly("a2 DELIVERED");
        }
    }

    @Test
    void nothingIsKeptLongerThanAReceiptCanCome() throws Exception {
        try (var harness = reconcile(HEAP)) {
            harness.open();
            harness.processElement1(ACCEPTED, 0);
            harness.processElement2(new StatusReport("smsc", "b2", OutcomeStatus.FAILED, 1, 2_000L), 0);
            assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
            harness.setProcessingTime(Reconcile.KEEP_MS + 1);
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void anActionPassesOnceAlsoOverARestart() throws Exception {
        OperatorSubtaskState state;
        try (var harness = once(HEAP)) {
            harness.open();
            harness.processElement(action("a1"), 0);
            harness.processElement(action("a1"), 0);
            harness.processElement(action("a2"), 0);
            assertThat(harness.extractOutputValues()).extracting(Action::getId).containsExactly("a1", "a2");
            state = harness.snapshot(1, 0);
        }
        try (var harness = once(HEAP)) {
            harness.initializeState(state);
            harness.open();
            harness.processElement(action("a2"), 0);
            harness.processElement(action("a3"), 0);
            assertThat(harness.extractOutputValues()).extracting(Action::getId).containsExactly("a3");
            harness.setProcessingTime(Reconcile.KEEP_MS + 1);
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }
}
