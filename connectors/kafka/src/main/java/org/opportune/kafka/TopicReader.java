package org.opportune.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Records of a topic as they lie on the broker, outside of Flink and without a consumer group. Never creates a topic. Not
 * thread-safe.
 */
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaOptions options;
    private final Duration timeout;
    private final KafkaConsumer<byte[], byte[]> consumer;
    /** Offsets behind the last record, as far as they were asked for. */
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    /**
     * @param timeout for each answer of the broker
     * @param atOnce records handed out at once: 1 to read single places, so that the next ones are kept
     * @throws KafkaProblem if a setting of the client is wrong
     */
    private TopicReader(KafkaOptions options, Duration timeout, int atOnce) {
        this.options = options;
        this.timeout = timeout;
        Properties properties = options.clientProperties();
        String millis = Long.toString(timeout.toMillis());
        properties.setProperty(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        properties.setProperty(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        properties.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(atOnce));
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        // Nobody waits here for records to come, and while a fetch waits no other partition is asked.
        properties.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "5");
        properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, KafkaEnds.COMMITTED_ONLY);
        // A place that is no longer kept is told and not jumped from.
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        this.consumer = AdminCalls.started(
                "consumer",
                () -> new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    /**
     * For {@link #all}.
     *
     * @param timeout for each answer of the broker
     */
    public static TopicReader ofAll(KafkaOptions options, Duration timeout) {
        return new TopicReader(options, timeout, 500);
    }

    /** For {@link #at}. */
    static TopicReader ofPlaces(KafkaOptions options, Duration timeout) {
        return new TopicReader(options, timeout, 1);
    }

    /**
     * Every record of a topic, partition by partition, from the first one kept to the end as it is now.
     *
     * @throws KafkaProblem if the broker does not answer, or has no such topic
     */
    public void all(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try {
            mustExist(new TopicPartition(topic, 0));
            for (PartitionInfo info : consumer.partitionsFor(topic)) {
                TopicPartition partition = new TopicPartition(topic, info.partition());
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                long end = AdminCalls.present(
                        consumer.endOffsets(List.of(partition)).get(partition));
                readUpTo(partition, end, each);
            }
        } catch (KafkaException e) {
            throw AdminCalls.problem("read " + topic, options, e);
        }
    }

    /**
     * What a topic holds, and what comes, of all partitions as the broker hands it out.
     *
     * @param patience how long to wait for what comes; none = ends with what is there now
     * @param enough is shown each record and says whether that was enough
     * @throws KafkaProblem if the broker does not answer, or has no such topic
     */
    public void follow(String topic, Duration patience, Predicate<ConsumerRecord<byte[], byte[]>> enough) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            mustExist(new TopicPartition(topic, 0));
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> there = consumer.endOffsets(partitions);
            Duration silence = Duration.ZERO;
            while (isBehind(there) || System.nanoTime() - deadline < 0) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    if (enough.test(record)) {
                        return;
                    }
                }
                boolean waits = records.isEmpty() && isBehind(there);
                silence = waits ? inTime(topic, silence.plus(POLL)) : Duration.ZERO;
            }
        } catch (KafkaException e) {
            throw AdminCalls.problem("read " + topic, options, e);
        }
    }

    private boolean isBehind(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    /**
     * The offset behind the last record of a topic of one partition, marks of Kafka's own and what was taken back left
     * out; 0 = there is no record.
     *
     * @throws KafkaProblem if the broker does not answer, or has no such topic
     */
    long behindLast(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try {
            mustExist(partition);
            consumer.assign(List.of(partition));
            long end = end(partition, 0);
            consumer.seekToBeginning(List.of(partition));
            long first = consumer.position(partition);
            long[] behind = {0};
            // Mostly the last few places hold one; if they do not, ever more are read.
            for (long places = 16; behind[0] == 0 && end > first; places *= 16) {
                consumer.seek(partition, Math.max(first, end - places));
                readUpTo(partition, end, record -> behind[0] = record.offset() + 1);
                if (end - places <= first) {
                    break;
                }
            }
            return behind[0];
        } catch (KafkaException e) {
            throw AdminCalls.problem("end of " + topic, options, e);
        }
    }

    /**
     * The record at one place; null if it is no longer kept, or nothing ever lay there. Cheap for places that follow one
     * another.
     *
     * @throws KafkaProblem if the broker does not answer, or has no such topic or partition
     */
    @Nullable
    ConsumerRecord<byte[], byte[]> at(TopicPartition partition, long offset) {
        try {
            if (offset >= end(partition, offset)) {
                return null;
            }
            if (!consumer.assignment().contains(partition)) {
                consumer.assign(List.of(partition));
            }
            consumer.seek(partition, offset);
            return next(partition, offset);
        } catch (OffsetOutOfRangeException e) {
            return null;
        } catch (KafkaException e) {
            throw AdminCalls.problem("read " + partition, options, e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void mustExist(TopicPartition partition) {
        boolean exists = consumer.partitionsFor(partition.topic()).stream()
                .anyMatch(each -> each.partition() == partition.partition());
        if (!exists) {
            throw new KafkaProblem("no such topic on the broker: topic=" + partition.topic() + " partition="
                    + partition.partition() + " kafka.bootstrap.servers=" + options.bootstrapServers()
                    + "; opportune topics apply makes the topics");
        }
    }

    private void readUpTo(TopicPartition partition, long end, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        long reached = consumer.position(partition);
        Duration silence = Duration.ZERO;
        while (reached < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < end) {
                    each.accept(record);
                }
            }
            silence = waited(partition, reached, silence);
            reached = consumer.position(partition);
        }
    }

    private long end(TopicPartition partition, long offset) {
        Long known = ends.get(partition);
        if (known != null && offset < known) {
            return known;
        }
        mustExist(partition);
        long end = AdminCalls.present(consumer.endOffsets(List.of(partition)).get(partition));
        ends.put(partition, end);
        return end;
    }

    private @Nullable ConsumerRecord<byte[], byte[]> next(TopicPartition partition, long offset) {
        Duration silence = Duration.ZERO;
        while (consumer.position(partition) == offset) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                return record.offset() == offset ? record : null;
            }
            silence = waited(partition, offset, silence);
        }
        return null;
    }

    /** How long nothing has come; what moves on counts as something, be there records or not. */
    private Duration waited(TopicPartition partition, long before, Duration silence) {
        if (consumer.position(partition) != before) {
            return Duration.ZERO;
        }
        return inTime(partition.topic(), silence.plus(POLL));
    }

    private Duration inTime(String topic, Duration silence) {
        if (silence.compareTo(timeout) > 0) {
            throw new KafkaProblem("read " + topic + ": broker does not answer in time: kafka.bootstrap.servers="
                    + options.bootstrapServers() + "\n" + BrokerProbe.finding(options));
        }
        return silence;
    }
}
