package org.opportune.live;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.flow.Recording;
import org.opportune.kafka.ControlBacklog;
import org.opportune.kafka.KafkaEnds;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.KafkaProblem;
import org.opportune.kafka.RecordWriters;
import org.opportune.kafka.StartAt;
import org.opportune.kafka.Topic;
import org.opportune.kafka.Topics;
import org.opportune.pipeline.Baseline;
import org.opportune.pipeline.EngagementEnds;
import org.opportune.pipeline.EngagementOptions;
import org.opportune.pipeline.EngagementTopology;
import org.opportune.pipeline.RecordingEnds;
import org.opportune.pipeline.TimeLine;
import org.opportune.pipeline.operator.SubscriberOptions;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.pipeline.stream.Found;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.control.Control;

/** From event topics to the action topic. Arguments: {@code --config FILE} and {@code --key value}, see the README. */
public final class EngagementJob {
    /** Consumer group, and name of the job. */
    public static final String NAME = "opportune-engagement";

    private static final String ARCHIVE = "archive.raw";

    static final Set<String> KEYS = Set.of(
            "engagement.out-of-orderness",
            "engagement.idle-after",
            "engagement.control-interval",
            "engagement.cache-size",
            "engagement.buffer-bytes",
            "engagement.silent-after",
            ARCHIVE);

    private EngagementJob() {}

    /** Submits the job; exit code 1 and every problem in a line if the settings do not hold. */
    public static void main(String[] args) throws Exception {
        try {
            JobSettings settings = JobSettings.read(args);
            EngagementOptions options = options(settings);
            Path raw = settings.folder(ARCHIVE);
            KafkaOptions kafka = kafka(settings);
            settings.check(KEYS, "kafka.");
            Topics.ensure(kafka).mismatches().forEach(System.err::println);
            StreamExecutionEnvironment env =
                    StreamExecutionEnvironment.getExecutionEnvironment(Baseline.configuration());
            build(env, kafka, options, raw);
            env.execute(NAME);
        } catch (JobSettings.Invalid | KafkaProblem e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Adds the job's graph to {@code env}: the same for live and demo.
     *
     * @param raw folder for raw segments of what the job heard and decided, which {@code opportune archive seal} makes an archive of;
     *     null = nothing is recorded
     */
    public static void build(
            StreamExecutionEnvironment env, KafkaOptions kafka, EngagementOptions options, @Nullable Path raw) {
        ControlBacklog backlog = new ControlBacklog(kafka);
        EngagementTopology.build(
                env,
                new EngagementEnds(
                        KafkaEnds.source(
                                kafka,
                                List.of(Topic.MOMENTS, Topic.FACTS),
                                NAME,
                                Arrival::read,
                                StreamType.ARRIVAL,
                                StartAt.COMMITTED),
                        // All of it, at every start without state: definitions are what the job is.
                        KafkaEnds.source(
                                kafka,
                                List.of(Topic.CONTROL),
                                NAME + "-control",
                                new Found.Reader<>(Control.class)::read,
                                StreamType.found(Control.class),
                                StartAt.EARLIEST),
                        backlog::endOffset,
                        KafkaEnds.sink(kafka, Topic.ACTIONS, RecordWriters.actions()),
                        KafkaEnds.sink(kafka, Topic.DECISIONS, RecordWriters.decisions()),
                        KafkaEnds.sink(kafka, Topic.UNAPPLIED, RecordWriters.unapplied()),
                        // A live job has no horizon, so nothing is ever open at its end.
                        new DiscardingSink<>(),
                        KafkaEnds.deadLetters(kafka),
                        KafkaEnds.sink(kafka, Topic.CONTROL_LOG, RecordWriters.controls()),
                        raw == null ? null : recording(raw, options)),
                options);
    }

    private static RecordingEnds recording(Path raw, EngagementOptions options) {
        return new RecordingEnds(
                Recording.events(raw),
                Recording.control(raw),
                Recording.ticks(raw, options.subscriber().silentAfterMs()),
                Recording.decisions(raw),
                Recording.reached(raw));
    }

    static KafkaOptions kafka(JobSettings settings) throws JobSettings.Invalid {
        try {
            return KafkaOptions.from(settings.values());
        } catch (KafkaProblem e) {
            settings.problem(String.valueOf(e.getMessage()));
            settings.check(KEYS, "kafka.", "smpp.");
            throw e;
        }
    }

    static EngagementOptions options(JobSettings settings) {
        SubscriberOptions byDefault = SubscriberOptions.DEFAULT;
        EngagementOptions live = EngagementOptions.LIVE;
        return new EngagementOptions(
                new SubscriberOptions(
                        (int) settings.number("engagement.cache-size", byDefault.cacheSize(), 1, Integer.MAX_VALUE),
                        settings.number("engagement.buffer-bytes", byDefault.bufferBytes(), 1 << 20, Long.MAX_VALUE),
                        byDefault.slice(),
                        settings.durationMs("engagement.silent-after", byDefault.silentAfterMs(), 1),
                        byDefault.horizonMs()),
                TimeLine.LIVE,
                settings.durationMs("engagement.out-of-orderness", live.boundMs(), 0),
                Duration.ofMillis(settings.durationMs(
                        "engagement.idle-after", live.idleAfter().toMillis(), 1)),
                settings.durationMs("engagement.control-interval", live.promiseEveryMs(), 1),
                live.maxDriftMs());
    }
}
