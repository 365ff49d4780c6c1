package org.opportune.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.OperatorTransformation;
import org.apache.flink.state.api.SavepointWriter;
import org.apache.flink.state.api.functions.KeyedStateBootstrapFunction;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.engine.OpenRun;
import org.opportune.language.Language;
import org.opportune.pipeline.Baseline;
import org.opportune.pipeline.EngagementEnds;
import org.opportune.pipeline.EngagementOptions;
import org.opportune.pipeline.EngagementTopology;
import org.opportune.pipeline.StateNames;
import org.opportune.pipeline.Station;
import org.opportune.pipeline.TimeLine;
import org.opportune.pipeline.control.ControlBacklog;
import org.opportune.pipeline.operator.Counts;
import org.opportune.pipeline.operator.SubscriberOptions;
import org.opportune.pipeline.pattern.Patterns;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.pipeline.stream.Found;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.Wire;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.schemas.event.Event;
import org.opportune.subscriber.profile.HotProfile;
import org.opportune.subscriber.profile.HotProfileCodec;

@Timeout(240)
class OpenRunsVerbTest {
    private static final long MINUTE = 60_000;
    private static final String OLD = """
            scenario: after-call
            title: A call, and no other of so many
            start: every
            steps:
              - on: CALL_ENDED
              - on: TOP_UP
                within: 10h
            """;
    private static final String NEW = OLD.replace("10h", "9h");
    /** From this on the newer version counts. */
    private static final long CHANGED = Past.START + 60 * MINUTE;

    @TempDir
    Path folder;

    private record Answer(int code, String out, String err) {}

