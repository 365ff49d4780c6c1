package org.opportune.smpp.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Stop;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.smpp.StopSwitch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stops of the control topic, read from its beginning and followed by a thread of its own. Of one id the last record
 * counts, whatever time it asks for: who throws the switch means now. Reads what is not committed too: a stop is in no
 * transaction, and must not wait for the end of somebody's.
 */
public final class KafkaStops implements StopSwitch {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaStops.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);
    private static final String ANSWER_MS = "30000";

    /** Not static: a JobManager reads the factory, and may parse no schema ({@link org.opportune.schemas.ClassName}). */
    private final Wire<Control> wire = Wire.of(Control.class);

    private final String topic;
    private final Runnable changed;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread tail = new Thread(this::tail, "smpp-stops");
    private volatile Set<Stop> stops = Set.of();
    private volatile @Nullable RuntimeException failure;
    private volatile boolean closed;

    private KafkaStops(Map<String, String> config, String topic, Runnable changed) throws IOException {
        this.topic = topic;
        this.changed = changed;
        tail.setDaemon(true);
        consumer = consumer(config);
        try {
            readToEnd();
        } catch (KafkaException e) {
            consumer.close();
            throw new IOException("stops must be known before anything is sent: topic=" + topic, e);
        }
        tail.start();
    }

    /** Opens switches with {@code clientConfig} (at least {@code bootstrap.servers}) on the control {@code topic}. */
    public static StopSwitch.Factory factory(Map<String, String> clientConfig, String topic) {
        HashMap<String, String> config = new HashMap<>(clientConfig);
        return changed -> new KafkaStops(config, topic, changed);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, String> config) {
        Map<String, Object> all = new HashMap<>(config);
        all.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void readToEnd() {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("no such topic");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(this::read);
        }
    }

    private void tail() {
        try {
            while (!closed) {
                Set<Stop> before = stops;
                consumer.poll(POLL).forEach(this::read);
                if (!stops.equals(before)) {
                    changed.run();
                }
            }
        } catch (WakeupException e) {
            LOG.debug("Stops of {} are followed no longer", topic);
        } catch (RuntimeException e) {
            failure = e;
            changed.run();
        }
    }

    /** What cannot be read is no stop that this release knows; the jobs that stamp definitions put it aside. */
    private void read(ConsumerRecord<byte[], byte[]> record) {
        try {
            Control control = record.value() == null ? null : wire.decode(record.value());
            if (control != null && control.getKind() == ControlKind.STOP) {
                Stop.ofId(control.getId()).ifPresent(stop -> set(stop, control.getVerb() == ControlVerb.PUBLISH));
            }
        } catch (UndecodableRecord e) {
            LOG.warn("Cannot read a control record at {}-{}, so it stops nothing", record.partition(), record.offset());
        }
    }

    private void set(Stop stop, boolean on) {
        Set<Stop> now = new HashSet<>(stops);
        if (on ? now.add(stop) : now.remove(stop)) {
            stops = Set.copyOf(now);
            LOG.info("{}: {}", on ? "Stopped" : "Resumed", stop.id());
        }
    }

    @Override
    public Set<Stop> stops() throws IOException {
        RuntimeException cause = failure;
        if (cause != null) {
            throw new IOException("stops must be readable: topic=" + topic, cause);
        }
        return stops;
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            tail.join(CLOSE_WAIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!tail.isAlive()) {
            consumer.close();
        }
    }
}
