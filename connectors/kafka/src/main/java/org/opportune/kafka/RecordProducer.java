package org.opportune.kafka;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Records of one type to one topic, outside of Flink: publishing control, keeping an inbound message before it is
 * answered. Thread-safe as far as the writer is (those of {@link RecordWriters} are).
 */
public final class RecordProducer<T> implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaOptions options;
    private final String topic;
    private final RecordWriter<T> writer;

    /** Connects in the background; the first {@link #send} shows whether the broker is there. */
    public RecordProducer(KafkaOptions options, Topic topic, RecordWriter<T> writer) {
        this.options = options;
        this.topic = options.nameOf(topic);
        this.writer = writer;
        this.producer = AdminCalls.started(
                "producer for " + this.topic,
                () -> new KafkaProducer<>(
                        options.producerProperties(), new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /**
     * Sends in the order of calls.
     *
     * @return the record's offset once all in-sync replicas have it; fails with {@link KafkaProblem}. Completed on the
     *     producer's I/O thread: do not block in what depends on it
     */
    public CompletableFuture<Long> send(T record) {
        CompletableFuture<Long> offset = new CompletableFuture<>();
        try {
            // The callback says everything the future would.
            var unused = producer.send(
                    new ProducerRecord<>(topic, writer.key(record), writer.value(record)), (meta, error) -> {
                        if (error == null) {
                            offset.complete(meta.offset());
                        } else {
                            offset.completeExceptionally(AdminCalls.problem("write to " + topic, options, error));
                        }
                    });
        } catch (KafkaException e) {
            offset.completeExceptionally(AdminCalls.problem("write to " + topic, options, e));
        }
        return offset;
    }

    /**
     * Sends and waits, at most the producer's {@code delivery.timeout.ms}.
     *
     * @return the record's offset
     * @throws KafkaProblem if the broker did not take it
     */
    public long sendAndWait(T record) {
        try {
            return send(record).join();
        } catch (CompletionException e) {
            throw AdminCalls.problem("write to " + topic, options, rootOf(e));
        }
    }

    /** Waits until everything sent has its answer. */
    @Override
    public void close() {
        producer.close();
    }

    private static Throwable rootOf(CompletionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getCause() == null ? cause : cause.getCause();
    }
}
