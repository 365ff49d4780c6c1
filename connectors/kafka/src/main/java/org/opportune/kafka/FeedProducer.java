package org.opportune.kafka;

import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.EventKinds;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.Tick;

/**
 * A feed's way in: events to {@link Topic#MOMENTS} or {@link Topic#FACTS} by kind, keyed by MSISDN, and ticks to every
 * partition of both (design 3.9). Sends in the background; a failure is thrown by the next call, {@link #flush} or
 * {@link #close}, and stays. Thread-safe; a tick follows what the same thread sent before it.
 */
public final class FeedProducer implements AutoCloseable {
    private static final List<Topic> SERVED = List.of(Topic.MOMENTS, Topic.FACTS);

    private final KafkaOptions options;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Wire<Event> events = Wire.of(Event.class);
    private final Wire<Tick> ticks = Wire.of(Tick.class);

    /** Connects in the background; the first call shows whether the broker is there. */
    public FeedProducer(KafkaOptions options) {
        this.options = options;
        Properties properties = options.producerProperties();
        properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, "5");
        // Feeds fill their batches. Of other producers most batches are a record or two, and for each of them
        // compression
        // would take more memory, and then time to clear it away, than all that was done to make the record.
        properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // New partitions get their ticks within this time.
        properties.putIfAbsent(ProducerConfig.METADATA_MAX_AGE_CONFIG, "30000");
        this.producer = AdminCalls.started(
                "producer for feed topics",
                () -> new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /** Sends the event to the topic of its kind. */
    public void send(Event event) {
        Topic topic = EventKinds.isFact(event.getKind()) ? Topic.FACTS : Topic.MOMENTS;
        send(new ProducerRecord<>(options.nameOf(topic), Keys.msisdn(event.getMsisdn()), events.encode(event)));
    }

    /** Sends bytes as they are, to show what becomes of records that nobody can read. */
    public void sendRaw(Topic topic, byte @Nullable [] key, byte[] value) {
        send(new ProducerRecord<>(options.nameOf(topic), key, value));
    }

    /**
     * Says, on every partition of the feed topics, that the feed lives and that everything it saw up to {@code timeMs}
     * was sent before.
     *
     * @param timeMs UTC ms
     */
    public void tick(String feed, long timeMs) {
        byte[] value = ticks.encode(new Tick(feed, timeMs));
        for (Topic topic : SERVED) {
            String name = options.nameOf(topic);
            for (PartitionInfo partition : partitionsOf(name)) {
                send(new ProducerRecord<>(name, partition.partition(), null, value));
            }
        }
    }

    /** Returns when the broker has everything that was sent. */
    public void flush() {
        producer.flush();
        throwIfFailed();
    }

    /** Flushes and closes. */
    @Override
    public void close() {
        producer.close();
        throwIfFailed();
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        throwIfFailed();
        try {
            // The callback says everything the future would.
            var unused = producer.send(record, (meta, error) -> {
                if (error != null) {
                    failure.compareAndSet(null, error);
                }
            });
        } catch (KafkaException e) {
            failure.compareAndSet(null, e);
            throwIfFailed();
        }
    }

    private List<PartitionInfo> partitionsOf(String topic) {
        try {
            return producer.partitionsFor(topic);
        } catch (KafkaException e) {
            throw AdminCalls.problem("partitions of " + topic, options, e);
        }
    }

    private void throwIfFailed() {
        Throwable first = failure.get();
        if (first != null) {
            throw AdminCalls.problem("write to feed topics", options, first);
        }
    }
}
