package org.opportune.smpp.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** An idempotent producer for one topic whose sends complete when all in-sync replicas have the record. */
final class TopicWriter {
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    private final KafkaProducer<byte @Nullable [], byte[]> producer;
    private final String topic;

    /** {@code config} is the producer's; acks and idempotence are set here and win. */
    TopicWriter(Map<String, String> config, String topic) {
        Map<String, String> lingering = new HashMap<>(config);
        lingering.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, "2");
        this.producer = producer(lingering);
        this.topic = topic;
    }

    /** One that waits for all in-sync replicas, repeats nothing, and gives up within 30 s unless {@code config} says so. */
    static KafkaProducer<byte @Nullable [], byte[]> producer(Map<String, String> config) {
        Map<String, Object> all = new HashMap<>();
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000");
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "30000");
        all.putAll(config);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    CompletionStage<Void> send(byte @Nullable [] key, byte[] value) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            Future<?> unused = producer.send(new ProducerRecord<>(topic, key, value), (metadata, failure) -> {
                if (failure == null) {
                    done.complete(null);
                } else {
                    done.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
        return done;
    }

    void close() {
        producer.close(CLOSE_WAIT);
    }
}
