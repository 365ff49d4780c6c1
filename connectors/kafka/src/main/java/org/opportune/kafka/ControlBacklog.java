package org.opportune.kafka;

import java.io.Serializable;
import java.time.Duration;

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
     * The offset behind the last record of {@link Topic#CONTROL} that counts, at this moment; 0 = there is none. All there
     * is has been delivered once a record of offset {@code endOffset - 1} was read: the topic has one partition and is never
     * compacted. It is not the partition's end: behind what one author published lies the mark that it is whole, and what
     * was taken back lies there too.
     *
     * @throws KafkaProblem if the broker does not answer in time or has no such topic
     */
    public long endOffset() {
        try (TopicReader reader = TopicReader.ofAll(options, timeout)) {
            return reader.behindLast(options.nameOf(Topic.CONTROL));
        }
    }
}
