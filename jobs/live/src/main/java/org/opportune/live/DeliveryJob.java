package org.opportune.live;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.opportune.kafka.KafkaEnds;
import org.opportune.kafka.KafkaOption;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.RecordWriters;
import org.opportune.kafka.StartAt;
import org.opportune.kafka.Topic;
import org.opportune.pipeline.DeliveryEnds;
import org.opportune.pipeline.DeliveryTopology;
import org.opportune.pipeline.JobOption;
import org.opportune.pipeline.StateNames;
import org.opportune.pipeline.stream.Found;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.ledger.LedgerEntry;
import org.opportune.schemas.option.Option;
import org.opportune.schemas.option.OptionSet;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.smpp.BindMode;
import org.opportune.smpp.DeliveryClock;
import org.opportune.smpp.SmppOption;
import org.opportune.smpp.SmppOptions;
import org.opportune.smpp.kafka.KafkaInbox;
import org.opportune.smpp.kafka.KafkaLedger;
import org.opportune.smpp.kafka.KafkaStops;
import org.opportune.smpp.sink.SmppSend;

/** From the action topic to an SMSC, and its answers back. Arguments: {@code --config FILE} and {@code --key value}. */
public final class DeliveryJob {
    /** Consumer group, and name of the job. */
    public static final String NAME = "opportune-delivery";

    /** What can be said to it. */
    static final List<Option> OPTIONS = Stream.<Option[]>of(
                    KafkaOption.values(), SmppOption.values(), JobOption.values())
            .flatMap(Stream::of)
            .toList();

    static final String WHAT = "DeliveryJob: from the action topic to an SMSC, and its answers back.";

    private DeliveryJob() {}

    /**
     * Submits the job.
     *
     * @throws org.apache.flink.client.program.ProgramParametrizationException with every problem of the options in a
     *     line, which {@code flink run} and the REST interface show as it is
     */
    public static void main(String[] args) throws Exception {
        Submission.of(NAME, args, WHAT, OPTIONS, DeliveryJob::check)
                .submit(
                        options -> new Configuration(),
                        (env, kafka, options) -> build(env, kafka, SmppOptions.of(options), DeliveryClock.live()));
    }

    private static void check(OptionSet options) {
        SmppOptions.check(options);
        if (options.text(SmppOption.BIND_MODE).equalsIgnoreCase(BindMode.RECEIVER.name())) {
            options.fault(SmppOption.BIND_MODE, "must be transceiver or transmitter for a job that sends");
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
                        new SmppSend(
                                smpp,
                                clock,
                                KafkaLedger.factory(kafka.clientConfig(), kafka.nameOf(Topic.LEDGER)),
                                KafkaInbox.factory(kafka.producerConfig(), kafka.nameOf(Topic.INBOX)),
                                KafkaStops.factory(kafka.clientConfig(), kafka.nameOf(Topic.CONTROL)),
                                new SmppSend.State(StateNames.LANES, StateNames.SINK_WRITERS))::after,
                        source(kafka, Topic.LEDGER, LedgerEntry.class),
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
}
