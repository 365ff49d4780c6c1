package org.opportune.archive.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opportune.archive.raw.Seal;
import org.opportune.archive.sealed.Archive;
import org.opportune.archive.sealed.Damage;
import org.opportune.archive.sealed.Envelopes;
import org.opportune.archive.sealed.Excerpt;
import org.opportune.archive.sealed.Liveness;
import org.opportune.archive.sealed.OnDamage;
import org.opportune.archive.sealed.Sample;
import org.opportune.archive.sealed.Shelf;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.schemas.event.Tick;

class ArchiveSourceTest {
    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(3)
            .build());

    @TempDir
    private Path folder;

    private final List<Envelope> events = Envelopes.many(6000, 500);

    /** Subtask-independent text of an event: all that a test needs to compare. */
    private static final class AsText implements Replayed<String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String event(Envelope e) {
            return text(e);
        }

        @Override
        public String damage(Damage damage) {
            return "damage " + damage;
        }
    }

    private static String text(Envelope e) {
        return e.orderMs() + " " + e.msisdn() + " " + e.id();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyParallelismReadsTheSameAndEachSubtaskInOrder(int parallelism) throws Exception {
        Path archive = Envelopes.seal(folder.resolve("a"), events);
        StreamExecutionEnvironment env = environment(parallelism, new Configuration());
        DataStream<String> read = env.fromSource(
                        source(archive, Excerpt.ALL, OnDamage.STOP), WatermarkStrategy.noWatermarks(), "archive")
                .map(new NumberedBySubtask());

        Map<String, Long> last = new HashMap<>();
        List<String> found = new ArrayList<>();
        for (String line : collect(read)) {
            String[] parts = line.split("/", 2);
            long orderMs = Long.parseLong(parts[1].substring(0, parts[1].indexOf(' ')));
            assertThat(orderMs).isGreaterThanOrEqualTo(last.getOrDefault(parts[0], Long.MIN_VALUE));
            last.put(parts[0], orderMs);
            found.add(parts[1]);
        }
        assertThat(last).hasSize(parallelism);
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(ArchiveSourceTest::text).toList());
    }

    @Test
    void anExcerptAndDamageComeThrough() throws Exception {
        Path archive = Envelopes.seal(folder.resolve("a"), events);
        Excerpt excerpt = new Excerpt(Envelopes.T0, Envelopes.T0 + Envelopes.DAY, Sample.parse("40%"));
        Path victim = archive.resolve("2006-06-01/000.bucket");
        Files.delete(victim);
        List<String> found = collect(environment(2, new Configuration())
                .fromSource(source(archive, excerpt, OnDamage.SKIP), WatermarkStrategy.noWatermarks(), "archive"));

        assertThat(found)
                .filteredOn(line -> line.startsWith("damage"))
                .singleElement()
                .asString()
                .contains("000.bucket: offset 0: a bucket of the manifest is missing");
        assertThat(found.size() - 1).isEqualTo((int) events.stream()
                .filter(e -> e.orderMs() < excerpt.toMs() && excerpt.sample().has(e.msisdn()))
                .filter(e -> Shelf.bucket(e.msisdn()) != 0)
                .count());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aJobGoesOnFromASavepointAtAnotherParallelism(int after) throws Exception {
        Path archive = Envelopes.seal(folder.resolve("a"), events);
        Paced.reset();
        StreamExecutionEnvironment env = environment(2, new Configuration());
        paced(env, archive);
        JobClient job = env.executeAsync();
        // Both subtasks must be at work, or there is no savepoint to be had.
        while (Paced.SUBTASKS.size() < 2) {
            Paced.allow(2);
            Paced.awaitUsed();
        }
        String savepoint = stop(job);
        int first = Paced.SEEN.size();
        assertThat(first).isBetween(2, events.size() - 1);

        Paced.allow(events.size());
        Configuration restored = new Configuration();
        restored.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        StreamExecutionEnvironment second = environment(after, restored);
        paced(second, archive);
        second.execute();

        assertThat(Paced.SEEN)
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(ArchiveSourceTest::text).toList());
    }

    private String stop(JobClient job) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            CompletableFuture<String> stopping = job.stopWithSavepoint(
                    false, folder.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL);
            while (!stopping.isDone() && System.nanoTime() < deadline) {
                // A record or two at a time, so that the job can hear that it shall stop before it is at the end.
                Paced.allow(2);
                Paced.awaitUsed();
            }
            try {
                return stopping.get(60, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                // The job manager may not have heard yet that both run.
                assertThat(e).hasStackTraceContaining("Not all required tasks are currently running");
            }
        }
    }

    private static void paced(StreamExecutionEnvironment env, Path archive) {
        env.fromSource(source(archive, Excerpt.ALL, OnDamage.STOP), WatermarkStrategy.noWatermarks(), "archive")
                .uid("archive")
                .map(new Paced())
                .uid("paced")
                .sinkTo(new DiscardingSink<>())
                .uid("sink");
    }

    /** Lets a record pass for each permit, and remembers it. */
    private static final class Paced extends RichMapFunction<String, String> {
        private static final long serialVersionUID = 1L;
        private static final Semaphore PERMITS = new Semaphore(0);
        private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();
        private static final Set<Integer> SUBTASKS = ConcurrentHashMap.newKeySet();

        static void reset() {
            PERMITS.drainPermits();
            SEEN.clear();
            SUBTASKS.clear();
        }

        static void allow(int records) {
            PERMITS.release(records);
        }

        /** Until the permits are taken, or nobody wants them any more. */
        static void awaitUsed() {
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
            await(() -> PERMITS.availablePermits() == 0 || System.nanoTime() > until);
        }

        private static void await(BooleanSupplier condition) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!condition.getAsBoolean()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.onSpinWait();
            }
        }

        @Override
        public String map(String line) throws InterruptedException {
            SUBTASKS.add(getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
            PERMITS.acquire();
            SEEN.add(line);
            return line;
        }
    }

    @Test
    void whatIsRecordedCanBeSealedAndReadAgain() throws Exception {
        Path archive = Envelopes.seal(folder.resolve("a"), events);
        Path raw = folder.resolve("raw");
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100));
        StreamExecutionEnvironment env = environment(2, configuration);
        env.getConfig().enableObjectReuse();
        org.apache.flink.core.fs.Path target = new org.apache.flink.core.fs.Path(raw.toUri());
        env.fromSource(
                        ArchiveSource.of(
                                archive,
                                Excerpt.ALL,
                                OnDamage.STOP,
                                new AsEnvelope(),
                                TypeInformation.of(Envelope.class)),
                        WatermarkStrategy.noWatermarks(),
                        "archive")
                .sinkTo(Recording.events(target));
        env.fromData("p/2", "q/1")
                .map(ArchiveSourceTest::control, new GenericTypeInfo<>(Control.class))
                .setParallelism(1)
                .sinkTo(Recording.control(target))
                .setParallelism(1);
        env.fromData("a", "b")
                .flatMap(ArchiveSourceTest::ticks, new GenericTypeInfo<>(Tick.class))
                .sinkTo(Recording.ticks(target, 60_000));
        env.execute();

        Seal.Result sealed = Seal.of(raw, folder.resolve("b"), null, OnDamage.STOP, octets -> {});
        assertThat(sealed.inProgress()).isEmpty();
        assertThat(Envelopes.parts(Envelopes.read(folder.resolve("b"), Excerpt.ALL)))
                .isEqualTo(Envelopes.parts(Envelopes.sorted(events)));
        assertThat(Archive.open(folder.resolve("b"), OnDamage.STOP).control().records())
                .extracting(Control::getId)
                .containsExactly("q", "p");
        assertThat(sealed.manifest().liveness())
                .isEqualTo(new Liveness(
                        60_000,
                        Stream.of("a", "b")
                                .flatMap(feed -> Stream.of(
                                        new Liveness.Stretch(feed, 0, 4_999_000),
                                        new Liveness.Stretch(feed, 9_000_000, 9_000_000)))
                                .toList()));
    }

    /** More of them than a segment keeps apart, and one after a silence. */
    private static void ticks(String feed, Collector<Tick> out) {
        for (int i = 0; i < 5_000; i++) {
            out.collect(new Tick(feed, i * 1_000L));
        }
        out.collect(new Tick(feed, 9_000_000L));
    }

    /** The envelope itself. */
    private static final class AsEnvelope implements Replayed<Envelope> {
        private static final long serialVersionUID = 1L;

        @Override
        public Envelope event(Envelope e) {
            return e;
        }

        @Override
        public Envelope damage(Damage damage) {
            throw new AssertionError(damage.toString());
        }
    }

    private static Control control(String stamped) {
        String id = stamped.substring(0, 1);
        long sequence = Long.parseLong(stamped.substring(2));
        return Control.newBuilder()
                .setKind(ControlKind.SCENARIO)
                .setVerb(ControlVerb.RETIRE)
                .setId(id)
                .setEffectiveMs(5L)
                .setSequence(sequence)
                .build();
    }

    private static ArchiveSource<String> source(Path archive, Excerpt excerpt, OnDamage onDamage) {
        return ArchiveSource.of(archive, excerpt, onDamage, new AsText(), Types.STRING);
    }

    private static StreamExecutionEnvironment environment(int parallelism, Configuration configuration) {
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(parallelism);
        return env;
    }

    private static List<String> collect(DataStream<String> stream) throws Exception {
        return stream.executeAndCollect(100_000);
    }
}
