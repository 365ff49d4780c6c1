package org.opportune.live;

import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.opportune.kafka.KafkaEnds;
import org.opportune.kafka.KafkaOption;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.RecordWriters;
import org.opportune.kafka.Topic;
import org.opportune.pipeline.JobOption;
import org.opportune.pipeline.SignalingEnds;
import org.opportune.pipeline.SignalingTopology;
import org.opportune.schemas.option.Option;
import org.opportune.schemas.option.OptionSet;

/** From decoded feeds to the event topics. Arguments: {@code --config FILE} and {@code --key value}. */
public final class SignalingJob {
    /** Beginning of the consumer groups, and name of the job. */
    public static final String NAME = "opportune-signaling";

    /** What can be said to it. */
    static final List<Option> OPTIONS = Stream.<Option[]>of(
                    KafkaOption.values(), FeedOption.values(), JobOption.values())
            .flatMap(Stream::of)
            .toList();

    static final String WHAT = "SignalingJob: from decoded feeds to the event topics.";

    private SignalingJob() {}

    /**
     * Submits the job.
     *
     * @throws org.apache.flink.client.program.ProgramParametrizationException with every problem of the options in a
     *     line, which {@code flink run} and the REST interface show as it is
     */
    public static void main(String[] args) throws Exception {
        Submission.of(NAME, args, WHAT, OPTIONS, SignalingJob::check)
                .submit(options -> new Configuration(), SignalingJob::build);
    }

    private static void check(OptionSet options) {
        Feeds.check(options);
        if (options.family(FeedOption.MAPPING).isEmpty()) {
            options.fault(FeedOption.MAPPING, "the job needs a feed, such as " + FeedOption.MAPPING.example());
        }
    }

    /** Adds the job's graph to {@code env}. */
    static void build(StreamExecutionEnvironment env, KafkaOptions kafka, OptionSet options) {
        SignalingTopology.build(
                env,
                new SignalingEnds(
                        Feeds.of(options, kafka),
                        KafkaEnds.sink(kafka, Topic.MOMENTS, RecordWriters.events()),
                        KafkaEnds.sink(kafka, Topic.FACTS, RecordWriters.events()),
                        KafkaEnds.ticks(kafka),
                        KafkaEnds.deadLetters(kafka)));
    }
}
