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
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;

/**
 * Writes an Avro record in single-object encoding, so that a reader of a later release finds the writer's schema by its
 * fingerprint. Records are treated as immutable once they are on a stream.
 */
final class RecordSerializer<T extends SpecificRecordBase> extends ImmutableSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final ClassName<T> type;
    private transient @Nullable Wire<T> wire;

    RecordSerializer(Class<T> type) {
        this(ClassName.of(type));
    }

    RecordSerializer(ClassName<T> type) {
        this.type = type;
    }

    private Wire<T> wire() {
        Wire<T> known = wire;
        if (known == null) {
            known = Wire.of(type.type());
            wire = known;
        }
        return known;
    }

    @Override
    public T createInstance() {
        throw new UnsupportedOperationException("records are read whole");
    }

    @Override
    public void serialize(T record, DataOutputView target) throws IOException {
        byte[] bytes = wire().encode(record);
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        try {
            return wire().decode(bytes);
        } catch (UndecodableRecord e) {
            throw new IOException(e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordSerializer<?> o && o.type.equals(type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new Snapshot<>(type.type());
    }

    /** Names the record type; its versions are Avro's business. */
    public static final class Snapshot<T extends SpecificRecordBase> implements TypeSerializerSnapshot<T> {
        private static final int VERSION = 1;

        private @Nullable Class<T> type;

        /** For reading. */
        public Snapshot() {}

        Snapshot(Class<T> type) {
            this.type = type;
        }

        private Class<T> type() {
            if (type == null) {
                throw new IllegalStateException("the snapshot has not been read");
            }
            return type;
        }

        @Override
        public int getCurrentVersion() {
            return VERSION;
        }

        @Override
        public void writeSnapshot(DataOutputView out) throws IOException {
            out.writeUTF(type().getName());
        }

        @Override
        @SuppressWarnings("unchecked") // the name was written from a Class<T>
        public void readSnapshot(int version, DataInputView in, ClassLoader classLoader) throws IOException {
            if (version != VERSION) {
                throw new IOException("record snapshot version must be " + VERSION + ": version=" + version);
            }
            try {
                type = (Class<T>) Class.forName(in.readUTF(), false, classLoader);
            } catch (ClassNotFoundException e) {
                throw new IOException("state holds a record type that this release does not know", e);
            }
        }

        @Override
        public TypeSerializer<T> restoreSerializer() {
            return new RecordSerializer<>(type());
        }

        @Override
        public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
            return old instanceof Snapshot<T> o && o.type() == type()
                    ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                    : TypeSerializerSchemaCompatibility.incompatible();
        }
    }
}
