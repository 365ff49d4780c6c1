package org.opportune.live;

import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.flow.ArchiveOption;
import org.opportune.archive.flow.Recording;
import org.opportune.kafka.ControlBacklog;
import org.opportune.kafka.KafkaEnds;
import org.opportune.kafka.KafkaOption;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.RecordWriters;
import org.opportune.kafka.StartAt;
import org.opportune.kafka.Topic;
import org.opportune.pipeline.EngagementEnds;
import org.opportune.pipeline.EngagementOption;
import org.opportune.pipeline.EngagementOptions;
import org.opportune.pipeline.EngagementTopology;
import org.opportune.pipeline.JobOption;
import org.opportune.pipeline.RecordingEnds;
import org.opportune.pipeline.pattern.Patterns;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.pipeline.stream.Found;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.option.Option;

/** From event topics to the action topic. Arguments: {@code --config FILE}, {@code --key value}. */
public final class EngagementJob {
    /** Consumer group, and name of the job. */
    public static final String NAME = "opportune-engagement";

    /** What can be said to it. */
    static final List<Option> OPTIONS = Stream.<Option[]>of(
                    KafkaOption.values(), EngagementOption.values(), JobOption.values(), ArchiveOption.values())
            .flatMap(Stream::of)
            .toList();

    static final String WHAT = "EngagementJob: from event topics to the action topic.";

    private EngagementJob() {}

    /**
     * Submits the job.
     *
     * @throws org.apache.flink.client.program.ProgramParametrizationException with every problem of the options in a
     *     line, which {@code flink run} and the REST interface show as it is
     */
    public static void main(String[] args) throws Exception {
        Submission.of(NAME, args, WHAT, OPTIONS, PatternFiles::check)
                .submit(
                        EngagementOption::asked,
                        (env, kafka, options) -> build(
                                env,
                                kafka,
                                EngagementOptions.of(options),
                                options.has(ArchiveOption.RAW) ? new Path(options.text(ArchiveOption.RAW)) : null,
                                PatternFiles.of(options)));
    }

    /**
     * Adds the job's graph to {@code env}: the same for live and demo.
     *
     * @param raw folder for raw segments of what the job heard and decided, which {@code opportune archive seal} makes an archive of;
     *     null = nothing is recorded
     * @param patterns what Flink CEP runs beside our own engine
     */
    public static void build(
            StreamExecutionEnvironment env,
            KafkaOptions kafka,
            EngagementOptions options,
            @Nullable Path raw,
            Patterns patterns) {
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
                options,
                patterns);
    }

    private static RecordingEnds recording(Path raw, EngagementOptions options) {
        return new RecordingEnds(
                Recording.events(raw),
                Recording.control(raw),
                Recording.ticks(raw, options.subscriber().silentAfterMs()),
                Recording.decisions(raw),
                Recording.reached(raw));
    }
}
