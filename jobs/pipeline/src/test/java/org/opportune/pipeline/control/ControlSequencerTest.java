package org.opportune.pipeline.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opportune.pipeline.Texts;
import org.opportune.pipeline.TimeLine;
import org.opportune.pipeline.stream.Found;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.deadletter.DeadLetter;

@SuppressWarnings("try") // Flink's harness: its close() throws any Exception
class ControlSequencerTest {
    static final Control STAY = Texts.publish(ControlKind.SCENARIO, "stay", Texts.STAY);

    static OneInputStreamOperatorTestHarness<Found<Control>, Control> open(
            long backlogEnd, long nowMs, @Nullable OperatorSubtaskState state) throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<Found<Control>, Control>(
                new ControlSequencer(TimeLine.LIVE, 200, () -> backlogEnd));
        harness.setup(StreamType.record(Control.class).createSerializer(null));
        harness.setProcessingTime(nowMs);
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    static StreamRecord<Found<Control>> at(long offset, Control control) {
        return new StreamRecord<>(new Found<>("control", 0, offset, control, null));
    }

    static List<Long> promises(OneInputStreamOperatorTestHarness<Found<Control>, Control> harness) {
        return harness.getOutput().stream()
                .filter(Watermark.class::isInstance)
                .map(w -> ((Watermark) w).getTimestamp())
                .toList();
    }

    @Test
    void nothingCountsBeforeWhatWasPromised() throws Exception {
        try (var harness = open(0, 1_000, null)) {
            harness.setProcessingTime(1_200);
            harness.processElement(at(0, STAY));
            harness.processElement(
                    at(1, Control.newBuilder(STAY).setAskedMs(900).build()));
            harness.processElement(
                    at(2, Control.newBuilder(STAY).setAskedMs(9_000).build()));
            harness.setProcessingTime(1_400);
            harness.processElement(at(3, STAY));
            assertThat(promises(harness)).containsExactly(1_200L, 1_400L);
            assertThat(harness.extractOutputValues())
                    .extracting(Control::getEffectiveMs)
                    .containsExactly(1_201L, 1_201L, 9_000L, 1_401L);
            assertThat(harness.extractOutputValues())
                    .extracting(Control::getSequence)
                    .containsExactly(0L, 1L, 2L, 3L);
        }
    }

    @Test
    void nothingIsPromisedBeforeTheBacklogIsDelivered() throws Exception {
        try (var harness = open(2, 1_000, null)) {
            harness.setProcessingTime(1_200);
            harness.processElement(at(0, STAY));
            harness.setProcessingTime(1_400);
            assertThat(promises(harness)).isEmpty();
            harness.processElement(at(1, STAY));
            harness.setProcessingTime(1_600);
            assertThat(promises(harness)).containsExactly(1_600L);
            assertThat(harness.extractOutputValues())
                    .extracting(Control::getEffectiveMs)
                    .containsExactly(0L, 0L);
        }
    }

    @Test
    void afterARestoreItGoesOnWhereItWas() throws Exception {
        OperatorSubtaskState state;
        try (var harness = open(1, 1_000, null)) {
            harness.processElement(at(0, STAY));
            harness.setProcessingTime(4_800);
            harness.setProcessingTime(5_000);
            state = harness.snapshot(1, 1);
        }
        // Nothing new in the topic, and a clock that lags: neither waits nor promises anything twice.
        try (var harness = open(1, 2_000, state)) {
            harness.setProcessingTime(2_200);
            assertThat(promises(harness)).isEmpty();
            harness.processElement(at(1, STAY));
            assertThat(harness.extractOutputValues()).singleElement().satisfies(c -> {
                assertThat(c.getEffectiveMs()).isEqualTo(5_001);
                assertThat(c.getSequence()).isEqualTo(1);
            });
            harness.setProcessingTime(5_000);
            harness.setProcessingTime(5_200);
            assertThat(promises(harness)).containsExactly(5_200L);
        }
        // Two new records were published while it was down.
        try (var harness = open(3, 6_000, state)) {
            harness.setProcessingTime(6_200);
            harness.processElement(at(1, STAY));
            harness.setProcessingTime(6_400);
            assertThat(promises(harness)).isEmpty();
            harness.processElement(at(2, STAY));
            harness.setProcessingTime(6_600);
            assertThat(promises(harness)).containsExactly(6_600L);
        }
    }

