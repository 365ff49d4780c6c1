package org.opportune.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.archive.flow.Recording;
import org.opportune.archive.raw.Seal;
import org.opportune.archive.sealed.OnDamage;
import org.opportune.pipeline.Baseline;
import org.opportune.pipeline.EngagementEnds;
import org.opportune.pipeline.EngagementOptions;
import org.opportune.pipeline.EngagementTopology;
import org.opportune.pipeline.RecordingEnds;
import org.opportune.pipeline.TimeLine;
import org.opportune.pipeline.control.ControlBacklog;
import org.opportune.pipeline.operator.Counts;
import org.opportune.pipeline.operator.SubscriberOptions;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.pipeline.stream.Found;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.Wire;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.event.Event;

/** A job whose buffers were too small decided otherwise than it should have, but its replay decides the same. */
class EarlyReleaseReplayTest {
    private static final int RECORDS = 1_200;
    private static final long HOUR = 3_600_000;

    @TempDir
    private Path folder;

    @Test
    @Timeout(180)
    void whatWasReleasedEarlyIsReplayedAsItWasPlaced() throws Exception {
        Path raw = folder.resolve("raw");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration());
        EngagementTopology.build(
                env,
                ends(new org.apache.flink.core.fs.Path(raw.toUri())),
                new EngagementOptions(
                        new SubscriberOptions(1_000, 20_000, 100, 60_000, Long.MAX_VALUE),
                        new TimeLine(0, Past.START, 1),
                        // Time stands still until the end: whatever leaves before leaves early.
                        TimeUnit.DAYS.toMillis(1),
                        Duration.ofHours(1),
                        50,
                        Long.MAX_VALUE));
        Map<String, Object> counts = env.execute().getAllAccumulatorResults();
        assertThat(JobRun.count(counts, Counts.EARLY_RELEASES)).isPositive();
        assertThat(JobRun.count(counts, Counts.LATE)).isPositive();
        assertThat(JobRun.count(counts, Counts.APPLIED) + JobRun.count(counts, Counts.LATE))
                .isEqualTo(RECORDS);
        assertThat(JobRun.count(counts, Counts.ACTIONS)).isPositive();

        Path archive = folder.resolve("archive");
        Seal.of(raw, archive, null, OnDamage.STOP, octets -> {});
        StringWriter out = new StringWriter();
        PrintWriter both = new PrintWriter(out);
        int exit = ParityVerb.commandLine()
                .setOut(both)
                .setErr(both)
                .execute("--archive", archive.toString(), "--parallelism", "2");
        assertThat(exit).as(out.toString()).isZero();
        assertThat(out.toString()).startsWith("equal: " + decisions(counts) + " decisions of ");
    }

    private static long decisions(Map<String, Object> counts) {
        return JobRun.count(counts, Counts.ACTIONS) + JobRun.count(counts, Counts.REFUSALS);
    }

    /** What has a place must not leave before what has an earlier one, however much heap that takes. */
    @Test
    void aReplayReleasesNothingEarly() {
        assertThat(BacktestJob.options(0, 1, 1).subscriber().bufferBytes()).isEqualTo(Long.MAX_VALUE);
    }

    private Configuration configuration() {
        Configuration configuration = Baseline.configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
        configuration.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ZERO);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
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

    /** From 07:00 to 20:20, when nobody is left in peace; two readers read one half each. */
    private static Source<Arrival, ?, ?> events() {
        Wire<Event> wire = Wire.of(Event.class);
        byte[][] records = IntStream.range(0, RECORDS)
                .mapToObj(i -> wire.encode(Past.call(
                        "call" + i, Past.msisdn(i % Past.PEOPLE), Past.START + 7 * HOUR + i * 40_000L, i % 3 == 0)))
                .toArray(byte[][]::new);
        GeneratorFunction<Long, Arrival> read = i -> Arrival.read("events", 0, i, records[Math.toIntExact(i)]);
        return new DataGeneratorSource<>(read, RECORDS, StreamType.ARRIVAL);
    }

    private static Source<Found<Control>, ?, ?> control() {
        Wire<Control> wire = Wire.of(Control.class);
        ArrayList<byte[]> records = new ArrayList<>();
        Past.DEFINITIONS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(text -> records.add(
                        wire.encode(ParityVerbTest.control(text.getKey(), text.getValue(), records.size()))));
        GeneratorFunction<Long, Found<Control>> read =
                i -> new Found.Reader<>(Control.class).read("control", 0, i, records.get(Math.toIntExact(i)));
        return new DataGeneratorSource<>(read, records.size(), StreamType.found(Control.class));
    }
}
