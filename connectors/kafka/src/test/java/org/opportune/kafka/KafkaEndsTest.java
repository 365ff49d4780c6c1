package org.opportune.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.Purpose;

@ExtendWith(RealBroker.class)
class KafkaEndsTest {
    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private final KafkaOptions options = RealBroker.freshOptions();

    @Test
    void recordsPassThroughAJobAndWhatCannotBeReadIsKeptWithItsPlace() throws Exception {
        Topics.ensure(options);
        byte[] garbage = {1, 2, 3};
        byte[] foreign = {(byte) 0xC3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 7};
        try (FeedProducer feed = new FeedProducer(options)) {
            LongStream.range(0, 30).forEach(i -> feed.send(Samples.event(EventKind.CALL_ENDED, i, i)));
            feed.sendRaw(Topic.MOMENTS, Keys.text("x"), garbage);
            feed.sendRaw(Topic.FACTS, null, foreign);
        }

        runCallsToActions();

        List<ConsumerRecord<byte[], byte[]>> actions = RealBroker.read(options, Topic.ACTIONS);
        Wire<Action> wire = Wire.of(Action.class);
        assertThat(actions)
                .hasSize(30)
                .allSatisfy(record -> assertThat(Keys.msisdnOf(record.key()))
                        .isEqualTo(wire.decode(record.value()).getMsisdn()));
        assertThat(actions.stream().map(record -> Keys.msisdnOf(record.key())).distinct())
                .hasSize(30);
        assertDeadLetters(garbage, foreign);
    }

    private void assertDeadLetters(byte[] garbage, byte[] foreign) throws UndecodableRecord {
        List<ConsumerRecord<byte[], byte[]>> moments = RealBroker.read(options, Topic.MOMENTS);
        ConsumerRecord<byte[], byte[]> lost = moments.stream()
                .filter(r -> r.value().length == garbage.length)
                .findAny()
                .orElseThrow();
        List<ConsumerRecord<byte[], byte[]>> letters = RealBroker.read(options, Topic.DEAD_LETTERS);
        assertThat(letters).hasSize(2);
        for (ConsumerRecord<byte[], byte[]> record : letters) {
            DeadLetter letter = Wire.of(DeadLetter.class).decode(record.value());
            assertThat(record.key()).isEqualTo(Keys.deadLetter(letter));
            byte[] raw = new byte[letter.getRaw().remaining()];
            letter.getRaw().duplicate().get(raw);
            if (letter.getTopic().equals(options.nameOf(Topic.MOMENTS))) {
                assertThat(letter.getPartition()).isEqualTo(lost.partition());
                assertThat(letter.getOffset()).isEqualTo(lost.offset());
                assertThat(letter.getReason()).isEqualTo("single-object header needs 10 octets: length=3");
                assertThat(raw).isEqualTo(garbage);
            } else {
                assertThat(letter.getTopic()).isEqualTo(options.nameOf(Topic.FACTS));
                assertThat(letter.getReason()).startsWith("offset 2: schema fingerprint");
                assertThat(raw).isEqualTo(foreign);
            }
        }
    }

    private void runCallsToActions() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        DataStream<byte[]> read = env.fromSource(
                KafkaEnds.source(
                        options,
                        List.of(Topic.MOMENTS, Topic.FACTS),
                        "test",
                        new EventOrDeadLetter(),
                        TypeInformation.of(byte[].class),
                        StartAt.EARLIEST_TO_END),
                WatermarkStrategy.noWatermarks(),
                "in");
        read.filter(bytes -> bytes[0] == 'A').sinkTo(KafkaEnds.sink(options, Topic.ACTIONS, new Tagged('A')));
        read.filter(bytes -> bytes[0] == 'D').sinkTo(KafkaEnds.sink(options, Topic.DEAD_LETTERS, new Tagged('D')));
        env.execute();
    }

    /** A tag octet ('A' action, 'D' dead letter), the key's length, the key, the value: all a test job needs. */
    private record EventOrDeadLetter() implements RecordReader<byte[]> {
        @Override
        public byte[] read(String topic, int partition, long offset, byte @Nullable [] value) {
            try {
                Event event = Wire.of(Event.class).decode(value);
                return tagged('A', RecordWriters.actions(), action(event));
            } catch (UndecodableRecord e) {
                DeadLetter letter = new DeadLetter(topic, partition, offset, e.getMessage(), ByteBuffer.wrap(value));
                return tagged('D', RecordWriters.deadLetters(), letter);
            }
        }

        private static <T> byte[] tagged(char tag, RecordWriter<T> writer, T record) {
            byte[] key = writer.key(record);
            byte[] bytes = writer.value(record);
            return ByteBuffer.allocate(2 + key.length + bytes.length)
                    .put((byte) tag)
                    .put((byte) key.length)
                    .put(key)
                    .put(bytes)
                    .array();
        }
    }

    private record Tagged(char tag) implements RecordWriter<byte[]> {
        @Override
        public byte[] key(byte[] record) {
            return Arrays.copyOfRange(record, 2, 2 + record[1]);
        }

        @Override
        public byte[] value(byte[] record) {
            return Arrays.copyOfRange(record, 2 + record[1], record.length);
        }
    }

    private static Action action(Event event) {
        return Action.newBuilder()
                .setId(Long.toHexString(event.getMsisdn()))
                .setMsisdn(event.getMsisdn())
                .setCampaign("c")
                .setScenario("s")
                .setDataUser("d")
                .setPurpose(Purpose.MARKETING)
                .setChannel(Channel.SMS)
                .setSender("1000")
                .setText("t")
                .setDecidedMs(event.getHappenedMs())
                .setValidUntilMs(event.getHappenedMs() + 1)
                .build();
    }
}
