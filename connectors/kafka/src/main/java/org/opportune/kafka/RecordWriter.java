package org.opportune.kafka;

import java.io.Serializable;

/**
 * A value to key and bytes. One writer serves one subtask or producer, one thread at a time.
 *
 * @see RecordWriters
 */
public interface RecordWriter<T> extends Serializable {
    /** What decides the partition; never null. */
    byte[] key(T record);

    byte[] value(T record);
}
