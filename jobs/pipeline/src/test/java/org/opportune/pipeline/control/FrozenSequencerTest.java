package org.opportune.pipeline.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.opportune.pipeline.FrozenState;
import org.opportune.pipeline.Station;
import org.opportune.schemas.control.Control;

/** A promise, the number of the next record, and the place in the control topic. */
@SuppressWarnings("try") // Flink's harness: its close() throws any Exception
class FrozenSequencerTest extends FrozenState {
    FrozenSequencerTest() {
        super(Station.SEQUENCER);
    }

    @Override
    protected OperatorSubtaskState write() throws Exception {
        try (var harness = ControlSequencerTest.open(2, 1_000, null)) {
            harness.processElement(ControlSequencerTest.at(0, ControlSequencerTest.STAY));
            harness.processElement(ControlSequencerTest.at(1, ControlSequencerTest.STAY));
            harness.setProcessingTime(4_800);
            harness.setProcessingTime(5_000);
            assertThat(ControlSequencerTest.promises(harness)).isNotEmpty().endsWith(5_000L);
            return harness.snapshot(1, 1);
        }
    }

    @Override
    protected void assertGoesOn(OperatorSubtaskState state) throws Exception {
        try (var harness = ControlSequencerTest.open(3, 6_000, state)) {
            harness.setProcessingTime(6_200);
            assertThat(ControlSequencerTest.promises(harness)).isEmpty();
            harness.processElement(ControlSequencerTest.at(2, ControlSequencerTest.STAY));
            assertThat(harness.extractOutputValues())
                    .singleElement()
                    .extracting(Control::getEffectiveMs, Control::getSequence)
                    .containsExactly(5_001L, 2L);
            harness.setProcessingTime(6_400);
            assertThat(ControlSequencerTest.promises(harness)).containsExactly(6_400L);
        }
        try (var harness = ControlSequencerTest.open(2, 6_000, state)) {
            harness.setProcessingTime(6_200);
            assertThat(ControlSequencerTest.promises(harness)).containsExactly(6_200L);
        }
    }
}
