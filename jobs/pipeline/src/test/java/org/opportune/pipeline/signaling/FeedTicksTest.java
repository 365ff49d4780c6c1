package org.opportune.pipeline.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.Tick;

/** A feed is said to live as far as its events are written, and no further. */
@SuppressWarnings("try") // of the harness's close(), which throws what it likes
class FeedTicksTest {
    private static final long START = 1_000_000_000L;

    @Test
    void aTickWaitsForTheCheckpointThatHoldsWhatWasBeforeIt() throws Exception {
        try (var harness = harness(null)) {
            harness.processWatermark(START);
            harness.snapshot(1, 0);
            harness.processWatermark(START + 1_000);
            assertThat(ticks(harness)).isEmpty();

            harness.notifyOfCompletedCheckpoint(1);
            assertThat(ticks(harness)).containsExactly(START);

            harness.snapshot(2, 0);
            harness.snapshot(3, 0);
            harness.notifyOfCompletedCheckpoint(3);
            assertThat(ticks(harness)).containsExactly(START, START + 1_000);
        }
    }

    /** A feed of files lives between two of them; one whose clock has jumped has proved nothing. */
    @Test
    void whatWasPassedAtOnceIsToldInSteps() throws Exception {
        try (var harness = harness(null)) {
            complete(harness, 1, START);
            complete(harness, 2, START + 100_000);
            assertThat(ticks(harness))
                    .containsExactly(START, START + 30_000, START + 60_000, START + 90_000, START + 100_000);

            complete(harness, 3, START + 100_000 + FeedTicks.LONGEST_MS + 1);
            assertThat(ticks(harness)).hasSize(6);
        }
    }

    @Test
    void aFeedThatIsNotHeardIsNotSaidToLive() throws Exception {
        try (var harness = harness(null)) {
            harness.snapshot(1, 0);
            harness.notifyOfCompletedCheckpoint(1);
            complete(harness, 2, START);
            harness.snapshot(3, 0);
            harness.notifyOfCompletedCheckpoint(3);
            assertThat(ticks(harness)).containsExactly(START);
        }
    }

    @Test
    void whatWasToldIsKnownAfterARestart() throws Exception {
        OperatorSubtaskState state;
        try (var harness = harness(null)) {
            complete(harness, 1, START);
            state = harness.snapshot(2, 0);
        }
        try (var harness = harness(state)) {
            complete(harness, 3, START + 45_000);
            assertThat(ticks(harness)).containsExactly(START + 30_000, START + 45_000);
        }
    }

    @Test
    void anEndedFeedSaysNothingMore() throws Exception {
        try (var harness = harness(null)) {
            complete(harness, 1, START);
            harness.processWatermark(Long.MAX_VALUE);
            harness.endInput();
            harness.snapshot(2, 0);
            harness.notifyOfCompletedCheckpoint(2);
            assertThat(ticks(harness)).containsExactly(START);
        }
    }

    private static void complete(OneInputStreamOperatorTestHarness<Event, Tick> harness, long checkpoint, long ms)
            throws Exception {
        harness.processWatermark(ms);
        harness.snapshot(checkpoint, 0);
        harness.notifyOfCompletedCheckpoint(checkpoint);
    }

    private static List<Long> ticks(OneInputStreamOperatorTestHarness<Event, Tick> harness) {
        assertThat(harness.extractOutputValues()).extracting(Tick::getFeed).allMatch("mms"::equals);
        return harness.extractOutputValues().stream()
                .flatMapToLong(tick -> LongStream.of(tick.getTimeMs()))
                .boxed()
                .toList();
    }

    private static OneInputStreamOperatorTestHarness<Event, Tick> harness(@Nullable OperatorSubtaskState state)
            throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<Event, Tick>(new FeedTicks("mms"));
        harness.setup(StreamType.record(Tick.class).createSerializer(new SerializerConfigImpl()));
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }
}
