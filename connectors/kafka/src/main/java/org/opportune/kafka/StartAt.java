package org.opportune.kafka;

import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Where a source begins when it is not restored from a checkpoint. */
public enum StartAt {
    /** The first record kept, and on without end. */
    EARLIEST,
    /** Where the group stood at its last checkpoint, else the first record kept; and on without end. */
    COMMITTED,
    /** The first record kept, to the end as it is when the source starts. */
    EARLIEST_TO_END;

    @SuppressWarnings("deprecation") // the connector's signature asks for a type that kafka-clients deprecates
    <T> void apply(KafkaSourceBuilder<T> builder) {
        switch (this) {
            case EARLIEST -> builder.setStartingOffsets(OffsetsInitializer.earliest());
            case COMMITTED ->
                builder.setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST));
            case EARLIEST_TO_END -> {
                builder.setStartingOffsets(OffsetsInitializer.earliest());
                builder.setBounded(OffsetsInitializer.latest());
            }
        }
    }
}
