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
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.opportune.benchmarks.opponents.Found;
import org.opportune.benchmarks.opponents.Ledger;
import org.opportune.benchmarks.opponents.Opponents;
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
        /** Read the definitions and do nothing else. */
        READ,
        FLOOR,
        OURS,
        /** Flink CEP's automata in one operator. */
        HOSTED,
        /** Flink CEP's operators, one for each scenario. */
        PLAIN,
        /** The same two on the heap, with what they found. */
        HOSTED_ON_HEAP,
        PLAIN_ON_HEAP
    }

    private final Workload workload;
    private final Path folder;
    private final long recorded;
    private final long events;

    /**
     * @param folder of the recording and of state; exists
     * @param recorded events in the recording
     * @param events how many of them are read
     */
    Round(Workload workload, Path folder, long recorded, long events) {
        this.workload = workload;
        this.folder = folder;
        this.recorded = recorded;
        this.events = events;
    }

    /** The recording of so many events of a workload. */
    static Path recording(Workload workload, Path folder, long events) {
        return folder.resolve("events-" + workload.traffic() + "-" + events + ".bin");
    }

    /** The findings of a side on the heap, one on a line, sorted. */
    static Path findings(Path folder, Side side) {
        return folder.resolve("findings-" + side + ".txt");
    }

    /**
     * The process: side, folder, file for the figures, events in the recording, events to read, subscribers (0 = as
     * committed), octets of the floor's value, crowd.
     */
    public static void main(String[] args) throws Exception {
        Workload workload = new Workload(Crowd.valueOf(args[7]), Integer.parseInt(args[5]));
        Round round = new Round(workload, Path.of(args[1]), Long.parseLong(args[3]), Long.parseLong(args[4]));
        round.measure(Side.valueOf(args[0]), Integer.parseInt(args[6])).save(Path.of(args[2]));
    }

    /** Does the side's work here and now. */
    Figures measure(Side side, int valueBytes) throws Exception {
        return switch (side) {
            case RECORD -> record();
            case READ -> Reading.of(workload);
            case FLOOR -> {
                StreamExecutionEnvironment env = environment("rocksdb");
                Floor.build(env, source(0), options(), valueBytes);
                yield run(env);
            }
            case OURS -> {
                StreamExecutionEnvironment env = environment("rocksdb");
                Ours.build(env, source(workload.definitions()), options(), workload);
                yield run(env);
            }
            case HOSTED, PLAIN -> opponent(side == Side.PLAIN, "rocksdb");
            case HOSTED_ON_HEAP, PLAIN_ON_HEAP -> {
                Figures figures = opponent(side == Side.PLAIN_ON_HEAP, "hashmap");
                Files.write(
                        findings(folder, side),
                        Ledger.found().stream().map(Found::line).sorted().toList());
                yield figures;
            }
        };
    }

    private Figures record() throws Exception {
        Path file = recording(workload, folder, recorded);
        if (!Files.exists(file)) {
            Recording.write(workload, recorded, file);
        }
        Replay replay = Replay.of(workload, file, recorded);
        Files.write(
                findings(folder, Side.RECORD),
                replay.found().stream().map(Found::line).sorted().toList());
        Figures figures = replay.figures();
        figures.put("event-bytes.mean", (double) Files.size(file) / recorded - Integer.BYTES);
        figures.put("peak-resident-mib", Meter.peakResidentMib());
        return figures;
    }

    private Figures opponent(boolean plain, String backend) throws Exception {
        StreamExecutionEnvironment env = environment(backend);
        if (plain) {
            Opponents.plain(env, source(0), options(), workload.lists());
        } else {
            Opponents.hosted(env, source(0), options(), workload.lists());
        }
        Figures figures = run(env);
        for (String scenario : Workload.scenarioIds()) {
            long n = Ledger.found().stream()
                    .filter(found -> found.scenario().equals(scenario))
                    .count();
            figures.put("matches." + scenario, (double) n);
        }
        return figures;
    }

    /** The first half warms up: class loading, compilation, start of the cluster, a cache that is full. */
    private long warmUp() {
        return events / 2;
    }

    private DataGeneratorSource<Arrival> source(int definitions) {
        return RecordedEvents.source(recording(workload, folder, recorded), events, warmUp(), definitions);
    }

    private EngagementOptions options() {
        SubscriberOptions d = SubscriberOptions.DEFAULT;
        return new EngagementOptions(
                new SubscriberOptions(d.cacheSize(), d.bufferBytes(), d.slice(), d.silentAfterMs(), workload.endMs()),
                TimeLine.LIVE,
                EngagementOptions.LIVE.boundMs(),
                EngagementOptions.LIVE.idleAfter(),
                EngagementOptions.LIVE.promiseEveryMs(),
                Long.MAX_VALUE);
    }

    private StreamExecutionEnvironment environment(String backend) {
        Configuration c = Baseline.configuration();
        c.set(StateBackendOptions.STATE_BACKEND, backend);
        c.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
        c.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        c.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        c.setString("io.tmp.dirs", folder.resolve("tmp").toString());
        c.setString("metrics.reporter.counters.factory.class", StateCounters.class.getName());
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
        figures.put("peak-resident-mib", Meter.peakResidentMib());
        figures.put("wall-seconds", result.getNetRuntime() / 1000.0);
        figures.put("state-reads", (double) StateCounters.value(StateCounters.HOT_READS));
        figures.put("state-writes", (double) StateCounters.value("hot_writes"));
        for (Map.Entry<String, Object> count : result.getAllAccumulatorResults().entrySet()) {
            if (count.getValue() instanceof Number n) {
                figures.put(count.getKey(), n.doubleValue());
            }
        }
        return figures;
    }
}