    private static Answer open(String savepoint) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = OpenRunsVerb.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("--savepoint", savepoint);
        return new Answer(code, out.toString(), err.toString());
    }

    private static Map<String, Long> runs(Answer answer) throws Exception {
        assertThat(answer.code()).as(answer.err()).isZero();
        Map<String, Long> runs = new TreeMap<>();
        for (JsonNode one : new ObjectMapper().readTree(answer.out()).path("runs")) {
            String version =
                    one.path("scenario").asText() + " " + one.path("mark").asText();
            assertThat(runs.put(version, one.path("open").asLong())).isNull();
        }
        return runs;
    }

    private static String version(String text) {
        int mark = OpenRun.mark(
                Objects.requireNonNull(Language.scenario("text", text).value()));
        return "after-call " + Integer.toHexString(mark);
    }

    /** In order of time: thirty call once, of whom ten call again under the newer version; twenty others call twice then. */
    private static List<byte[]> calls() {
        List<byte[]> calls = new ArrayList<>();
        for (int person = 0; person < 30; person++) {
            calls.add(call(person, person));
        }
        for (int person = 30; person < 50; person++) {
            calls.add(call(person, 40 + person));
        }
        for (int person = 30; person < 50; person++) {
            calls.add(call(person, 70 + person));
        }
        for (int person = 0; person < 10; person++) {
            calls.add(call(person, 130 + person));
        }
        return calls;
    }

    private static byte[] call(int person, int minute) {
        String key = person + "-" + minute;
        return Wire.of(Event.class).encode(Past.call(key, Past.msisdn(person), Past.START + minute * MINUTE, false));
    }

    /** The calls, and behind them time that passes. */
    private static Source<Arrival, ?, ?> events() {
        ArrayList<byte[]> calls = new ArrayList<>(calls());
        GeneratorFunction<Long, Arrival> read = i -> Arrival.read(
                "events", 0, i, i < calls.size() ? calls.get(i.intValue()) : call(99, 10_000 + i.intValue()));
        return new DataGeneratorSource<>(read, 100_000, RateLimiterStrategy.perSecond(500), StreamType.ARRIVAL);
    }

    private static Source<Found<Control>, ?, ?> control() {
        byte[][] records = {published(OLD, Past.START - 1), published(NEW, CHANGED)};
        GeneratorFunction<Long, Found<Control>> read =
                i -> new Found.Reader<>(Control.class).read("control", 0, i, records[i.intValue()]);
        return new DataGeneratorSource<>(read, records.length, StreamType.found(Control.class));
    }

    private static byte[] published(String text, long askedMs) {
        return Wire.of(Control.class)
                .encode(Control.newBuilder()
                        .setKind(ControlKind.SCENARIO)
                        .setVerb(ControlVerb.PUBLISH)
                        .setId("after-call")
                        .setText(text)
                        .setOrigin("after-call.yaml")
                        .setAskedMs(askedMs)
                        .build());
    }

    private static void engagement(StreamExecutionEnvironment env) {
        EngagementTopology.build(
                env,
                new EngagementEnds(
                        events(),
                        control(),
                        ControlBacklog.BOUNDED,
                        new DiscardingSink<>(),
                        new DiscardingSink<>(),
                        new DiscardingSink<>(),
                        new DiscardingSink<>(),
                        new DiscardingSink<>(),
                        new DiscardingSink<>(),
                        null),
                new EngagementOptions(
                        new SubscriberOptions(10, 64L << 20, 100, 3_600_000, Long.MAX_VALUE),
                        new TimeLine(0, Past.START, 1),
                        1_000,
                        Duration.ofSeconds(60),
                        50,
                        Long.MAX_VALUE),
                Patterns.published(List.of()));
    }

    private String stopped(JobClient client) throws Exception {
        return client.stopWithSavepoint(
                        false, folder.resolve("stopped").toUri().toString(), SavepointFormatType.CANONICAL)
                .get(60, TimeUnit.SECONDS);
    }

    private static void await(JobClient client, int applied) throws Exception {
        while (!(client.getAccumulators().get(20, TimeUnit.SECONDS).get(Counts.APPLIED) instanceof Long n)
                || n < applied) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    @Test
    void runsAreCountedByVersionAndAreAsManyAsTheJobCounted() throws Exception {
        Deployment.Running running = new OwnCluster().start(2, folder.resolve("job"), OpenRunsVerbTest::engagement);
        try {
            JobClient client = running.client();
            await(client, calls().size() + 100);
            String kept = folder.resolve("kept").toUri().toString();
            String files =
                    client.triggerSavepoint(kept, SavepointFormatType.NATIVE).get(60, TimeUnit.SECONDS);
            String savepoint = stopped(client);
            Map<String, Object> counts =
                    client.getJobExecutionResult().get(60, TimeUnit.SECONDS).getAllAccumulatorResults();

            Map<String, Long> runs = runs(open(savepoint));
            long ofNoise = runs.get(version(NEW)) - 50;
            assertThat(runs).containsOnlyKeys(version(OLD), version(NEW)).containsEntry(version(OLD), 20L);
            // A sixteenth run is the last that one subscriber may have open.
            assertThat(ofNoise).isEqualTo(16);
            assertThat(runs.values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(counts.get(Counts.OPEN_PARTIALS));
            // As RocksDB keeps its files in a checkpoint, and by a path as people type it.
            assertThat(runs(open(files.replaceFirst("^file:/*", "/")))).isEqualTo(runs);
            assertUnreadable(Path.of(URI.create(savepoint)));
        } finally {
            running.end();
        }
    }

    private static void assertUnreadable(Path savepoint) throws Exception {
        Path metadata = savepoint.resolve("_metadata");
        Files.write(metadata, new byte[100], StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(open(savepoint.toString()).err())
                .startsWith("no savepoint that can be read: savepoint=" + savepoint);
        Files.delete(metadata);
        Answer gone = open(savepoint.toString());
        assertThat(gone.code()).isEqualTo(1);
        assertThat(gone.err()).startsWith("no savepoint that can be read: savepoint=" + savepoint);
    }

    private String written(Station station, byte[] hot) throws Exception {
        Path savepoint = folder.resolve("written-" + station + hot.length);
        Consumer<StreamExecutionEnvironment> graph = env -> {
            env.configure(new Configuration()
                    .set(PipelineOptions.AUTO_GENERATE_UIDS, true)
                    .set(PipelineOptions.GENERIC_TYPES, true));
            SavepointWriter.newSavepoint(env, new EmbeddedRocksDBStateBackend(), Baseline.MAX_PARALLELISM)
                    .withOperator(
                            OperatorIdentifier.forUid(station.uid()),
                            OperatorTransformation.bootstrapWith(env.fromData(hot))
                                    .keyBy(bytes -> 1L, Types.LONG)
                                    .transform(new Hot()))
                    .write(savepoint.toUri().toString());
        };
        Deployment.Running running = new OwnCluster().start(1, folder.resolve("writing"), graph);
        try {
            running.client().getJobExecutionResult().get(60, TimeUnit.SECONDS);
        } finally {
            running.end();
        }
        return savepoint.toString();
    }

    /** Puts bytes where a subscriber's hot part is. */
    private static final class Hot extends KeyedStateBootstrapFunction<Long, byte[]> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(byte[] bytes, Context context) throws Exception {
            getRuntimeContext().getState(StateNames.HOT).update(bytes);
        }
    }

    @Test
    void whatAnotherJobOrANewerBuildWroteIsRefused() throws Exception {
        byte[] hot = new HotProfileCodec().write(new HotProfile());
        assertThat(runs(open(written(Station.SUBSCRIBER, hot)))).isEmpty();
        String other = written(Station.ACTION_ONCE, hot);
        assertThat(open(other).err())
                .isEqualTo("not of the engagement job, no operator is subscriber-v1: savepoint=" + other + "\n");
        byte[] newer = Arrays.copyOf(hot, hot.length + 1);
        newer[0] = 2 * (HotProfileCodec.VERSION + 1);
        Answer answer = open(written(Station.SUBSCRIBER, newer));
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err())
                .contains("open runs cannot be read: savepoint=", "hot profile version must be 1: version=2");
    }
}
