package org.opportune.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.archive.raw.Seal;
import org.opportune.archive.sealed.Liveness;
import org.opportune.archive.sealed.OnDamage;
import org.opportune.backtest.BacktestVerb;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.Topic;
import org.opportune.live.EngagementJob;
import org.opportune.pipeline.EngagementOptions;
import org.opportune.pipeline.TimeLine;
import org.opportune.pipeline.operator.Counts;
import org.opportune.pipeline.operator.SubscriberOptions;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.Wire;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.DecisionKind;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import picocli.CommandLine;

/**
 * The live job records what it hears over a real broker; what was recorded is sealed; the backtest of it decides what the
 * live job decided. Definitions change while the day runs, events come late and twice, and a feed falls silent.
 */
class RecordedRunTest {
    private static final long HOUR = 3_600_000;
    private static final long PATIENCE_S = 120;
    private static final Wire<Decision> DECISIONS = Wire.of(Decision.class);

    /** So many that each subtask has some of them: what they do is decided when all of the story is. */
    private static final int SENTINELS = 20;

    private static final String SENTINEL = """
            scenario: sentinel
            title: The day is over
            steps:
              - on: COMPLAINT
            """;

    @TempDir
    private Path folder;

    @Test
    @Timeout(240)
    void aBacktestOfWhatWasRecordedDecidesAsTheLiveJobDid() throws Exception {
        Story story = CountryStory.of(42, 300);
        List<String> live;
        long recorded;
        try (RealBroker broker = RealBroker.start(2)) {
            recorded = play(broker.options(), story);
            live = decided(broker.options(), story.endMs());
        }

        Seal.Result sealed =
                Seal.of(folder.resolve("raw"), folder.resolve("archive"), null, OnDamage.STOP, octets -> {});
        assertThat(sealed.manifest().gaps()).isEmpty();
        assertThat(sealed.manifest().records()).isEqualTo(recorded);
        Liveness liveness = sealed.manifest().liveness();
        assertThat(liveness).isNotNull();
        assertThat(liveness.silentAfterMs()).isEqualTo(story.silentAfterMs());
        assertThat(sealed.manifest().feeds()).containsExactlyInAnyOrderElementsOf(story.feeds());
        assertThat(liveness.stretches()).as("a silence and what is around it").hasSizeBetween(3, 20);

        JsonNode result = backtest();
        assertThat(replayed(story.endMs())).isEqualTo(live).hasSizeGreaterThan(50);
        assertThat(live).anyMatch(line -> line.contains("FEED_SILENT")).anyMatch(line -> line.contains("ACTION"));
        assertThat(result.at("/events/late").asLong()).isPositive();
        assertThat(result.at("/events/duplicate").asLong()).isZero();
        assertThat(result.at("/definitions")).hasSizeGreaterThan(8);
    }

    /** Plays the story into the live job and returns how many events it recorded. */
    private long play(KafkaOptions kafka, Story whole) throws Exception {
        Story story = withSentinels(whole);
        publish(kafka, story);
        TimeLine timeLine = new TimeLine(
                System.currentTimeMillis() + 5_000, story.startMs(), (story.endMs() - story.startMs()) / 20_000.0);
        try (LocalCluster cluster = LocalCluster.start(folder.resolve("run"), 2, Duration.ofMillis(20))) {
            StreamExecutionEnvironment env = cluster.environment();
            EngagementJob.build(
                    env,
                    kafka,
                    options(story, timeLine),
                    new org.apache.flink.core.fs.Path(folder.resolve("raw").toUri()));
            LocalCluster.Job job = cluster.submit(env, EngagementJob.NAME);
            try (Feeder feeder = new Feeder(kafka, laterOf(story), timeLine)) {
                feeder.start();
                await(job, feeder);
                Map<String, Object> counts = job.counts();
                job.client()
                        .stopWithSavepoint(
                                false, folder.resolve("savepoint").toUri().toString(), SavepointFormatType.CANONICAL)
                        .get(PATIENCE_S, TimeUnit.SECONDS);
                return (Long) counts.get(Counts.APPLIED) + (Long) counts.get(Counts.LATE);
            }
        }
    }

    private static EngagementOptions options(Story story, TimeLine timeLine) {
        SubscriberOptions live = SubscriberOptions.DEFAULT;
        return new EngagementOptions(
                new SubscriberOptions(
                        live.cacheSize(), live.bufferBytes(), live.slice(), story.silentAfterMs(), live.horizonMs()),
                timeLine,
                // Shorter than what the feeds need, so that something is late.
                story.boundMs() / 4,
                Duration.ofHours(1),
                20,
                EngagementOptions.LIVE.maxDriftMs());
    }

