package org.opportune.pipeline.stream;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.opportune.flinkcep.Occurrence;
import org.opportune.schemas.event.Event;

/** Writes an {@link Occurrence}, on streams and in the state of patterns: order time, then the event in Avro. */
public final class OccurrenceSerializer extends ImmutableSerializer<Occurrence> {
    private static final long serialVersionUID = 1L;

    public static final OccurrenceSerializer INSTANCE = new OccurrenceSerializer();

    private final RecordSerializer<Event> events = new RecordSerializer<>(Event.class);

    @Override
    public Occurrence createInstance() {
        throw new UnsupportedOperationException("occurrences are immutable and read whole");
    }

    @Override
    public void serialize(Occurrence one, DataOutputView target) throws IOException {
        target.writeLong(one.orderMs());
        events.serialize(one.event(), target);
    }

    @Override
    public Occurrence deserialize(DataInputView source) throws IOException {
        long orderMs = source.readLong();
        return new Occurrence(events.deserialize(source), orderMs);
    }

    @Override
    public TypeSerializerSnapshot<Occurrence> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Its layout is Avro's business. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Occurrence> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
