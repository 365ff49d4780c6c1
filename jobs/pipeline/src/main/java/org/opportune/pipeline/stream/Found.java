package org.opportune.pipeline.stream;

import java.io.Serializable;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.ClassName;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.deadletter.DeadLetter;

/**
 * What a source found in one record of a topic of ours: the record, or bytes that are none.
 *
 * @param deadLetter the bytes and the rule they break, if they are no such record
 */
public record Found<T extends SpecificRecordBase>(
        String topic,
        int partition,
        long offset,
        @Nullable T value,
        @Nullable DeadLetter deadLetter) {

    /** Where, not what: records hold numbers and texts. */
    @Override
    public String toString() {
        return "Found[" + position() + (value == null ? ", unreadable]" : "]");
    }

    /** The record's own key at its source. */
    public String position() {
        return topic + "-" + partition + "-" + offset;
    }

    /** Reads records of one type; never throws for what it finds. One thread, as each subtask has its own. */
    public static final class Reader<T extends SpecificRecordBase> implements Serializable {
        private static final long serialVersionUID = 1L;

        private final ClassName<T> type;
        private transient @Nullable Wire<T> wire;

        public Reader(Class<T> type) {
            this.type = ClassName.of(type);
        }

        /** The record at this place of a topic. */
        public Found<T> read(String topic, int partition, long offset, byte @Nullable [] value) {
            try {
                if (value == null) {
                    throw new UndecodableRecord("a record must have a value");
                }
                return new Found<>(topic, partition, offset, wire().decode(value), null);
            } catch (UndecodableRecord e) {
                ByteBuffer raw = ByteBuffer.wrap(value == null ? new byte[0] : value);
                DeadLetter deadLetter = new DeadLetter(topic, partition, offset, e.getMessage(), raw);
                return new Found<>(topic, partition, offset, null, deadLetter);
            }
        }

        private Wire<T> wire() {
            Wire<T> known = wire;
            if (known == null) {
                known = Wire.of(type.type());
                wire = known;
            }
            return known;
        }
    }
}
