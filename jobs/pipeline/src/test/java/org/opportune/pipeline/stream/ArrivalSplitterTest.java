package org.opportune.pipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.opportune.pipeline.Events;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.event.Tick;

@SuppressWarnings("try") // Flink's harness: its close() throws any Exception
class ArrivalSplitterTest {
    private static final long BOUND_MS = 10;

    static OneInputStreamOperatorTestHarness<Arrival, Envelope> splitter(int parallelism, int subtask)
            throws Exception {
        OneInputStreamOperatorTestHarness<Arrival, Envelope> harness =
                new OneInputStreamOperatorTestHarness<>(new ArrivalSplitter(BOUND_MS), 720, parallelism, subtask);
        harness.setup(StreamType.ENVELOPE.createSerializer(new SerializerConfigImpl()));
        return harness;
    }

    static void tick(OneInputStreamOperatorTestHarness<Arrival, Envelope> splitter, long timeMs) throws Exception {
        splitter.processElement(new StreamRecord<>(Arrival.of(new Tick("calls", timeMs), "", 0)));
    }

    static List<Long> heard(OneInputStreamOperatorTestHarness<Arrival, Envelope> splitter) {
        Queue<StreamRecord<Notice>> heard = splitter.getSideOutput(ArrivalSplitter.TICKS);
        return Stream.ofNullable(heard)
                .flatMap(Queue::stream)
                .flatMap(notice -> Stream.ofNullable(notice.getValue().tick()))
                .map(Tick::getTimeMs)
                .toList();
    }

    @Test
    void aTickThatTimeHasPassedSaysNothing() throws Exception {
        try (var splitter = splitter(1, 0)) {
            splitter.open();
            tick(splitter, 50);
            splitter.processWatermark(new Watermark(100));
            tick(splitter, 100);
            tick(splitter, 101);
            tick(splitter, 99);
            splitter.processWatermark(new Watermark(101));
            tick(splitter, 101);
            assertThat(heard(splitter)).containsExactly(50L, 101L);
        }
    }

    /** A reader begins again without a watermark, and may have got another's splits: what all had passed counts. */
    @Test
    void aRestartAtAnotherParallelismDoesNotMakeItHeard() throws Exception {
        OperatorSubtaskState before;
        try (var fast = splitter(3, 0);
                var slow = splitter(3, 1);
                var idle = splitter(3, 2)) {
            fast.open();
            slow.open();
            idle.open();
            fast.processWatermark(new Watermark(100));
            slow.processWatermark(new Watermark(40));
            idle.processWatermark(new Watermark(20));
            idle.processWatermarkStatus(WatermarkStatus.IDLE);
            before = AbstractStreamOperatorTestHarness.repackageState(
                    fast.snapshot(1, 1), slow.snapshot(1, 1), idle.snapshot(1, 1));
        }
        for (int subtask = 0; subtask < 2; subtask++) {
            try (var splitter = splitter(2, subtask)) {
                splitter.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(before, 720, 3, 2, subtask));
                splitter.open();
                tick(splitter, 40);
                tick(splitter, 41);
                assertThat(heard(splitter)).as("subtask %d", subtask).containsExactly(41L);
            }
        }
    }

    /** Any subtask may get any partition. */
    @Test
    void aRestartAtAnotherParallelismForgetsNoPartition() throws Exception {
        OperatorSubtaskState before;
        try (var one = splitter(2, 0);
                var other = splitter(2, 1)) {
            one.open();
            other.open();
            one.processElement(new StreamRecord<>(Arrival.of(new Tick("calls", 500L), "moments", 0)));
            other.processElement(new StreamRecord<>(Arrival.of(new Tick("calls", 100L), "moments", 1)));
            before = AbstractStreamOperatorTestHarness.repackageState(one.snapshot(1, 1), other.snapshot(1, 1));
        }
        for (int subtask = 0; subtask < 3; subtask++) {
            try (var splitter = splitter(3, subtask)) {
                splitter.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(before, 720, 2, 3, subtask));
                splitter.open();
                Envelope event = Events.live(Events.seen(4917, 300, "cell", 1));
                splitter.processElement(new StreamRecord<>(new Arrival(event, null, null, 300, "moments", 0)));
                splitter.processElement(new StreamRecord<>(new Arrival(event, null, null, 300, "moments", 1)));
                assertThat(splitter.extractOutputValues())
                        .as("subtask %d", subtask)
                        .extracting(Envelope::orderMs)
                        .containsExactly(500 - BOUND_MS, Envelope.UNORDERED);
            }
        }
    }
}
