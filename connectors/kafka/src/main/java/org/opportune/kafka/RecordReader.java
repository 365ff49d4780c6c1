package org.opportune.kafka;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to a value. One reader serves one subtask, one thread.
 *
 * @param <T> what the stream carries; must be able to say "this record could not be read"
 */
public interface RecordReader<T> extends Serializable {
    /**
     * The value of one record. Never throws for bad content: a record that cannot be read is a value too, and becomes a
     * dead letter; an exception would make the job read the same record for ever.
     *
     * @param topic full name of the topic
     * @param value null if the record has none
     */
    T read(String topic, int partition, long offset, byte @Nullable [] value);
}
