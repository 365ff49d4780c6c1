package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opportune.archive.sealed.Archive;
import org.opportune.archive.sealed.Excerpt;
import org.opportune.archive.sealed.MergedReader;
import org.opportune.archive.sealed.OnDamage;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.Keys;
import org.opportune.kafka.Topic;
import org.opportune.kafka.Topics;
import org.opportune.schemas.EventKinds;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.Tick;
import org.opportune.simulators.country.observation.View;

@ExtendWith(RealBroker.class)
class SimulateVerbTest {
    private static final long FROM = Instant.parse("2026-03-02T04:00:00Z").toEpochMilli();
    private static final Wire<Event> EVENTS = Wire.of(Event.class);
    private static final Wire<Tick> TICKS = Wire.of(Tick.class);

    @TempDir
    Path folder;

    private KafkaOptions options;

    @BeforeEach
    void topics() {
        options = RealBroker.freshOptions().withPartitions(3);
        Topics.ensure(options);
    }

    private String[] arguments(String out, String... more) {
        List<String> all = new ArrayList<>(List.of("simulate", "--subscribers", "300", "--hours", "1", "--no-truth"));
        all.addAll(List.of("--out", folder.resolve(out).toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private String[] toTopics(String out, String... more) {
        List<String> all = new ArrayList<>(List.of("--topics", "--bootstrap", options.bootstrapServers()));
        all.addAll(List.of("--prefix", options.topicPrefix()));
        all.addAll(List.of(more));
        return arguments(out, all.toArray(String[]::new));
    }

    @Test
    void topicsCarryTheEventsOfTheArchiveAndATickOfEachFeedForEachSecond() throws Exception {
        Typed typed = Typed.opportune(toTopics("sent", "--speed", "max", "--json"));
        assertThat(typed.code()).as(typed.err()).isZero();
        Typed sealed = Typed.opportune(arguments("sealed"));
        assertThat(sealed.code()).as(sealed.err()).isZero();
        assertThat(sealed.err()).contains("peak resident memory ");

        Read moments = read(Topic.MOMENTS);
        Read facts = read(Topic.FACTS);
        List<String> sent = new ArrayList<>(moments.ids());
        sent.addAll(facts.ids());
        assertThat(sent).containsExactlyInAnyOrderElementsOf(archived(folder.resolve("sealed/archive")));
        assertThat(folder.resolve("sent/archive")).doesNotExist();
        assertThat(folder.resolve("sent/places.yaml")).exists();
        JsonNode said = new ObjectMapper().readTree(typed.out());
        assertThat(said.at("/moments").asInt()).isEqualTo(moments.ids().size()).isPositive();
        assertThat(said.at("/facts").asInt()).isEqualTo(facts.ids().size()).isPositive();
        assertThat(said.at("/stopped").asBoolean()).isFalse();
        for (Read read : List.of(moments, facts)) {
            assertThat(read.ticks()).hasSize(3);
            read.ticks().values().forEach(feeds -> {
                assertThat(feeds.keySet()).isEqualTo(new TreeSet<>(View.ALL.feeds()));
                feeds.values().forEach(times -> {
                    assertThat(times).hasSizeGreaterThanOrEqualTo(3_601);
                    for (int i = 0; i < times.size(); i++) {
                        assertThat(times.get(i)).isEqualTo(FROM + i * 1_000L);
                    }
                });
            });
        }
    }

    @Test
    void anotherHourIsToldAsIfItWereNow() throws Exception {
        Typed told = Typed.opportune(toTopics("then", "--speed", "max", "--json"));
        assertThat(told.code()).as(told.err()).isZero();
        List<Event> then = events();
        topics();
        long before = System.currentTimeMillis();
        Typed typed = Typed.opportune(toTopics("now", "--speed", "max", "--json", "--as-now"));
        long after = System.currentTimeMillis();
        assertThat(typed.code()).as(typed.err()).isZero();
        List<Event> now = events();
        long later = now.get(0).getHappenedMs() - then.get(0).getHappenedMs();
        assertThat(FROM + later).isBetween(before, after);
        then.forEach(event -> {
            event.setHappenedMs(event.getHappenedMs() + later);
            event.setKnownMs(event.getKnownMs() + later);
        });
        assertThat(now).hasSizeGreaterThan(1_000).isEqualTo(then);
        assertThat(read(Topic.MOMENTS).ticks().get(0).values())
                .allSatisfy(times -> assertThat(times.get(0)).isEqualTo(FROM + later));
    }

    @Test
    void aSpeedIsKept() throws Exception {
        Typed typed = Typed.opportune(toTopics("sent", "--speed", "1800", "--json"));
        assertThat(typed.code()).as(typed.err()).isZero();
        JsonNode said = new ObjectMapper().readTree(typed.out());
        // An hour and what arrives behind it, 1800 times as fast: 2 s of the pace's own time, without the preparations.
        assertThat(said.at("/seconds").asDouble()).isGreaterThanOrEqualTo(2).isLessThan(30);
        assertThat(Instant.parse(said.at("/reached").asText())).isAfterOrEqualTo(Instant.parse("2026-03-02T05:00:00Z"));
        assertThat(said.at("/behind-seconds").asDouble()).isGreaterThanOrEqualTo(0);
    }

    /** A process of its own, ended as Ctrl-C ends it. */
    @Test
    @Timeout(120)
    void whoeverStopsItIsToldHowFarItCame() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Opportune.class.getName()));
        command.addAll(Arrays.asList(toTopics("sent", "--speed", "60")));
        command.remove("--no-truth");
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!Files.readString(err).contains("simulate: ")) {
                assertThat(process.isAlive()).as(Files.readString(err)).isTrue();
                assertThat(System.nanoTime()).as(Files.readString(err)).isLessThan(deadline);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        } finally {
            process.destroy();
            assertThat(process.waitFor(45, TimeUnit.SECONDS)).isTrue();
        }
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(said)
                .startsWith("stopped at 2026-03-02T04:")
                .contains(" s behind", "truth.jsonl is of all that was planned, to 2026-03-02T05:00:00Z")
                .contains("sent " + read(Topic.MOMENTS).ids().size() + " events to " + options.nameOf(Topic.MOMENTS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--topics | 2 | go together: --topics and --bootstrap",
                "--bootstrap localhost:1 | 2 | go together: --topics and --bootstrap",
                "--speed 2 | 2 | --speed needs --topics",
                "--as-now | 2 | --as-now needs --topics",
                "--topics --bootstrap localhost:1 --speed 0 | 2 | must be a positive number or max: --speed=0",
                "--topics --bootstrap localhost:1 --speed fast | 2 | must be a positive number or max: --speed=fast",
                "--topics --bootstrap 127.0.0.1:1 --timeout 1 | 1 | 127.0.0.1:1",
            })
    void saysWhatIsWrong(String more, int code, String rule) {
        Typed typed = Typed.opportune(arguments("out", more.split(" ")));
        assertThat(typed.code()).as(typed.err()).isEqualTo(code);
        assertThat(typed.err()).contains(rule).doesNotContain("\tat ");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private static List<String> archived(Path archive) throws IOException {
        List<String> ids = new ArrayList<>();
        try (MergedReader reader = Archive.open(archive, OnDamage.STOP).read(Excerpt.ALL)) {
            for (; reader.has(); reader.next()) {
                var envelope = reader.envelope();
                assertThat(envelope).isNotNull();
                ids.add(envelope.id().toString());
            }
        }
        return ids;
    }

    /** @param ticks by partition and feed, in order */
    private record Read(List<Event> events, Map<Integer, Map<String, List<Long>>> ticks) {
        List<String> ids() {
            return events.stream().map(event -> event.getId().toString()).toList();
        }
    }

    /** All events of both topics, in order of id. */
    private List<Event> events() throws UndecodableRecord {
        List<Event> events = new ArrayList<>(read(Topic.MOMENTS).events());
        events.addAll(read(Topic.FACTS).events());
        events.sort(Comparator.comparing(event -> event.getId().toString()));
        return events;
    }

    private Read read(Topic topic) throws UndecodableRecord {
        Read read = new Read(new ArrayList<>(), new HashMap<>());
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", options.bootstrapServers());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(options.nameOf(topic)).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(100))) {
                    take(topic, each, read);
                }
            }
        }
        return read;
    }

    private static void take(Topic topic, ConsumerRecord<byte[], byte[]> each, Read read) throws UndecodableRecord {
        if (each.key() == null) {
            Tick tick = TICKS.decode(each.value());
            read.ticks()
                    .computeIfAbsent(each.partition(), p -> new TreeMap<>())
                    .computeIfAbsent(tick.getFeed(), f -> new ArrayList<>())
                    .add(tick.getTimeMs());
        } else {
            Event event = EVENTS.decode(each.value());
            assertThat(Keys.msisdnOf(each.key())).isEqualTo(event.getMsisdn());
            assertThat(EventKinds.isFact(event.getKind())).isEqualTo(topic == Topic.FACTS);
            read.events().add(event);
        }
    }
}
