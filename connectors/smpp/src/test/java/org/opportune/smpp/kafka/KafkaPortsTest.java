package org.opportune.smpp.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opportune.schemas.Wire;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.outcome.DeliveryResult;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.smpp.session.Inbox;
import org.opportune.smpp.sink.Results;

/** Both ports against a real broker. */
@Timeout(60)
class KafkaPortsTest {
    private static KafkaClusterTestKit kit;

    @BeforeAll
    static void start() throws Exception {
        TestKitNodes nodes = new TestKitNodes.Builder()
                .setCombined(true)
                .setNumBrokerNodes(1)
                .setNumControllerNodes(1)
                .build();
        kit = new KafkaClusterTestKit.Builder(nodes)
                .setConfigProp("auto.create.topics.enable", "false")
                .build();
        kit.format();
        kit.startup();
        kit.waitForReadyBrokers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kit.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("results", 1, (short) 1), new NewTopic("inbox", 1, (short) 1)))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        kit.close();
    }

    private static Map<String, String> config() {
        return Map.of("bootstrap.servers", kit.bootstrapServers(), "max.block.ms", "2000", "acks", "0");
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String topic, int count) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kit.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition only = new TopicPartition(topic, 0);
            consumer.assign(List.of(only));
            consumer.seekToBeginning(List.of(only));
            List<ConsumerRecord<byte[], byte[]>> records = new java.util.ArrayList<>();
            while (records.size() < count) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    @Test
    void aResultIsReadBackUnderItsNumber() throws Exception {
        DeliveryResult result = DeliveryResult.newBuilder()
                .setActionId("a")
                .setMsisdn(8613800000017L)
                .setCampaign("c")
                .setStatus(OutcomeStatus.ACCEPTED)
                .setMessageIds(List.of("m"))
                .setAtMs(5)
                .build();
        Results results = InstantiationUtil.clone(KafkaResults.factory(config(), "results"))
                .open();
        results.append(result).toCompletableFuture().get(60, TimeUnit.SECONDS);
        results.close();
        ConsumerRecord<byte[], byte[]> record = read("results", 1).get(0);
        assertThat(ByteBuffer.wrap(record.key()).getLong()).isEqualTo(8613800000017L);
        assertThat(Wire.of(DeliveryResult.class).decode(record.value())).isEqualTo(result);
    }

    @Test
    void anInboundMessageIsReadBackUnderTheDigitsOfItsSource() throws Exception {
        InboundMessage message = InboundMessage.newBuilder()
                .setSmsc("s")
                .setSourceAddress("+86 138")
                .setSourceTon(1)
                .setSourceNpi(1)
                .setDestinationAddress("1259")
                .setEsmClass(0)
                .setDataCoding(0)
                .setBody(ByteBuffer.wrap(new byte[] {1}))
                .setReceivedMs(0)
                .build();
        Inbox inbox =
                InstantiationUtil.clone(KafkaInbox.factory(config(), "inbox")).open();
        inbox.append(message).toCompletableFuture().get(60, TimeUnit.SECONDS);
        message.setSourceAddress("Operator");
        inbox.append(message).toCompletableFuture().get(60, TimeUnit.SECONDS);
        inbox.close();
        List<ConsumerRecord<byte[], byte[]>> records = read("inbox", 2);
        assertThat(new String(records.get(0).key(), StandardCharsets.US_ASCII)).isEqualTo("86138");
        assertThat(records.get(1).key()).isNull();
        assertThat(Wire.of(InboundMessage.class).decode(records.get(1).value())).isEqualTo(message);
    }

    @Test
    void whatCannotBeStoredFailsItsStage() {
        Results results = KafkaResults.factory(config(), "no-such-topic").open();
        DeliveryResult result = DeliveryResult.newBuilder()
                .setActionId("a")
                .setMsisdn(1)
                .setCampaign("c")
                .setStatus(OutcomeStatus.UNKNOWN)
                .setAtMs(5)
                .build();
        assertThatThrownBy(() -> results.append(result).toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isInstanceOf(java.util.concurrent.ExecutionException.class);
        results.close();
    }
}
