package org.opportune.smpp.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opportune.schemas.Wire;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.smpp.session.Inbox;

/** The inbox against a real broker. */
@Timeout(60)
class KafkaPortsTest {
    @RegisterExtension
    static final Broker BROKER = new Broker();

    @BeforeAll
    static void start() throws Exception {
        Broker.make("inbox", 1);
    }

    private static Map<String, String> config() {
        Map<String, String> config = new HashMap<>(Broker.config());
        config.put("max.block.ms", "2000");
        config.put("acks", "0");
        return config;
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String topic, int count) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                new HashMap<>(Broker.config()), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
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

    private static InboundMessage message() {
        return InboundMessage.newBuilder()
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
    }

    @Test
    void anInboundMessageIsReadBackUnderTheDigitsOfItsSource() throws Exception {
        InboundMessage message = message();
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
        Inbox inbox = KafkaInbox.factory(config(), "no-such-topic").open();
        assertThatThrownBy(() -> inbox.append(message()).toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isInstanceOf(java.util.concurrent.ExecutionException.class);
        inbox.close();
    }
}
