package org.opportune.pipeline.stream;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.deadletter.DeadLetter;

/** Writes a {@link ControlArrival} on a stream. */
public final class ControlArrivalSerializer extends ImmutableSerializer<ControlArrival> {
    private static final long serialVersionUID = 1L;

    static final ControlArrivalSerializer INSTANCE = new ControlArrivalSerializer();

    private final RecordSerializer<Control> controls = new RecordSerializer<>(Control.class);
    private final RecordSerializer<DeadLetter> deadLetters = new RecordSerializer<>(DeadLetter.class);

    @Override
    public ControlArrival createInstance() {
        throw new UnsupportedOperationException("arrivals are immutable and read whole");
    }

    @Override
    public void serialize(ControlArrival arrival, DataOutputView target) throws IOException {
        target.writeLong(arrival.offset());
        target.writeBoolean(arrival.control() != null);
        if (arrival.control() != null) {
            controls.serialize(arrival.control(), target);
        } else if (arrival.deadLetter() != null) {
            deadLetters.serialize(arrival.deadLetter(), target);
        } else {
            throw new IOException("a control arrival must be a control record or a dead letter");
        }
    }

    @Override
    public ControlArrival deserialize(DataInputView source) throws IOException {
        long offset = source.readLong();
        return source.readBoolean()
                ? new ControlArrival(offset, controls.deserialize(source), null)
                : new ControlArrival(offset, null, deadLetters.deserialize(source));
    }

    @Override
    public TypeSerializerSnapshot<ControlArrival> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Arrivals are never state; this only names the serializer. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ControlArrival> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
