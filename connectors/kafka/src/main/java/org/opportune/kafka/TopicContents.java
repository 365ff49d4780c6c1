package org.opportune.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;

/**
 * Everything a topic of one partition holds at the moment of asking, outside of Flink and without a consumer group.
 *
 * @param records in the topic's order
 * @param unreadable how many records are no such thing; whoever runs on the topic has them as dead letters
 */
public record TopicContents<T>(List<T> records, long unreadable) {
    public TopicContents {
        records = List.copyOf(records);
    }

    /**
     * Reads from the first record kept to the end as it is now. Never creates a topic.
     *
     * @param timeout for each answer of the broker
     * @throws KafkaProblem if the broker does not answer, or has no such topic
     */
    public static <T extends SpecificRecordBase> TopicContents<T> read(
            KafkaOptions options, Topic topic, Class<T> type, Duration timeout) {
        List<byte[]> values = new ArrayList<>();
        try (TopicReader reader = TopicReader.ofAll(options, timeout)) {
            reader.all(
                    options.nameOf(topic), record -> values.add(record.value() == null ? new byte[0] : record.value()));
        }
        return decoded(values, Wire.of(type));
    }

    private static <T extends SpecificRecordBase> TopicContents<T> decoded(List<byte[]> values, Wire<T> wire) {
        List<T> records = new ArrayList<>();
        long unreadable = 0;
        for (byte[] value : values) {
            try {
                records.add(wire.decode(value));
            } catch (UndecodableRecord e) {
                unreadable++;
            }
        }
        return new TopicContents<>(records, unreadable);
    }
}
