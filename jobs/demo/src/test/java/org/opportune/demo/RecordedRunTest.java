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
import java.util.stream.Stream;
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
import org.opportune.pipeline.operator.Counts;
import org.opportune.schemas.Wire;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.DecisionKind;
import picocli.CommandLine;

/**
 * The live job records what it hears over a real broker; what was recorded is sealed; the backtest of it decides what the
 * live job decided. Definitions change while the day runs, events come late and twice, and a feed falls silent.
 */
class RecordedRunTest {
    private static final Wire<Decision> DECISIONS = Wire.of(Decision.class);

    @TempDir
    private Path folder;

    @Test
    @Timeout(240)
    void aBacktestOfWhatWasRecordedDecidesAsTheLiveJobDid() throws Exception {
        Story story = CountryStory.of(42, 300);
        List<String> live;
        long recorded;
        try (RealBroker broker = RealBroker.start(2)) {
            Map<String, Object> counts =
                    new RecordedRun(folder, broker.options(), story).play(RecordedRun.Disturbance.NONE);
            recorded = (Long) counts.get(Counts.APPLIED) + (Long) counts.get(Counts.LATE);
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
