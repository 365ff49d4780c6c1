package org.opportune.smpp.kafka;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.opportune.schemas.Wire;
import org.opportune.schemas.outcome.DeliveryResult;
import org.opportune.smpp.sink.Results;

/** Results as a topic. Key: the MSISDN as 8 octets, big-endian; value: {@code Wire<DeliveryResult>}. */
public final class KafkaResults implements Results {
    private static final Wire<DeliveryResult> WIRE = Wire.of(DeliveryResult.class);

    private final TopicWriter topic;

    private KafkaResults(TopicWriter topic) {
        this.topic = topic;
    }

    /** Opens producers with {@code producerConfig} (at least {@code bootstrap.servers}) on {@code topic}. */
    public static Results.Factory factory(Map<String, String> producerConfig, String topic) {
        HashMap<String, String> config = new HashMap<>(producerConfig);
        return () -> new KafkaResults(new TopicWriter(config, topic));
    }

    @Override
    public CompletionStage<Void> append(DeliveryResult result) {
        return topic.send(ByteBuffer.allocate(8).putLong(result.getMsisdn()).array(), WIRE.encode(result));
    }

    @Override
    public void close() {
        topic.close();
    }
}