    @Test
    void aRecordedStampIsKept() throws Exception {
        try (var harness = open(0, 1_000, null)) {
            harness.setProcessingTime(1_200);
            harness.processElement(at(0, Texts.stamped(STAY, 77, 41)));
            harness.processElement(at(1, STAY));
            assertThat(harness.extractOutputValues())
                    .extracting(Control::getEffectiveMs)
                    .containsExactly(77L, 1_201L);
            assertThat(harness.extractOutputValues())
                    .extracting(Control::getSequence)
                    .containsExactly(41L, 42L);
        }
    }

    @Test
    void whatDoesNotCheckIsADeadLetterAndNothingElse() throws Exception {
        try (var harness = open(5, 1_000, null)) {
            Control broken = Texts.publish(ControlKind.SCENARIO, "stay", Texts.STAY.replace("dwell", "linger"));
            Control misnamed = Texts.publish(ControlKind.SCENARIO, "other", Texts.STAY);
            Control half = Control.newBuilder(STAY).setEffectiveMs(5L).build();
            harness.processElement(at(0, broken));
            harness.processElement(at(1, misnamed));
            harness.processElement(at(2, Control.newBuilder(STAY).setText(null).build()));
            harness.processElement(at(3, half));
            harness.processElement(new StreamRecord<>(new Found<>(
                    "control", 0, 4, null, new DeadLetter("control", 0, 4L, "no record", ByteBuffer.allocate(0)))));
            assertThat(harness.extractOutputValues()).isEmpty();
            List<DeadLetter> letters = harness.getSideOutput(ControlSequencer.DEAD_LETTERS).stream()
                    .map(StreamRecord::getValue)
                    .toList();
            assertThat(letters).extracting(DeadLetter::getOffset).containsExactly(0L, 1L, 2L, 3L, 4L);
            assertThat(letters.get(0).getReason()).contains("stay.yaml:4:");
            assertThat(letters.get(3).getReason()).contains("both effectiveMs and sequence");
            // They count as delivered: time goes on.
            harness.setProcessingTime(1_200);
            assertThat(promises(harness)).containsExactly(1_200L);
        }
    }

    @Test
    void theEndOfABoundedTopicPromisesEverything() throws Exception {
        try (var harness = open(Long.MAX_VALUE, 1_000, null)) {
            harness.processElement(at(0, STAY));
            harness.processWatermark(new Watermark(5));
            harness.setProcessingTime(2_000);
            assertThat(promises(harness)).isEmpty();
            harness.processWatermark(Watermark.MAX_WATERMARK);
            assertThat(promises(harness)).containsExactly(Long.MAX_VALUE);
        }
    }

    @Test
    void stateOfALaterReleaseOrDamagedIsRefused() throws Exception {
        byte[] bytes = new SequencerState(1, 2, 3).write();
        assertThat(SequencerState.read(bytes)).isEqualTo(new SequencerState(1, 2, 3));
        byte[] later = bytes.clone();
        later[0] = 2;
        assertThatThrownBy(() -> SequencerState.read(later)).hasMessage("sequencer state version must be 1: version=2");
        assertThatThrownBy(() -> SequencerState.read(Arrays.copyOf(bytes, 24)))
                .hasMessage("sequencer state must have 25 octets: octets=24");
        assertThatThrownBy(() -> SequencerState.read(new byte[0])).hasMessageContaining("version=none");
    }
}
