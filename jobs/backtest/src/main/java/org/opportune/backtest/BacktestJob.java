package org.opportune.backtest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.opportune.archive.flow.ArchiveSource;
import org.opportune.archive.sealed.DecisionReader;
import org.opportune.pipeline.Baseline;
import org.opportune.pipeline.EngagementEnds;
import org.opportune.pipeline.EngagementOptions;
import org.opportune.pipeline.EngagementTopology;
import org.opportune.pipeline.TimeLine;
import org.opportune.pipeline.control.ControlBacklog;
import org.opportune.pipeline.operator.SubscriberOptions;
import org.opportune.pipeline.pattern.Patterns;
import org.opportune.pipeline.stream.Found;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.Wire;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.match.OpenAtEnd;

/**
 * The graph of a backtest: the topology of the live job, an archive before it, logs behind it. Texts of actions go
 * nowhere; that there would have been one is in the decision.
 */
final class BacktestJob {
    private BacktestJob() {}

    /** What leaves the job. */
    record Logs(RecordLog<Decision> decisions, RecordLog<OpenAtEnd> open, RecordLog<DeadLetter> damage) {
        /** Decisions in order of time. */
        static Logs in(Path folder) {
            return in(folder, BacktestJob::compare);
        }

        /** Decisions in the order in which an archive gives recorded ones. */
        static Logs byMatch(Path folder) {
            return in(folder, BacktestJob::compareByMatch);
        }

        private static Logs in(Path folder, RecordLog.Order<Decision> order) {
            return new Logs(
                    new RecordLog<>(folder.resolve("decisions"), Decision.class, order),
                    new RecordLog<>(folder.resolve("open"), OpenAtEnd.class, BacktestJob::compare),
                    new RecordLog<>(folder.resolve("damage"), DeadLetter.class, BacktestJob::compare));
        }
    }

    /** Adds the graph to {@code env}. */
    static void build(StreamExecutionEnvironment env, Trial trial, Logs logs) {
        EngagementOptions options = options(trial.horizonMs(), trial.maxDriftMs(), trial.silentAfterMs());
        EngagementTopology.build(
                env,
                new EngagementEnds(
                        ArchiveSource.of(
                                trial.archive(),
                                trial.excerpt(),
                                trial.onDamage(),
                                new Replay(trial.silentAfterMs()),
                                StreamType.ARRIVAL),
                        control(trial.definitions()),
                        ControlBacklog.BOUNDED,
                        new DiscardingSink<>(),
                        logs.decisions(),
                        new DiscardingSink<>(),
                        logs.open(),
                        logs.damage(),
                        new DiscardingSink<>(),
                        null),
                options,
                Patterns.published(trial.definitions()));
    }

    /** Order is recorded: nothing is waited for, and no source is idle while it has anything left. */
    static EngagementOptions options(long horizonMs, long maxDriftMs, long silentAfterMs) {
        SubscriberOptions live = SubscriberOptions.DEFAULT;
        return new EngagementOptions(
                new SubscriberOptions(
                        live.cacheSize(),
                        // What goes early goes before others that have their place already: no limit but the drift.
                        Long.MAX_VALUE,
                        live.slice(),
                        silentAfterMs,
                        horizonMs,
                        // A reader that has nothing left says all its ticks at once.
                        Integer.MAX_VALUE),
                TimeLine.LIVE,
                0,
                Duration.ofDays(1),
                EngagementOptions.LIVE.promiseEveryMs(),
                maxDriftMs);
    }

    private static Source<Found<Control>, ?, ?> control(List<Control> definitions) {
        Wire<Control> wire = Wire.of(Control.class);
        byte[][] records = definitions.stream().map(wire::encode).toArray(byte[][]::new);
        GeneratorFunction<Long, Found<Control>> read =
                index -> new Found.Reader<>(Control.class).read("control", 0, index, records[Math.toIntExact(index)]);
        return new DataGeneratorSource<>(read, records.length, StreamType.found(Control.class));
    }

    /** No checkpoints: what fails is run again from the beginning. */
    static Configuration configuration(int parallelism) {
        Configuration configuration = Baseline.configuration();
        configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        configuration.removeConfig(CheckpointingOptions.CHECKPOINTING_INTERVAL);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(50));
        return configuration;
    }

    /** By time, then by what was decided: no two decisions are equal in all of it. */
    private static int compare(Decision a, Decision b) {
        int order = Long.compare(a.getDecidedMs(), b.getDecidedMs());
        if (order == 0) {
            order = Arrays.compareUnsigned(
                    a.getMatch().getId().bytes(), b.getMatch().getId().bytes());
        }
        return order == 0 ? String.valueOf(a.getCampaign()).compareTo(String.valueOf(b.getCampaign())) : order;
    }

    private static int compareByMatch(Decision a, Decision b) {
        int order = DecisionReader.ORDER.compare(a, b);
        return order == 0 ? String.valueOf(a.getCampaign()).compareTo(String.valueOf(b.getCampaign())) : order;
    }

    private static int compare(OpenAtEnd a, OpenAtEnd b) {
        int order = Long.compare(a.getDueMs(), b.getDueMs());
        return order == 0 ? Long.compare(a.getMsisdn(), b.getMsisdn()) : order;
    }

    private static int compare(DeadLetter a, DeadLetter b) {
        int order = a.getTopic().compareTo(b.getTopic());
        if (order == 0) {
            order = Long.compare(a.getOffset(), b.getOffset());
        }
        return order == 0 ? a.getReason().compareTo(b.getReason()) : order;
    }
}
