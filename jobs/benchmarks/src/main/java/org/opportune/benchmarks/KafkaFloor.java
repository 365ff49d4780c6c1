package org.opportune.benchmarks;

import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.opportune.kafka.KafkaEnds;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.StartAt;
import org.opportune.kafka.Topic;
import org.opportune.pipeline.Baseline;
import org.opportune.pipeline.EngagementOptions;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.pipeline.stream.StreamType;

/**
 * The floor as a job for {@code flink run}: reads the event topics from their beginning and writes nothing. Arguments:
 * broker, prefix of topics, octets of the value.
 */
public final class KafkaFloor {
    private static final String NAME = "opportune-floor";

    private KafkaFloor() {}

    /** Submits the job. */
    public static void main(String[] args) throws Exception {
        KafkaOptions kafka =
                KafkaOptions.from(Map.of("kafka.bootstrap.servers", args[0], "kafka.topic.prefix", args[1]));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(Baseline.configuration());
        Floor.build(
                env,
                KafkaEnds.source(
                        kafka,
                        List.of(Topic.MOMENTS, Topic.FACTS),
                        NAME,
                        Arrival::read,
                        StreamType.ARRIVAL,
                        StartAt.EARLIEST),
                EngagementOptions.LIVE,
                Integer.parseInt(args[2]));
        env.execute(NAME);
    }
}
