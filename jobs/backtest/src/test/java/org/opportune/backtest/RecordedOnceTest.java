package org.opportune.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.archive.flow.Recording;
import org.opportune.archive.raw.Seal;
import org.opportune.archive.sealed.Archive;
import org.opportune.archive.sealed.Excerpt;
import org.opportune.archive.sealed.Liveness;
import org.opportune.archive.sealed.MergedReader;
import org.opportune.archive.sealed.OnDamage;
import org.opportune.pipeline.Baseline;
import org.opportune.pipeline.EngagementEnds;
import org.opportune.pipeline.EngagementOptions;
import org.opportune.pipeline.EngagementTopology;
import org.opportune.pipeline.RecordingEnds;
import org.opportune.pipeline.TimeLine;
import org.opportune.pipeline.control.ControlBacklog;
import org.opportune.pipeline.operator.SubscriberOptions;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.pipeline.stream.Found;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.Wire;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.Tick;

/** A job that records breaks and goes on from a checkpoint: what it heard is recorded, and each of it once. */
class RecordedOnceTest {
    private static final int SPLITS = 2;
    private static final int RECORDS = 400;
    /** Records of a split between two checkpoints; the job breaks behind the fourth of those. */
    private static final int MOST = 25;

    private static final int BREAKS = 4 * MOST + MOST / 2;
    private static final int TICK_EVERY = 40;
    private static final AtomicInteger FAILURES = new AtomicInteger();
    private static final AtomicInteger COMPLETED = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    @Timeout(180)
    void aFailureNeitherLosesNorRepeatsWhatIsRecorded() throws Exception {
        FAILURES.set(1);
        COMPLETED.set(0);
        Path raw = folder.resolve("raw");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(SPLITS, configuration());
        EngagementTopology.build(
                env,
                ends(new org.apache.flink.core.fs.Path(raw.toUri())),
                new EngagementOptions(
                        SubscriberOptions.DEFAULT,
                        new TimeLine(0, Past.START, 1),
                        60_000,
                        Duration.ofSeconds(60),
                        50,
                        Long.MAX_VALUE));
        env.execute();
        assertThat(FAILURES).as("failures left").hasValue(0);
        assertThat(COMPLETED.get()).as("checkpoints before the break").isGreaterThanOrEqualTo(3);

        Seal.Result sealed = Seal.of(raw, folder.resolve("archive"), null, OnDamage.SKIP, octets -> {});
        assertThat(sealed.damage()).isEmpty();
        // What the broken attempt had not finished may lie about in progress; nothing else is amiss.
        assertThat(sealed.manifest().gaps()).allMatch(gap -> gap.startsWith("in progress, left alone: "));
        assertThat(recorded()).containsExactlyInAnyOrderElementsOf(published());
        assertThat(Archive.open(folder.resolve("archive"), OnDamage.STOP)
                        .control()
                        .records())
                .extracting(Control::getId)
                .containsExactlyInAnyOrder("s0", "s1", "s2");
        assertThat(sealed.manifest().liveness()).isEqualTo(alive());
    }

    private Configuration configuration() {
        Configuration configuration = Baseline.configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
        configuration.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ZERO);
        // A task that is about to end declines; this test breaks the job in one place only.
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        return configuration;
    }

    private static EngagementEnds ends(org.apache.flink.core.fs.Path raw) {
        return new EngagementEnds(
                events(),
                control(),
                ControlBacklog.BOUNDED,
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new RecordingEnds(
                        Recording.events(raw),
                        Recording.control(raw),
                        Recording.ticks(raw, 60_000),
                        Recording.decisions(raw),
                        Recording.reached(raw)));
    }

    private static boolean isTick(int i) {
        return i % TICK_EVERY == 0;
    }

    private static long timeMs(int i) {
        return Past.START + i * 1_000L;
    }

    private static Event event(int i) {
        return Past.call("call" + i, Past.msisdn(i % Past.PEOPLE), timeMs(i), false);
    }

    private static Source<Arrival, ?, ?> events() {
        ArrayList<byte[]> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(
                    isTick(i)
                            ? Wire.of(Tick.class).encode(new Tick("calls", timeMs(i)))
                            : Wire.of(Event.class).encode(event(i)));
        }
        GeneratorFunction<Long, Arrival> read = i -> {
            if (i == BREAKS && FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("broken on purpose");
            }
            // A split stands for a partition.
            return Arrival.read("events", (int) (i * SPLITS / RECORDS), i, records.get(Math.toIntExact(i)));
        };
        return new DataGeneratorSource<>(read, RECORDS, parallelism -> new Gate(), StreamType.ARRIVAL);
    }

    private static Source<Found<Control>, ?, ?> control() {
        Wire<Control> wire = Wire.of(Control.class);
        byte[][] records = IntStream.range(0, 3)
                .mapToObj(i -> wire.encode(Control.newBuilder()
                        .setKind(ControlKind.SCENARIO)
                        .setVerb(ControlVerb.RETIRE)
                        .setId("s" + i)
                        .build()))
                .toArray(byte[][]::new);
        GeneratorFunction<Long, Found<Control>> read =
                i -> new Found.Reader<>(Control.class).read("control", 0, i, records[Math.toIntExact(i)]);
        return new DataGeneratorSource<>(read, records.length, StreamType.found(Control.class));
    }

    /** Opens for the next records of a split when a checkpoint completes. */
    private static final class Gate implements RateLimiter<NumberSequenceSplit> {
        private int left = MOST;
        private CompletableFuture<Void> open = CompletableFuture.completedFuture(null);

        @Override
        public CompletionStage<Void> acquire(int records) {
            if (left <= 0 && open.isDone()) {
                open = new CompletableFuture<>();
            }
            return open.thenRun(() -> left -= records);
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            if (FAILURES.get() > 0) {
                COMPLETED.incrementAndGet();
            }
            if (left <= 0) {
                left = MOST;
                open.complete(null);
            }
        }
    }

    private List<String> recorded() throws IOException {
        List<String> ids = new ArrayList<>();
        try (MergedReader reader =
                Archive.open(folder.resolve("archive"), OnDamage.STOP).read(Excerpt.ALL)) {
            for (; reader.has(); reader.next()) {
                var envelope = reader.envelope();
                assertThat(envelope).isNotNull();
                ids.add(envelope.id().toString());
            }
        }
        return ids;
    }

    private static List<String> published() {
        return IntStream.range(0, RECORDS)
                .filter(i -> !isTick(i))
                .mapToObj(i -> event(i).getId().toString())
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static Liveness alive() {
        return new Liveness(
                60_000,
                IntStream.range(0, RECORDS)
                        .filter(RecordedOnceTest::isTick)
                        .mapToObj(i -> new Liveness.Stretch("calls", timeMs(i), timeMs(i)))
                        .toList());
    }
}
