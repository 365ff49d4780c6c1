package org.opportune.smpp.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.ClassName;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.ledger.LedgerEntry;
import org.opportune.smpp.ledger.Lanes;
import org.opportune.smpp.ledger.Ledger;
import org.opportune.smpp.ledger.LedgerStopped;

/**
 * The ledger as a topic: a lane is a partition; no keys; value: {@code Wire<LedgerEntry>}. One idempotent producer without
 * transactions, one consumer outside of any group that never jumps.
 */
public final class KafkaLedger implements Ledger {
    /** Not static: a JobManager reads the factory, and may parse no schema ({@link ClassName}). */
    private final Wire<LedgerEntry> wire = Wire.of(LedgerEntry.class);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final String ANSWER_MS = "30000";

    private final String topic;
    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte @Nullable [], byte[]> producer;
    private final Thread tail = new Thread(this::tail, "smpp-ledger");
    private volatile @Nullable Reader reader;
    private volatile boolean closed;
    private String identity = "";

    private KafkaLedger(Map<String, String> config, String topic) {
        this.topic = topic;
        tail.setDaemon(true);
        admin = Admin.create(client(config));
        try {
            consumer = consumer(config);
        } catch (KafkaException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
        try {
            producer = producer(config);
        } catch (KafkaException e) {
            admin.close(Duration.ZERO);
            consumer.close();
            throw e;
        }
    }

    /** Opens ledgers with {@code clientConfig} (at least {@code bootstrap.servers}) on {@code topic}. */
    public static Ledger.Factory factory(Map<String, String> clientConfig, String topic) {
        HashMap<String, String> config = new HashMap<>(clientConfig);
        return () -> new KafkaLedger(config, topic);
    }

    private static Map<String, Object> client(Map<String, String> config) {
        Map<String, Object> all = new HashMap<>(config);
        all.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS);
        return all;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, String> config) {
        Map<String, Object> all = client(config);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static KafkaProducer<byte @Nullable [], byte[]> producer(Map<String, String> config) {
        Map<String, String> atOnce = new HashMap<>(config);
        atOnce.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        return TopicWriter.producer(atOnce);
    }

    @Override
    public String identity() throws LedgerStopped {
        TopicDescription found = ask("describe", () -> described().get());
        if (found.partitions().size() != Lanes.COUNT) {
            throw LedgerStopped.broken("topic must have " + Lanes.COUNT + " partitions: topic=" + topic
                    + ", partitions=" + found.partitions().size());
        }
        identity = found.topicId().toString();
        return identity;
    }

    private KafkaFuture<TopicDescription> described() {
        return Objects.requireNonNull(
                admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws Exception;
    }

    private <T> T ask(String what, Question<T> question) throws LedgerStopped {
        try {
            return question.ask();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LedgerStopped.broken("interrupted: " + what + " topic=" + topic, e);
        } catch (Exception e) {
            throw LedgerStopped.broken("broker must answer: " + what + " topic=" + topic, e);
        }
    }

    private List<TopicPartition> partitions(Collection<Integer> lanes) {
        return lanes.stream().map(lane -> new TopicPartition(topic, lane)).toList();
    }

    @Override
    public Map<Integer, Long> firsts(Set<Integer> lanes) throws LedgerStopped {
        return byLane(ask("first offsets", () -> consumer.beginningOffsets(partitions(lanes))));
    }

    private static Map<Integer, Long> byLane(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().partition(), Map.Entry::getValue, (a, b) -> b, TreeMap::new));
    }

    @Override
    public Map<Integer, Long> follow(Map<Integer, Long> from, Reader listener) throws LedgerStopped {
        reader = listener;
        Map<Integer, Long> firsts = firsts(from.keySet());
        Map<Integer, Long> ends = byLane(ask("last offsets", () -> consumer.endOffsets(partitions(from.keySet()))));
        for (Map.Entry<Integer, Long> each : from.entrySet()) {
            long first = firsts.getOrDefault(each.getKey(), Long.MAX_VALUE);
            long end = ends.getOrDefault(each.getKey(), -1L);
            if (each.getValue() < first || each.getValue() > end) {
                throw LedgerStopped.broken("topic must still hold what was not read: topic=" + topic + ", partition="
                        + each.getKey() + ", offset=" + each.getValue() + ", first kept=" + first + ", end=" + end);
            }
        }
        consumer.assign(partitions(from.keySet()));
        from.forEach((lane, offset) -> consumer.seek(new TopicPartition(topic, lane), offset));
        tail.start();
        return ends;
    }

    private void tail() {
        long nextLook = System.nanoTime() + LOOK_NANOS;
        try {
            while (!closed) {
                if (consumer.assignment().isEmpty()) {
                    return;
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    tell(record);
                }
                if (System.nanoTime() - nextLook > 0) {
                    nextLook = System.nanoTime() + LOOK_NANOS;
                    look();
                }
            }
        } catch (WakeupException e) {
            if (!closed) {
                fail("reader was woken", e);
            }
        } catch (UndecodableRecord | RuntimeException e) {
            fail("topic must be readable: topic=" + topic, e);
        }
    }

    private void tell(ConsumerRecord<byte[], byte[]> record) throws UndecodableRecord {
        byte[] value = record.value();
        if (value == null) {
            throw new UndecodableRecord("a record must have a value: " + record.partition() + "-" + record.offset());
        }
        Reader listener = reader;
        if (listener != null) {
            listener.read(record.partition(), record.offset(), wire.decode(value));
        }
    }

    /** A topic that was deleted and made again takes records under old offsets as if nothing had been. */
    private void look() {
        KafkaFuture<TopicDescription> unused = described().whenComplete((found, error) -> {
            if (found != null && !found.topicId().toString().equals(identity)) {
                fail("topic was made anew: topic=" + topic, null);
            }
        });
    }

    private void fail(String rule, @Nullable Throwable cause) {
        Reader listener = reader;
        if (listener != null && !closed) {
            listener.failed(cause == null ? LedgerStopped.broken(rule) : LedgerStopped.broken(rule, cause));
        }
    }

    @Override
    public void append(int lane, LedgerEntry entry) {
        try {
            Future<?> unused =
                    producer.send(new ProducerRecord<>(topic, lane, null, wire.encode(entry)), (metadata, failure) -> {
                        if (failure != null) {
                            fail("broker must take what is appended: topic=" + topic, failure);
                        }
                    });
        } catch (RuntimeException e) {
            fail("broker must take what is appended: topic=" + topic, e);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            producer.close(CLOSE_WAIT);
        } finally {
            consumer.wakeup();
            try {
                tail.join(CLOSE_WAIT.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            admin.close(CLOSE_WAIT);
            if (!tail.isAlive()) {
                consumer.close();
            }
        }
    }
}
