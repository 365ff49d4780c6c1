package org.opportune.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.archive.mapping.DelimitedFile;
import org.opportune.archive.mapping.MappingFile;
import org.opportune.archive.mapping.Progress;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.Topic;
import org.opportune.kafka.Topics;
import org.opportune.pipeline.Baseline;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.Tick;
import org.opportune.schemas.option.OptionSet;

/** A feed of dropped files and one of a topic, while mediation goes on and a task manager is lost. */
@ExtendWith(RealBroker.class)
@Timeout(240)
@SuppressWarnings("try") // of the cluster's close(), which throws what it likes
class SignalingJobTest {
    private static final long START_MS = 1_700_000_000_000L;
    private static final Wire<Event> EVENTS = Wire.of(Event.class);
    private static final Wire<Tick> TICKS = Wire.of(Tick.class);
    private static final int ROWS = 12_000;
    private static final String CALLS = """
            mapping: calls
            source: cdr
            numbers: {from: {phone: GB}, to: {phone: GB}}
            times: {at: {pattern: epoch-millis}}
            events:
              - {kind: CALL_ENDED, subscriber: from, happened: at, direction: ORIGINATING, counterpart: to}
              - {kind: TOP_UP, subscriber: to, optional: true, happened: at, amount: {value: 5}}
            """;
    private static final String MMS = """
            mapping: mms
            source: mmsc
            format: json
            id: id
            numbers: {from.number: {phone: GB}}
            times: {at: {pattern: epoch-millis}}
            events: [{kind: MMS_SENT, subscriber: from.number, happened: at}]
            """;

    @TempDir
    Path directory;

    private final KafkaOptions kafka = RealBroker.freshOptions();
    private final String mediation = kafka.topicPrefix() + "mediation";
    private final Map<String, byte[]> firstSeen = new HashMap<>();

