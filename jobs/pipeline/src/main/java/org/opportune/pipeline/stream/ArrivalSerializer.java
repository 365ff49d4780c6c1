package org.opportune.pipeline.stream;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.opportune.pipeline.order.EnvelopeWire;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.event.Tick;

/** Writes an {@link Arrival} on a stream: which of the three it is, then that. */
public final class ArrivalSerializer extends ImmutableSerializer<Arrival> {
    private static final long serialVersionUID = 1L;

    static final ArrivalSerializer INSTANCE = new ArrivalSerializer();

    private static final int EVENT = 0;
    private static final int TICK = 1;
    private static final int DEAD_LETTER = 2;

    private final RecordSerializer<Tick> ticks = new RecordSerializer<>(Tick.class);
    private final RecordSerializer<DeadLetter> deadLetters = new RecordSerializer<>(DeadLetter.class);

    @Override
    public Arrival createInstance() {
        throw new UnsupportedOperationException("arrivals are immutable and read whole");
    }

    @Override
    public void serialize(Arrival arrival, DataOutputView target) throws IOException {
        target.writeLong(arrival.watermarkMs());
        target.writeUTF(arrival.topic());
        target.writeInt(arrival.partition());
        if (arrival.event() != null) {
            target.writeByte(EVENT);
            EnvelopeWire.write(arrival.event(), target);
        } else if (arrival.tick() != null) {
            target.writeByte(TICK);
            ticks.serialize(arrival.tick(), target);
        } else if (arrival.deadLetter() != null) {
            target.writeByte(DEAD_LETTER);
            deadLetters.serialize(arrival.deadLetter(), target);
        } else {
            throw new IOException("an arrival must be an event, a tick or a dead letter");
        }
    }

    @Override
    public Arrival deserialize(DataInputView source) throws IOException {
        long watermarkMs = source.readLong();
        String topic = source.readUTF();
        int partition = source.readInt();
        int what = source.readUnsignedByte();
        return switch (what) {
            case EVENT -> new Arrival(EnvelopeWire.read(source), null, null, watermarkMs, topic, partition);
            case TICK -> new Arrival(null, ticks.deserialize(source), null, watermarkMs, topic, partition);
            case DEAD_LETTER -> new Arrival(null, null, deadLetters.deserialize(source), watermarkMs, topic, partition);
            default -> throw new IOException("arrival must be of kind 0..2: kind=" + what);
        };
    }

    @Override
    public TypeSerializerSnapshot<Arrival> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Arrivals are never state; this only names the serializer. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Arrival> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
