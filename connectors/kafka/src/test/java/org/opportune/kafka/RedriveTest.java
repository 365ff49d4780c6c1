package org.opportune.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opportune.kafka.RedriveStep.Verdict;
import org.opportune.schemas.Wire;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.outcome.InboundMessage;

@ExtendWith(RealBroker.class)
class RedriveTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final byte[] GARBAGE = Keys.text("neither a moment nor a fact");
    private static final byte[] KEY = Keys.msisdn(999_000_000_007L);

    private final KafkaOptions options = RealBroker.freshOptions();

    @BeforeEach
    void topics() {
        Topics.ensure(options);
    }

    @Test
    void aRecordGoesBackOctetForOctetAndOnce() {
        ConsumerRecord<byte[], byte[]> lost = put(Topic.MOMENTS, KEY, GARBAGE);
        letter(lost, GARBAGE);

        assertThat(send()).singleElement().satisfies(step -> {
            assertThat(step.verdict()).isEqualTo(Verdict.SENT);
            assertThat(step.to()).isEqualTo(lost.topic() + "-" + lost.partition() + "-" + (lost.offset() + 1));
        });

        List<ConsumerRecord<byte[], byte[]>> moments = RealBroker.read(options, Topic.MOMENTS);
        assertThat(moments).hasSize(2).allSatisfy(record -> {
            assertThat(record.key()).isEqualTo(KEY);
            assertThat(record.value()).isEqualTo(GARBAGE);
            assertThat(record.partition()).isEqualTo(lost.partition());
        });
        assertThat(RedriveHeaders.text(moments.get(1).headers(), RedriveHeaders.FROM))
                .isEqualTo(lost.topic() + "-" + lost.partition() + "-" + lost.offset());
        assertThat(RedriveHeaders.attempt(moments.get(1).headers())).isEqualTo(2);
        assertThat(send()).extracting(RedriveStep::verdict).containsExactly(Verdict.ALREADY);
        assertThat(RealBroker.read(options, Topic.MOMENTS)).hasSize(2);
    }

    @Test
    void whatIsAgainUnreadableIsTheNextAttempt() {
        letter(put(Topic.FACTS, KEY, GARBAGE), GARBAGE);
        send();
        List<ConsumerRecord<byte[], byte[]>> facts = RealBroker.read(options, Topic.FACTS);
        letter(facts.get(1), GARBAGE);

        assertThat(letters()).extracting(LostRecord::attempt).containsExactly(1, 2);
        assertThat(send()).extracting(RedriveStep::verdict).containsExactly(Verdict.ALREADY, Verdict.SENT);
        ConsumerRecord<byte[], byte[]> third =
                RealBroker.read(options, Topic.FACTS).get(2);
        assertThat(RedriveHeaders.attempt(third.headers())).isEqualTo(3);
        assertThat(third.headers().headers(RedriveHeaders.FROM)).hasSize(1);
    }

    @Test
    void aLookSendsNothing() {
        letter(put(Topic.MOMENTS, null, GARBAGE), GARBAGE);
        try (Redrive redrive = new Redrive(options, TIMEOUT)) {
            assertThat(redrive.look(letters(), done -> {}))
                    .extracting(RedriveStep::verdict)
                    .containsExactly(Verdict.READY);
        }
        assertThat(RealBroker.read(options, Topic.MOMENTS)).hasSize(1);
        assertThat(RealBroker.read(options, Topic.DEAD_LETTERS)).hasSize(1);
    }

    @Test
    void aRecordNoLongerKeptGoesToItsPartitionWithoutAKey() throws Exception {
        ConsumerRecord<byte[], byte[]> lost = put(Topic.MOMENTS, KEY, GARBAGE);
        letter(lost, GARBAGE);
        byte[] body = Keys.text("STOP");
        ConsumerRecord<byte[], byte[]> message = put(Topic.INBOX, KEY, inbound(body));
        letter(message, body);
        forget(lost);
        forget(message);

        assertThat(send()).extracting(RedriveStep::verdict).containsExactly(Verdict.SENT, Verdict.REFUSED);
        assertThat(RealBroker.read(options, Topic.MOMENTS)).singleElement().satisfies(record -> {
            assertThat(record.key()).isNull();
            assertThat(record.value()).isEqualTo(GARBAGE);
            assertThat(record.partition()).isEqualTo(lost.partition());
        });
        assertThat(RealBroker.read(options, Topic.INBOX)).isEmpty();
    }

    @Test
    void ofAMessageTheWholeRecordGoesBackAndNotThePartInTheLetter() {
        byte[] body = Keys.text("what is this");
        byte[] whole = inbound(body);
        letter(put(Topic.INBOX, Keys.text("999000000007"), whole), body);

        assertThat(send()).extracting(RedriveStep::verdict).containsExactly(Verdict.SENT);
        assertThat(RealBroker.read(options, Topic.INBOX))
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.value()).isEqualTo(whole));
    }

    @Test
    void whatHasNowhereToGoIsRefusedWithItsReason() {
        ConsumerRecord<byte[], byte[]> other = put(Topic.MOMENTS, KEY, Keys.text("something else"));
        letter(other, GARBAGE);
        letter(new DeadLetter("control", 0, 0L, "offer.yaml:1:1: unknown key", ByteBuffer.wrap(GARBAGE)));
        letter(new DeadLetter(options.nameOf(Topic.CONTROL), 0, 0L, "rule", ByteBuffer.wrap(GARBAGE)));
        letter(new DeadLetter("elsewhere.moments", 0, 0L, "rule", ByteBuffer.wrap(GARBAGE)));
        letter(new DeadLetter(options.nameOf(Topic.FACTS), 0, 9L, "rule", ByteBuffer.allocate(0)));

        List<RedriveStep> steps = send();

        assertThat(steps).extracting(RedriveStep::verdict).containsOnly(Verdict.REFUSED);
        assertThat(steps)
                .extracting(step -> step.detail().replaceAll(":.*|,.*", ""))
                .containsExactly(
                        "another record lies in its place now",
                        "a definition is corrected and published again",
                        "a definition is corrected and published again",
                        "no topic of this prefix",
                        "a record without octets stays unreadable");
        assertThat(RealBroker.read(options, Topic.MOMENTS)).hasSize(1);
        assertThat(RealBroker.read(options, Topic.CONTROL)).isEmpty();
    }

    @Test
    void manyGoInOrderAndProgressIsTold() {
        List<byte[]> values = IntStream.range(0, 150)
                .mapToObj(i -> Keys.text("record number " + i))
                .toList();
        try (FeedProducer feed = new FeedProducer(options)) {
            values.forEach(value -> feed.sendRaw(Topic.MOMENTS, KEY, value));
        }
        letters(RealBroker.read(options, Topic.MOMENTS).stream()
                .map(each -> letterAbout(each, each.value()))
                .toList());
        long[] told = {0, 0};
        try (Redrive redrive = new Redrive(options, TIMEOUT)) {
            redrive.send(letters(), done -> {
                assertThat(done).isGreaterThan(told[0]);
                told[0] = done;
                told[1]++;
            });
        }
        assertThat(told).containsExactly(150, 3);
        assertThat(RealBroker.read(options, Topic.MOMENTS).subList(150, 300))
                .extracting(ConsumerRecord::value)
                .containsExactlyElementsOf(values);
    }

    @Test
    void whatTheBrokerDidNotTakeIsNotMarkedAndWhatItDidNotMarkIsSaid() throws Exception {
        ConsumerRecord<byte[], byte[]> lost = put(Topic.MOMENTS, KEY, GARBAGE);
        letter(lost, GARBAGE);
        bound(Topic.MOMENTS, "10");
        assertThatThrownBy(this::send)
                .isInstanceOf(KafkaProblem.class)
                .hasMessageStartingWith("redrive: broker refuses (RecordTooLargeException")
                .hasMessageEndingWith("sent=0, and not marked of these, so that a repeat sends them again=[]");
        assertThat(letters()).extracting(LostRecord::redriven).containsOnlyNulls();

        bound(Topic.MOMENTS, "1000000");
        bound(Topic.DEAD_LETTERS, "10");
        assertThatThrownBy(this::send)
                .hasMessageEndingWith("sent=1, and not marked of these, so that a repeat sends them again=["
                        + lost.topic() + "-" + lost.partition() + "-" + lost.offset() + "]");
    }

    @Test
    void aBrokerThatIsNotThereIsSaid() {
        KafkaOptions nobody = KafkaOptions.of("127.0.0.1:1");
        assertThatThrownBy(() -> DeadLetters.read(nobody, Duration.ofSeconds(1)))
                .isInstanceOf(KafkaProblem.class)
                .hasMessageContaining("nothing listens there");
        assertThatThrownBy(() -> DeadLetters.read(options.withTopicPrefix("none."), TIMEOUT))
                .hasMessageContaining("no such topic on the broker: topic=none.dead-letters")
                .hasMessageContaining("opportune topics apply");
    }

    private List<RedriveStep> send() {
        try (Redrive redrive = new Redrive(options, TIMEOUT)) {
            return redrive.send(letters(), done -> {});
        }
    }

    private List<LostRecord> letters() {
        return DeadLetters.read(options, TIMEOUT).lost();
    }

    /** Puts a record on a topic, and tells where it lies. */
    private ConsumerRecord<byte[], byte[]> put(Topic topic, byte[] key, byte[] value) {
        try (FeedProducer feed = new FeedProducer(options)) {
            feed.sendRaw(topic, key, value);
        }
        List<ConsumerRecord<byte[], byte[]>> all = RealBroker.read(options, topic);
        return all.get(all.size() - 1);
    }

    private void letter(ConsumerRecord<byte[], byte[]> about, byte[] octets) {
        letter(letterAbout(about, octets));
    }

    private void letter(DeadLetter letter) {
        letters(List.of(letter));
    }

    private void letters(List<DeadLetter> letters) {
        try (var out = new RecordProducer<>(options, Topic.DEAD_LETTERS, RecordWriters.deadLetters())) {
            letters.stream().map(out::send).toList().forEach(CompletableFuture::join);
        }
    }

    private static DeadLetter letterAbout(ConsumerRecord<byte[], byte[]> about, byte[] octets) {
        return new DeadLetter(about.topic(), about.partition(), about.offset(), "rule", ByteBuffer.wrap(octets));
    }

    private static byte[] inbound(byte[] body) {
        return Wire.of(InboundMessage.class)
                .encode(InboundMessage.newBuilder()
                        .setSmsc("a")
                        .setSourceAddress("999000000007")
                        .setSourceTon(1)
                        .setSourceNpi(1)
                        .setDestinationAddress("1000")
                        .setEsmClass(0)
                        .setDataCoding(0)
                        .setBody(ByteBuffer.wrap(body))
                        .setReceivedMs(1)
                        .build());
    }

    /** As retention does. */
    private void forget(ConsumerRecord<byte[], byte[]> record) throws Exception {
        try (Admin admin = Topics.admin(options, TIMEOUT)) {
            admin.deleteRecords(Map.of(
                            new TopicPartition(record.topic(), record.partition()),
                            RecordsToDelete.beforeOffset(record.offset() + 1)))
                    .all()
                    .get();
        }
    }

    private void bound(Topic topic, String octets) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, options.nameOf(topic));
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry("max.message.bytes", octets), AlterConfigOp.OpType.SET);
        try (Admin admin = Topics.admin(options, TIMEOUT)) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
        }
    }
}
