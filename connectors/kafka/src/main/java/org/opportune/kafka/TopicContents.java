package org.opportune.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;

/**
 * Everything a topic of one partition holds at the moment of asking, outside of Flink and without a consumer group.
 *
 * @param records in the topic's order
 * @param unreadable how many records are no such thing; whoever runs on the topic has them as dead letters
 */
public record TopicContents<T>(List<T> records, long unreadable) {
    private static final Duration POLL = Duration.ofMillis(100);

    public TopicContents {
        records = List.copyOf(records);
    }

    /**
     * Reads from the first record kept to the end as it is now. Never creates a topic.
     *
     * @param timeout for each answer of the broker
     * @throws KafkaProblem if the broker does not answer, or has no such topic
     */
    public static <T extends SpecificRecordBase> TopicContents<T> read(
            KafkaOptions options, Topic topic, Class<T> type, Duration timeout) {
        String name = options.nameOf(topic);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(options, timeout)) {
            if (consumer.partitionsFor(name).isEmpty()) {
                throw new KafkaProblem(
                        "no such topic: topic=" + name + ", kafka.bootstrap.servers=" + options.bootstrapServers());
            }
            TopicPartition partition = new TopicPartition(name, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return decoded(all(consumer, partition, options, timeout), Wire.of(type));
        } catch (KafkaException e) {
            throw AdminCalls.problem("read " + name, options, e);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(KafkaOptions options, Duration timeout) {
        Properties properties = options.clientProperties();
        String millis = Long.toString(timeout.toMillis());
        properties.setProperty(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        properties.setProperty(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return AdminCalls.started(
                "consumer",
                () -> new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    private static List<byte[]> all(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, KafkaOptions options, Duration timeout) {
        long end = AdminCalls.present(consumer.endOffsets(List.of(partition)).get(partition));
        List<byte[]> values = new ArrayList<>();
        Duration silence = Duration.ZERO;
        while (consumer.position(partition) < end) {
            int before = values.size();
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                values.add(record.value() == null ? new byte[0] : record.value());
            }
            silence = values.size() == before ? silence.plus(POLL) : Duration.ZERO;
            if (silence.compareTo(timeout) > 0) {
                throw new KafkaProblem("read " + partition.topic()
                        + ": broker does not answer in time: kafka.bootstrap.servers=" + options.bootstrapServers());
            }
        }
        return values;
    }

    private static <T extends SpecificRecordBase> TopicContents<T> decoded(List<byte[]> values, Wire<T> wire) {
        List<T> records = new ArrayList<>();
        long unreadable = 0;
        for (byte[] value : values) {
            try {
                records.add(wire.decode(value));
            } catch (UndecodableRecord e) {
                unreadable++;
            }
        }
        return new TopicContents<>(records, unreadable);
    }
}
