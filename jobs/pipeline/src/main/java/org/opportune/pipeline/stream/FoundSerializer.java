package org.opportune.pipeline.stream;

import java.io.IOException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.ClassName;
import org.opportune.schemas.deadletter.DeadLetter;

/** Writes a {@link Found} on a stream. Never state. */
final class FoundSerializer<T extends SpecificRecordBase> extends ImmutableSerializer<Found<T>> {
    private static final long serialVersionUID = 1L;

    private final RecordSerializer<T> records;
    private final RecordSerializer<DeadLetter> deadLetters = new RecordSerializer<>(DeadLetter.class);

    FoundSerializer(Class<T> type) {
        this(new RecordSerializer<>(type));
    }

    FoundSerializer(ClassName<T> type) {
        this(new RecordSerializer<>(type));
    }

    private FoundSerializer(RecordSerializer<T> records) {
        this.records = records;
    }

    @Override
    public Found<T> createInstance() {
        throw new UnsupportedOperationException("found records are immutable and read whole");
    }

    @Override
    public void serialize(Found<T> found, DataOutputView target) throws IOException {
        target.writeUTF(found.topic());
        target.writeInt(found.partition());
        target.writeLong(found.offset());
        target.writeBoolean(found.value() != null);
        if (found.value() != null) {
            records.serialize(found.value(), target);
        } else if (found.deadLetter() != null) {
            deadLetters.serialize(found.deadLetter(), target);
        } else {
            throw new IOException("what was found must be a record or a dead letter");
        }
    }

    @Override
    public Found<T> deserialize(DataInputView source) throws IOException {
        String topic = source.readUTF();
        int partition = source.readInt();
        long offset = source.readLong();
        return source.readBoolean()
                ? new Found<>(topic, partition, offset, records.deserialize(source), null)
                : new Found<>(topic, partition, offset, null, deadLetters.deserialize(source));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FoundSerializer<?> o && o.records.equals(records);
    }

    @Override
    public int hashCode() {
        return records.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<Found<T>> snapshotConfiguration() {
        return new Snapshot<>(records.snapshotConfiguration());
    }

    /** Names the record type, as {@link RecordSerializer}'s does. */
    public static final class Snapshot<T extends SpecificRecordBase> implements TypeSerializerSnapshot<Found<T>> {
        private TypeSerializerSnapshot<T> records;

        /** For reading. */
        public Snapshot() {
            this(new RecordSerializer.Snapshot<>());
        }

        Snapshot(TypeSerializerSnapshot<T> records) {
            this.records = records;
        }

        @Override
        public int getCurrentVersion() {
            return records.getCurrentVersion();
        }

        @Override
        public void writeSnapshot(DataOutputView out) throws IOException {
            records.writeSnapshot(out);
        }

        @Override
        public void readSnapshot(int version, DataInputView in, ClassLoader classLoader) throws IOException {
            records = new RecordSerializer.Snapshot<>();
            records.readSnapshot(version, in, classLoader);
        }

        @Override
        public TypeSerializer<Found<T>> restoreSerializer() {
            return new FoundSerializer<>((RecordSerializer<T>) records.restoreSerializer());
        }

        @Override
        public TypeSerializerSchemaCompatibility<Found<T>> resolveSchemaCompatibility(
                TypeSerializerSnapshot<Found<T>> old) {
            return old instanceof Snapshot<T> o
                            && records.resolveSchemaCompatibility(o.records).isCompatibleAsIs()
                    ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                    : TypeSerializerSchemaCompatibility.incompatible();
        }
    }
}
