package org.opportune.flinkcep;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;

/** Order time, length, Avro. */
final class OccurrenceSerializer extends TypeSerializerSingleton<Occurrence> {
    static final OccurrenceSerializer INSTANCE = new OccurrenceSerializer();

    private static final long serialVersionUID = 1L;
    private static final Wire<Event> WIRE = Wire.of(Event.class);

    /** As Flink asks for. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Occurrence> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public Occurrence createInstance() {
        return new Occurrence(new Event(), 0);
    }

    @Override
    public Occurrence copy(Occurrence from) {
        return from;
    }

    @Override
    public Occurrence copy(Occurrence from, Occurrence reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(Occurrence record, DataOutputView target) throws IOException {
        byte[] avro = WIRE.encode(record.event());
        target.writeLong(record.orderMs());
        target.writeInt(avro.length);
        target.write(avro);
    }

    @Override
    public Occurrence deserialize(DataInputView source) throws IOException {
        long orderMs = source.readLong();
        byte[] avro = new byte[source.readInt()];
        source.readFully(avro);
        try {
            return new Occurrence(WIRE.decode(avro), orderMs);
        } catch (UndecodableRecord e) {
            throw new IOException(e);
        }
    }

    @Override
    public Occurrence deserialize(Occurrence reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public TypeSerializerSnapshot<Occurrence> snapshotConfiguration() {
        return new Snapshot();
    }
}
