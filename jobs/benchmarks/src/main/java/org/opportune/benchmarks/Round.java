package org.opportune.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.opportune.pipeline.Baseline;
import org.opportune.pipeline.EngagementOptions;
import org.opportune.pipeline.TimeLine;
import org.opportune.pipeline.operator.SubscriberOptions;
import org.opportune.pipeline.stream.Arrival;

/** One side once, alone in its process. */
final class Round {
    /** What a process measures. */
    enum Side {
        /** Write the recording and replay it without Flink. */
        RECORD,
        FLOOR,
        OURS
    }

    private final Workload workload;
    private final Path folder;
    private final long events;

    /** @param folder of the recording and of state; exists */
    Round(Workload workload, Path folder, long events) {
        this.workload = workload;
        this.folder = folder;
        this.events = events;
    }

    /** The recording of so many events of a workload. */
    static Path recording(Workload workload, Path folder, long events) {
        return folder.resolve("events-" + workload.hash() + "-" + events + ".bin");
    }

    /** The process: side, folder, number of events, file for the figures, bytes of the floor's value. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        Round round = new Round(new Workload(), folder, Long.parseLong(args[2]));
        Figures figures = switch (Side.valueOf(args[0])) {
            case RECORD -> round.record();
            case FLOOR -> round.floor(Integer.parseInt(args[4]));
            case OURS -> round.ours();
        };
        figures.save(Path.of(args[3]));
    }

    private Figures record() throws Exception {
        Path file = recording(workload, folder, events);
        if (!Files.exists(file)) {
            Recording.write(workload, events, file);
        }
        Figures figures = Replay.measure(workload, file, events);
        figures.put("event-bytes.mean", (double) Files.size(file) / events - Integer.BYTES);
        return figures;
    }

    private Figures floor(int bytes) throws Exception {
        StreamExecutionEnvironment env = environment();
        Floor.build(env, source(), options(), bytes);
        return run(env);
    }

    private Figures ours() throws Exception {
        StreamExecutionEnvironment env = environment();
        Ours.build(env, source(), options(), workload);
        return run(env);
    }

    /** The first quarter warms up: class loading, compilation, start of the cluster. */
    private long warmUp() {
        return events / 4;
    }

    private DataGeneratorSource<Arrival> source() {
        return RecordedEvents.source(recording(workload, folder, events), events, warmUp());
    }

    private EngagementOptions options() {
        SubscriberOptions d = SubscriberOptions.DEFAULT;
        long endMs = workload.knownMs(events);
        return new EngagementOptions(
                new SubscriberOptions(d.cacheSize(), d.bufferBytes(), d.slice(), d.silentAfterMs(), endMs),
                TimeLine.LIVE,
                EngagementOptions.LIVE.boundMs(),
                EngagementOptions.LIVE.idleAfter(),
                EngagementOptions.LIVE.promiseEveryMs(),
                EngagementOptions.LIVE.maxDriftMs());
    }

    private StreamExecutionEnvironment environment() {
        Configuration c = Baseline.configuration();
        c.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
        c.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        c.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        c.setString("io.tmp.dirs", folder.resolve("tmp").toString());
        c.setString("metrics.reporter.gauges.factory.class", StateGauges.class.getName());
        return StreamExecutionEnvironment.createLocalEnvironment(1, c);
    }

    private Figures run(StreamExecutionEnvironment env) throws Exception {
        JobExecutionResult result = env.execute("benchmark");
        double seconds = Meter.seconds();
        Figures figures = new Figures();
        figures.put("cpu-seconds", seconds);
        figures.put("events-per-cpu-second", (events - warmUp()) / seconds);
        figures.put("compiler-seconds", Meter.compilerSeconds());
        figures.put("collector-seconds", Meter.collectorSeconds());
        figures.put("wall-seconds", result.getNetRuntime() / 1000.0);
        figures.put("state-reads", (double) StateGauges.value("state-reads"));
        figures.put("state-writes", (double) StateGauges.value("state-writes"));
        for (Map.Entry<String, Object> count : result.getAllAccumulatorResults().entrySet()) {
            if (count.getValue() instanceof Number n) {
                figures.put(count.getKey(), n.doubleValue());
            }
        }
        return figures;
    }
}
