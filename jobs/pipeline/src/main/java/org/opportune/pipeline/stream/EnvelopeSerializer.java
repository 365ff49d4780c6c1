package org.opportune.pipeline.stream;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.opportune.pipeline.order.EnvelopeWire;
import org.opportune.schemas.Envelope;

/** Writes an {@link Envelope} on a stream. */
public final class EnvelopeSerializer extends ImmutableSerializer<Envelope> {
    private static final long serialVersionUID = 1L;

    static final EnvelopeSerializer INSTANCE = new EnvelopeSerializer();

    @Override
    public Envelope createInstance() {
        throw new UnsupportedOperationException("envelopes are immutable and read whole");
    }

    @Override
    public void serialize(Envelope envelope, DataOutputView target) throws IOException {
        EnvelopeWire.write(envelope, target);
    }

    @Override
    public Envelope deserialize(DataInputView source) throws IOException {
        return EnvelopeWire.read(source);
    }

    @Override
    public TypeSerializerSnapshot<Envelope> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says that layout {@link EnvelopeWire#VERSION} was used. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Envelope> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
