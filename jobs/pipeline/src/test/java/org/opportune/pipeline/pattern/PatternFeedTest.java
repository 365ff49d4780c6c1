package org.opportune.pipeline.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opportune.flinkcep.Occurrence;
import org.opportune.pipeline.Events;
import org.opportune.pipeline.Texts;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Envelope.Verdict;
import org.opportune.schemas.event.EventKind;

@SuppressWarnings("try") // closing a harness waits for nothing
class PatternFeedTest {
    private static final long MSISDN = 8613800000001L;
    private static final Patterns PATTERNS = Patterns.of(
            List.of(
                    new Patterns.Text("a", Texts.TOP_UP + "engine: flink-cep\n"),
                    new Patterns.Text("b", Texts.REJECTIONS + "start: every\nengine: flink-cep\n")),
            new ArrayList<>());

    private static KeyedOneInputStreamOperatorTestHarness<Long, Envelope, Occurrence> open(
            @Nullable OperatorSubtaskState state) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<Long, Envelope, Occurrence>(
                new PatternFeed(PATTERNS), Envelope::msisdn, Types.LONG);
        harness.setup(StreamType.OCCURRENCE.createSerializer(null));
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static StreamRecord<Envelope> live(long ms, EventKind kind, long key) {
        return new StreamRecord<>(Events.live(Events.event(MSISDN, ms, kind, key)));
    }

    private static List<Long> shown(
            KeyedOneInputStreamOperatorTestHarness<Long, Envelope, Occurrence> feed, String scenario) {
        String version = PATTERNS.byVersion().keySet().stream()
                .filter(v -> v.startsWith(scenario))
                .findFirst()
                .orElseThrow();
        var records = feed.getSideOutput(PatternFeed.to(version));
        List<Long> times = new ArrayList<>();
        if (records != null) {
            records.forEach(record -> {
                assertThat(record.getTimestamp()).isEqualTo(record.getValue().orderMs());
                times.add(record.getTimestamp());
            });
        }
        return times;
    }

    @Test
    void eachPatternIsShownItsKinds() throws Exception {
        try (var feed = open(null)) {
            feed.processElement(live(10, EventKind.TOP_UP, 1));
            feed.processElement(live(20, EventKind.CALL_ENDED, 2));
            feed.processElement(live(30, EventKind.CALL_REJECTED, 3));
            assertThat(shown(feed, "top-up")).containsExactly(10L, 20L);
            assertThat(shown(feed, "rejections")).containsExactly(30L);
        }
    }

    @Test
    void whatIsLateIsNotShownUnlessItIsAFact() throws Exception {
        try (var feed = open(null)) {
            feed.processWatermark(new Watermark(100));
            feed.processElement(live(100, EventKind.CALL_ENDED, 1));
            feed.processElement(live(50, EventKind.TOP_UP, 2));
            feed.processElement(live(101, EventKind.CALL_ENDED, 3));
            Envelope late = Events.live(Events.event(MSISDN, 200, EventKind.CALL_ENDED, 4))
                    .ordered(201, Verdict.LATE);
            feed.processElement(new StreamRecord<>(late));
            assertThat(shown(feed, "top-up")).containsExactly(101L, 101L);
        }
    }

    @Test
    void whatIsRepeatedIsShownOnceAcrossARestart() throws Exception {
        OperatorSubtaskState state;
        try (var feed = open(null)) {
            for (int i = 0; i < 40; i++) {
                feed.processElement(live(i, EventKind.CALL_ENDED, i));
            }
            feed.processElement(live(39, EventKind.CALL_ENDED, 39));
            assertThat(shown(feed, "top-up")).hasSize(40);
            state = feed.snapshot(1, 1);
        }
        try (var feed = open(state)) {
            feed.processElement(live(39, EventKind.CALL_ENDED, 39));
            feed.processElement(live(20, EventKind.CALL_ENDED, 20));
            feed.processElement(live(40, EventKind.CALL_ENDED, 40));
            assertThat(shown(feed, "top-up")).containsExactly(40L);
        }
    }
}
