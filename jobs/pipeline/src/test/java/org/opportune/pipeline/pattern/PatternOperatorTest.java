package org.opportune.pipeline.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opportune.flinkcep.CepScenario;
import org.opportune.flinkcep.Occurrence;
import org.opportune.pipeline.Baseline;
import org.opportune.pipeline.Events;
import org.opportune.pipeline.Texts;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.match.Recognised;

/** One pattern with RocksDB, and what Flink's own operator would leave undone. */
@SuppressWarnings("try") // closing a harness waits for nothing
class PatternOperatorTest {
    private static final long MSISDN = 8613800000001L;
    private static final long MINUTE = 60_000;

    private static KeyedOneInputStreamOperatorTestHarness<Long, Occurrence, Envelope> open(
            String text, @Nullable OperatorSubtaskState state) throws Exception {
        return open(text, state, new EmbeddedRocksDBStateBackend(false));
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, Occurrence, Envelope> open(
            String text, @Nullable OperatorSubtaskState state, StateBackend backend) throws Exception {
        List<String> problems = new ArrayList<>();
        Patterns patterns = Patterns.of(List.of(new Patterns.Text("test", text)), problems);
        assertThat(problems).isEmpty();
        CepScenario cep = patterns.byVersion().values().iterator().next();
        var harness = new KeyedOneInputStreamOperatorTestHarness<Long, Occurrence, Envelope>(
                new PatternOperator(cep), one -> one.event().getMsisdn(), Types.LONG, Baseline.MAX_PARALLELISM, 1, 0);
        harness.setStateBackend(backend);
        harness.setup(StreamType.ENVELOPE.createSerializer(null));
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static StreamRecord<Occurrence> at(long ms, Event.Builder event) {
        return new StreamRecord<>(new Occurrence(event.build(), ms), ms);
    }

    private static StreamRecord<Occurrence> at(long ms, EventKind kind) {
        return at(ms, Events.event(MSISDN, ms, kind, ms));
    }

    private static Recognised read(Envelope match) throws UndecodableRecord {
        return Wire.of(Recognised.class).decode(match.avro());
    }

    private static String cep(String text) {
        return text + "start: every\nengine: flink-cep\n";
    }

    @Test
    void aSilenceMatchesWhenItsDeadlineHasPassedAndNotWithTheNextEvent() throws Exception {
        try (var pattern = open(cep(Texts.SILENCE), null)) {
            pattern.processElement(at(MINUTE, Events.call(MSISDN, MINUTE, "10086", 1)));
            pattern.processWatermark(new Watermark(21 * MINUTE - 1));
            assertThat(pattern.extractOutputValues()).isEmpty();
            pattern.processWatermark(new Watermark(21 * MINUTE));

            assertThat(pattern.extractOutputValues()).singleElement().satisfies(match -> {
                assertThat(match.kind()).isEqualTo(EventKind.MATCH);
                assertThat(match.orderMs()).isEqualTo(21 * MINUTE);
                assertThat(match.happenedMs()).isEqualTo(MINUTE);
                assertThat(read(match).getAbsentKinds()).containsExactly(EventKind.SMS_SENT);
                assertThat(read(match).getAbsentFromMs()).isEqualTo(MINUTE);
            });
            // The match before its watermark: so it is never late.
            assertThat(new ArrayList<>(pattern.getOutput())).last().isEqualTo(new Watermark(21 * MINUTE));
            assertThat(pattern.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void whatRunsAndWhatMatchedLastOutlivesARestart() throws Exception {
        String text = cep(Texts.REJECTIONS.replace("count: 3", "count: 2") + "cool-down: 1h\n");
        OperatorSubtaskState state;
        try (var before = open(text, null)) {
            for (long minute : new long[] {1, 2, 60}) {
                before.processElement(at(minute * MINUTE, EventKind.CALL_REJECTED));
            }
            before.processElement(at(61 * MINUTE + 59_999, EventKind.CALL_REJECTED));
            before.processWatermark(new Watermark(61 * MINUTE));
            assertThat(before.extractOutputValues())
                    .extracting(Envelope::orderMs)
                    .containsExactly(2 * MINUTE);
            state = before.snapshot(1, 1);
        }
        try (var after = open(text, state)) {
            after.processElement(at(62 * MINUTE, EventKind.CALL_REJECTED));
            after.processElement(at(63 * MINUTE, EventKind.CALL_REJECTED));
            after.processWatermark(new Watermark(90 * MINUTE));
            // What began before the cool-down was over counts no more than what is left of the first match.
            assertThat(after.extractOutputValues())
                    .extracting(Envelope::orderMs)
                    .containsExactly(63 * MINUTE);
        }
    }

    /** FLINK-15160: a subscriber who is silent from now on must not keep what began. */
    @Test
    void nothingStaysOfARunThatCameToNothing() throws Exception {
        for (String text : List.of(cep(Texts.REJECTIONS), Texts.TOP_UP + "engine: flink-cep\n")) {
            // RocksDB cannot tell how much it holds.
            try (var pattern = open(text, null, new HashMapStateBackend())) {
                pattern.processElement(
                        at(MINUTE, text.contains("TOP_UP") ? EventKind.TOP_UP : EventKind.CALL_REJECTED));
                pattern.processWatermark(new Watermark(2 * MINUTE));
                assertThat(pattern.numKeyedStateEntries()).as(text).isPositive();
                pattern.processWatermark(new Watermark(60 * MINUTE));
                assertThat(pattern.numKeyedStateEntries()).as(text).isZero();
                assertThat(pattern.numEventTimeTimers()).as(text).isZero();
                assertThat(pattern.extractOutputValues()).isEmpty();
            }
        }
    }

    @Test
    void aPatternInJavaRunsLikeAnother() throws Exception {
        String text = "scenario: r\ntitle: R\nengine: flink-cep\npattern: rising-top-ups-1\ncool-down: 30d\n";
        try (var pattern = open(text, null)) {
            int minute = 0;
            for (long amount : new long[] {500, 300, 400, 1000, 2000}) {
                minute++;
                pattern.processElement(at(minute * MINUTE, Events.topUp(MSISDN, minute * MINUTE, amount, minute)));
            }
            pattern.processWatermark(new Watermark(60 * MINUTE));
            assertThat(pattern.extractOutputValues()).singleElement().satisfies(match -> {
                assertThat(match.orderMs()).isEqualTo(4 * MINUTE);
                assertThat(read(match).getEvidence()).hasSize(3);
                assertThat(read(match).getBeganMs()).isEqualTo(2 * MINUTE);
            });
        }
    }
}
