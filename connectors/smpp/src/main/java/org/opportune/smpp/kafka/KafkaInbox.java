package org.opportune.smpp.kafka;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.opportune.schemas.ClassName;
import org.opportune.schemas.Wire;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.smpp.session.Inbox;

/**
 * The inbox as a topic. Key: the digits of the source address (of a receipt: the subscriber's), none if it has none;
 * value: {@code Wire<InboundMessage>}.
 */
public final class KafkaInbox implements Inbox {
    /** Not static: a JobManager reads the factory, and may parse no schema ({@link ClassName}). */
    private final Wire<InboundMessage> wire = Wire.of(InboundMessage.class);

    private final TopicWriter topic;

    private KafkaInbox(TopicWriter topic) {
        this.topic = topic;
    }

    /** Opens producers with {@code producerConfig} (at least {@code bootstrap.servers}) on {@code topic}. */
    public static Inbox.Factory factory(Map<String, String> producerConfig, String topic) {
        HashMap<String, String> config = new HashMap<>(producerConfig);
        return () -> new KafkaInbox(new TopicWriter(config, topic));
    }

    @Override
    public CompletionStage<Void> append(InboundMessage message) {
        String digits = message.getSourceAddress().replaceAll("[^0-9]", "");
        return topic.send(digits.isEmpty() ? null : digits.getBytes(StandardCharsets.US_ASCII), wire.encode(message));
    }

    @Override
    public void close() {
        topic.close();
    }
}
