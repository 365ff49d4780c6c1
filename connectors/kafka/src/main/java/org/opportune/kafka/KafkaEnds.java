package org.opportune.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.event.Tick;

/** Kafka as the ends of a Flink job: at least once, made single by who reads (design 3.20). Sets no watermarks. */
public final class KafkaEnds {
    /** What a writer took back, or has not finished, is read by nobody. */
    static final String COMMITTED_ONLY = "read_committed";

    private static final Duration DISCOVERY = Duration.ofSeconds(30);

    private KafkaEnds() {}

    /**
     * A source over the topics. New partitions are found while it runs, and read from their first record; offsets are
     * committed to the group on each checkpoint.
     *
     * @param group consumer group, for lag metrics and {@link StartAt#COMMITTED}
     */
    public static <T> KafkaSource<T> source(
            KafkaOptions options,
            List<Topic> topics,
            String group,
            RecordReader<T> reader,
            TypeInformation<T> type,
            StartAt startAt) {
        return sourceOf(options, topics.stream().map(options::nameOf).toList(), group, reader, type, startAt);
    }

    /**
     * The same over a topic that is not of the house.
     *
     * @param topic full name
     */
    public static <T> KafkaSource<T> foreign(
            KafkaOptions options,
            String topic,
            String group,
            RecordReader<T> reader,
            TypeInformation<T> type,
            StartAt startAt) {
        return sourceOf(options, List.of(topic), group, reader, type, startAt);
    }

    private static <T> KafkaSource<T> sourceOf(
            KafkaOptions options,
            List<String> topics,
            String group,
            RecordReader<T> reader,
            TypeInformation<T> type,
            StartAt startAt) {
        KafkaSourceBuilder<T> builder = KafkaSource.<T>builder()
                .setProperties(options.clientProperties())
                .setTopics(topics)
                .setGroupId(group)
                .setClientIdPrefix(group)
                .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, COMMITTED_ONLY)
                .setProperty(
                        KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), Long.toString(DISCOVERY.toMillis()))
                .setDeserializer(new Reading<>(reader, type));
        startAt.apply(builder);
        return builder.build();
    }

    /**
     * A sink to one topic: at least once, idempotent producer, partition by key alone. Unless told otherwise a record waits
     * 20 ms for others: a request for each of them costs more than all that was done to decide it.
     */
    public static <T> KafkaSink<T> sink(KafkaOptions options, Topic topic, RecordWriter<T> writer) {
        Properties producer = options.producerProperties();
        producer.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, "20");
        return KafkaSink.<T>builder()
                .setKafkaProducerConfig(producer)
                .setBootstrapServers(options.bootstrapServers())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new Writing<>(options.nameOf(topic), writer))
                .build();
    }

    /** A sink to {@link Topic#DEAD_LETTERS}; key: topic-partition-offset of the record that could not be read. */
    public static KafkaSink<DeadLetter> deadLetters(KafkaOptions options) {
        return sink(options, Topic.DEAD_LETTERS, RecordWriters.deadLetters());
    }

    /** A sink of ticks: each goes to every partition of {@link Topic#MOMENTS} and {@link Topic#FACTS}. */
    public static Sink<Tick> ticks(KafkaOptions options) {
        return new TickSink(options);
    }

    private record Reading<T>(RecordReader<T> reader, TypeInformation<T> type)
            implements KafkaRecordDeserializationSchema<T> {
        private static final long serialVersionUID = 1L;

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<T> out) {
            out.collect(reader.read(record.topic(), record.partition(), record.offset(), record.value()));
        }

        @Override
        public TypeInformation<T> getProducedType() {
            return type;
        }
    }

    private record Writing<T>(String topic, RecordWriter<T> writer) implements KafkaRecordSerializationSchema<T> {
        private static final long serialVersionUID = 1L;

        /** The record's own time is not handed on: with historical event times the broker would delete it at once. */
        @Override
        public ProducerRecord<byte[], byte[]> serialize(T record, KafkaSinkContext context, @Nullable Long timestamp) {
            return new ProducerRecord<>(topic, writer.key(record), writer.value(record));
        }
    }
}