    private static Story withSentinels(Story story) {
        List<Story.Delivery> deliveries = new ArrayList<>(story.deliveries());
        long atMs = story.endMs() + 1;
        LongStream.range(0, SENTINELS)
                .mapToObj(i -> Event.newBuilder()
                        .setId(new EventId(EventIds.event("test", "sentinel/" + i)))
                        .setSource("test")
                        .setMsisdn(999_999_000_000L + i)
                        .setKind(EventKind.COMPLAINT)
                        .setHappenedMs(atMs)
                        .setKnownMs(atMs)
                        .build())
                .forEach(event -> deliveries.add(new Story.Delivery(atMs, event, null)));
        List<Control> publications = new ArrayList<>(story.publications());
        publications.add(Control.newBuilder()
                .setKind(ControlKind.SCENARIO)
                .setVerb(ControlVerb.PUBLISH)
                .setId("sentinel")
                .setText(SENTINEL)
                .build());
        publications.sort(Comparator.comparingLong(Control::getAskedMs));
        return new Story(
                story.startMs(),
                story.endMs() + HOUR,
                deliveries,
                publications,
                story.feeds(),
                story.liveness(),
                story.boundMs(),
                story.tickEveryMs(),
                story.silentAfterMs(),
                story.noConsentHint());
    }

    private static void publish(KafkaOptions kafka, Story story) {
        try (var control = new org.opportune.kafka.RecordProducer<Control>(
                kafka, Topic.CONTROL, org.opportune.kafka.RecordWriters.controls())) {
            story.publications().stream().filter(c -> c.getAskedMs() == 0).forEach(control::sendAndWait);
        }
    }

    private static Story laterOf(Story story) {
        return story.publishing(
                story.publications().stream().filter(c -> c.getAskedMs() != 0).toList());
    }

    private static void await(LocalCluster.Job job, Feeder feeder) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!Long.valueOf(SENTINELS).equals(job.counts().get(Counts.MATCHES + ".sentinel"))) {
            feeder.throwIfFailed();
            assertThat(job.isDown()).isFalse();
            assertThat(System.nanoTime())
                    .as("sentinels were decided: %s", job.counts())
                    .isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    /** What the live job decided before a time, a line each. */
    private static List<String> decided(KafkaOptions kafka, long beforeMs) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", kafka.bootstrapServers());
        List<String> lines = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(kafka.nameOf(Topic.DECISIONS)).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(100))) {
                    Decision decision = DECISIONS.decode(each.value());
                    if (decision.getDecidedMs() < beforeMs) {
                        lines.add(line(decision));
                    }
                }
            }
        }
        lines.sort(Comparator.naturalOrder());
        return lines;
    }

    private static String line(Decision decision) {
        boolean action = decision.getKind() == DecisionKind.ACTION;
        return line(
                HexFormat.of().formatHex(decision.getMatch().getId().bytes()),
                decision.getMatch().getScenario(),
                Instant.ofEpochMilli(decision.getMatch().getMatchedMs()),
                Instant.ofEpochMilli(decision.getDecidedMs()),
                action ? "ACTION" : decision.getReason(),
                decision.getCampaign() == null ? "" : decision.getCampaign(),
                decision.getDetail() == null ? "" : decision.getDetail());
    }

    /** What the replay decided before a time, a line each. It goes on to the last tick, as the live job did. */
    private List<String> replayed(long beforeMs) throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<String> lines = new ArrayList<>();
        for (String text : Files.readAllLines(folder.resolve("again").resolve("decisions.jsonl"))) {
            JsonNode decision = json.readTree(text);
            if (decision.has("at")
                    && Instant.parse(decision.path("at").asText()).toEpochMilli() < beforeMs) {
                lines.add(line(Stream.of("match", "scenario", "matched", "at", "outcome", "campaign", "detail")
                        .map(key -> decision.path(key).asText())
                        .toArray()));
            }
        }
        lines.sort(Comparator.naturalOrder());
        return lines;
    }

    private static String line(Object... parts) {
        return String.join(" ", Arrays.stream(parts).map(String::valueOf).toList());
    }

    private JsonNode backtest() throws Exception {
        StringWriter said = new StringWriter();
        CommandLine command = new CommandLine(new BacktestVerb())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said));
        Path out = folder.resolve("again");
        int exit = command.execute(
                "--archive", folder.resolve("archive").toString(), "--as-recorded", "--out", out.toString());
        assertThat(exit).as(said.toString()).isZero();
        return new ObjectMapper().readTree(Files.readString(out.resolve("result.json")));
    }
}
