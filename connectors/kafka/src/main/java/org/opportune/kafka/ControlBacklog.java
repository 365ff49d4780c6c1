package org.opportune.kafka;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * How much control there is to be delivered before the first event may be decided (design 3.8). Asked anew at every
 * (re)start, in the process that runs the operator.
 *
 * @param timeout how long a broker may take to answer
 */
public record ControlBacklog(KafkaOptions options, Duration timeout) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** With 30 s for the answer. */
    public ControlBacklog(KafkaOptions options) {
        this(options, Duration.ofSeconds(30));
    }

    /**
     * The offset that the next record of {@link Topic#CONTROL} will get, at this moment; 0 = the topic is empty. All
     * there is has been delivered once a record of offset {@code endOffset - 1} was read (the topic has one partition,
     * is never compacted and holds no transactions, so offsets have no gaps).
     *
     * @throws KafkaProblem if the broker does not answer in time or has no such topic
     */
    public long endOffset() {
        TopicPartition partition = new TopicPartition(options.nameOf(Topic.CONTROL), 0);
        try (Admin admin = Topics.admin(options, timeout)) {
            return AdminCalls.await(
                            "end of " + partition.topic(),
                            options,
                            admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                                    .partitionResult(partition))
                    .offset();
        }
    }
}