    @Test
    void everyRowIsAnEventOrALetterOnceThoughATaskManagerIsLostInTheMiddle() throws Exception {
        Topics.ensure(kafka);
        try (Admin admin = Admin.create(Map.copyOf(kafka.clientConfig()))) {
            admin.createTopics(List.of(new NewTopic(mediation, 2, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        Path folder = Files.createDirectories(directory.resolve("dropped"));
        try (MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(2)
                .setConfiguration(configuration())
                .build())) {
            cluster.start();
            var job = cluster.submitJob(graph(folder)).get(60, TimeUnit.SECONDS).getJobID();
            Path first = drop(folder, "calls-1.csv", START_MS);
            await("the first events", () -> !ids(Topic.MOMENTS).isEmpty());

            cluster.terminateTaskManager(0).get(60, TimeUnit.SECONDS);
            Path second = drop(folder, "calls-2.csv", START_MS + 600_000);
            sendMms();
            cluster.startTaskManager();

            Set<String> expected = expected(first, second);
            await("every event", () -> ids(Topic.MOMENTS, Topic.FACTS).size() >= expected.size() + 50);
            await(
                    "the ticks of both",
                    () -> lastTick("cdr") >= START_MS + 600_000 + ROWS - 11_000 && lastTick("mmsc") > 0);
            cluster.cancelJob(job).get(60, TimeUnit.SECONDS);

            Set<String> found = ids(Topic.MOMENTS, Topic.FACTS);
            assertThat(found).hasSize(expected.size() + 50);
            // AssertJ's own would compare each with each.
            assertThat(found.containsAll(expected)).isTrue();
            assertThat(letters())
                    .containsExactlyInAnyOrder(
                            uri(folder.resolve("calls-1.csv")) + " 0 7 from: not a subscriber's number: length=6",
                            uri(folder.resolve("calls-2.csv")) + " 0 7 from: not a subscriber's number: length=6",
                            mediation + " 1 50 record: not JSON: octet=2");
            assertThat(overtaken()).isZero();
        }
    }

    private Configuration configuration() {
        Configuration configuration = Baseline.configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(300));
        configuration.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofMillis(100));
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                directory.resolve("checkpoints").toUri().toString());
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(200));
        configuration.set(CoreOptions.DEFAULT_PARALLELISM, 2);
        return configuration;
    }

    private StreamGraph graph(Path folder) throws Exception {
        OptionSet options = new OptionSet(
                Arguments.read(new String[] {
                    "--kafka.bootstrap.servers", kafka.bootstrapServers(),
                    "--kafka.topic.prefix", kafka.topicPrefix(),
                    "--feed.mapping.calls", write("calls.yaml", CALLS),
                    "--feed.folder.calls", folder.toUri().toString(),
                    "--feed.mapping.mms", write("mms.yaml", MMS),
                    "--feed.topic.mms", mediation,
                    "--feed.look-every", "200ms"
                }),
                OptionSet.Spelling.NONE,
                SignalingJob.OPTIONS);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration());
        SignalingJob.build(env, kafka, options);
        options.finish();
        return env.getStreamGraph();
    }

    private String write(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    /** Line 7 is no subscriber's. */
    private Path drop(Path folder, String name, long fromMs) throws Exception {
        StringBuilder text = new StringBuilder("from,to,at\n");
        for (int i = 0; i < ROWS; i++) {
            String from = i == 5 ? "nobody" : "+44740" + (1_000_000 + i % 1_000);
            text.append(from)
                    .append(",+44740")
                    .append(2_000_000 + i % 1_000)
                    .append(',')
                    .append(fromMs + i)
                    .append('\n');
        }
        Path part = Files.writeString(folder.resolve(name + ".part"), text);
        return Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private void sendMms() throws Exception {
        Properties properties = new Properties();
        properties.putAll(kafka.clientConfig());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < 100; i++) {
                // Mediation sends each record twice: its own id makes one event of both.
                var unused = producer.send(new ProducerRecord<>(
                        mediation,
                        i / 2 % 2,
                        null,
                        "{\"id\":\"m" + i / 2 + "\",\"at\":" + (START_MS + i / 2)
                                + ",\"from\":{\"number\":\"+447401000000\"}}"));
            }
            var bad = producer.send(new ProducerRecord<>(mediation, 1, null, "{"));
            bad.get(30, TimeUnit.SECONDS);
        }
    }

    /** What the import makes of the same files. */
    private Set<String> expected(Path... files) throws Exception {
        Set<String> ids = new HashSet<>();
        for (Path file : files) {
            DelimitedFile.read(
                            file, MappingFile.parse("calls.yaml", CALLS), directory.resolve("rejects"), Progress.NONE)
                    .events()
                    .forEach(event -> ids.add(event.getId().toString()));
        }
        assertThat(ids).hasSize(files.length * 2 * (ROWS - 1));
        return ids;
    }

    /** Distinct; one that came again must say the same. */
    private Set<String> ids(Topic... topics) throws Exception {
        Set<String> ids = new HashSet<>();
        for (Topic topic : topics) {
            for (ConsumerRecord<byte[], byte[]> record : RealBroker.read(kafka, topic)) {
                Event event = event(record);
                if (event != null) {
                    String id = event.getId().toString();
                    ids.add(id);
                    assertThat(record.value()).isEqualTo(firstSeen.computeIfAbsent(id, i -> record.value()));
                }
            }
        }
        return ids;
    }

    /** Events of the files that came for the first time behind a tick that says they had been delivered. */
    private long overtaken() throws Exception {
        long overtaken = 0;
        for (Topic topic : List.of(Topic.MOMENTS, Topic.FACTS)) {
            Map<Integer, Long> ticked = new HashMap<>();
            Set<String> seen = new HashSet<>();
            for (ConsumerRecord<byte[], byte[]> record : RealBroker.read(kafka, topic)) {
                Event event = event(record);
                if (event == null) {
                    Tick tick = Objects.requireNonNull(tick(record));
                    if (tick.getFeed().equals("cdr")) {
                        ticked.merge(record.partition(), tick.getTimeMs(), Math::max);
                    }
                } else if (event.getSource().equals("cdr")
                        && seen.add(event.getId().toString())
                        && event.getKnownMs() <= ticked.getOrDefault(record.partition(), 0L)) {
                    overtaken++;
                }
            }
        }
        return overtaken;
    }

    private long lastTick(String feed) throws Exception {
        long last = 0;
        for (ConsumerRecord<byte[], byte[]> record : RealBroker.read(kafka, Topic.MOMENTS)) {
            Tick tick = tick(record);
            last = tick != null && tick.getFeed().equals(feed) ? Math.max(last, tick.getTimeMs()) : last;
        }
        return last;
    }

    private List<String> letters() throws Exception {
        List<String> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : RealBroker.read(kafka, Topic.DEAD_LETTERS)) {
            DeadLetter letter = Wire.of(DeadLetter.class).decode(record.value());
            assertThat(letter.getRaw().remaining()).isPositive();
            String text = letter.getTopic() + " " + letter.getPartition() + " " + letter.getOffset() + " "
                    + letter.getReason();
            if (!letters.contains(text)) {
                letters.add(text);
            }
        }
        return letters;
    }

    private static String uri(Path file) {
        return new org.apache.flink.core.fs.Path(file.toUri()).toString();
    }

    /** A tick is of no subscriber: it has no key. */
    private static @Nullable Event event(ConsumerRecord<byte[], byte[]> record) throws UndecodableRecord {
        return record.key() == null ? null : EVENTS.decode(record.value());
    }

    private static @Nullable Tick tick(ConsumerRecord<byte[], byte[]> record) throws UndecodableRecord {
        return record.key() == null ? TICKS.decode(record.value()) : null;
    }

    private static void await(String what, Callable<Boolean> there) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(100).toNanos();
        while (!there.call()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(100_000_000);
        }
    }
}
