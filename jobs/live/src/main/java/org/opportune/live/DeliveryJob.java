package org.opportune.live;

import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.opportune.kafka.KafkaEnds;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.KafkaProblem;
import org.opportune.kafka.RecordWriters;
import org.opportune.kafka.StartAt;
import org.opportune.kafka.Topic;
import org.opportune.kafka.Topics;
import org.opportune.pipeline.Baseline;
import org.opportune.pipeline.DeliveryEnds;
import org.opportune.pipeline.DeliveryTopology;
import org.opportune.pipeline.stream.Found;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.outcome.DeliveryResult;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.smpp.DeliveryClock;
import org.opportune.smpp.InvalidSmppOptions;
import org.opportune.smpp.SmppOptions;
import org.opportune.smpp.kafka.KafkaInbox;
import org.opportune.smpp.kafka.KafkaResults;
import org.opportune.smpp.sink.SmppSink;

/** From the action topic to an SMSC, and its answers back. Arguments: {@code --config FILE} and {@code --key value}. */
public final class DeliveryJob {
    /** Consumer group, and name of the job. */
    public static final String NAME = "opportune-delivery";

    private DeliveryJob() {}

    /** Submits the job; exit code 1 and every problem in a line if the settings do not hold. */
    public static void main(String[] args) throws Exception {
        try {
            JobSettings settings = JobSettings.read(args);
            SmppOptions smpp = smpp(settings);
            KafkaOptions kafka = EngagementJob.kafka(settings);
            settings.check(Set.of(), "kafka.", "smpp.");
            Topics.ensure(kafka).mismatches().forEach(System.err::println);
            StreamExecutionEnvironment env =
                    StreamExecutionEnvironment.getExecutionEnvironment(Baseline.configuration());
            build(env, kafka, smpp, DeliveryClock.live());
            env.execute(NAME);
        } catch (JobSettings.Invalid | KafkaProblem | InvalidSmppOptions e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Adds the job's graph to {@code env}: the same for live and demo.
     *
     * @param clock scenario time; live it is wall time
     */
    public static void build(
            StreamExecutionEnvironment env, KafkaOptions kafka, SmppOptions smpp, DeliveryClock clock) {
        DeliveryTopology.build(
                env,
                new DeliveryEnds(
                        source(kafka, Topic.ACTIONS, Action.class),
                        new SmppSink(
                                smpp,
                                clock,
                                KafkaResults.factory(kafka.producerConfig(), kafka.nameOf(Topic.RESULTS)),
                                KafkaInbox.factory(kafka.producerConfig(), kafka.nameOf(Topic.INBOX))),
                        source(kafka, Topic.RESULTS, DeliveryResult.class),
                        source(kafka, Topic.INBOX, InboundMessage.class),
                        new SmppInbound(),
                        KafkaEnds.sink(kafka, Topic.FACTS, RecordWriters.events()),
                        KafkaEnds.sink(kafka, Topic.MOMENTS, RecordWriters.events()),
                        KafkaEnds.deadLetters(kafka)));
    }

    private static <T extends SpecificRecordBase> KafkaSource<Found<T>> source(
            KafkaOptions kafka, Topic topic, Class<T> type) {
        Found.Reader<T> reader = new Found.Reader<>(type);
        return KafkaEnds.source(kafka, List.of(topic), NAME, reader::read, StreamType.found(type), StartAt.COMMITTED);
    }

    static SmppOptions smpp(JobSettings settings) throws JobSettings.Invalid {
        try {
            return SmppOptions.of(settings.values());
        } catch (InvalidSmppOptions e) {
            settings.problem(String.valueOf(e.getMessage()));
            settings.check(Set.of(), "kafka.", "smpp.");
            throw e;
        }
    }
}
