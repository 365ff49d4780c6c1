package org.opportune.benchmarks.opponents;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;
import org.opportune.pipeline.stream.ImmutableSerializer;
import org.opportune.schemas.event.EventKind;

/** A glance on a stream and in a shared buffer, by hand: what an opponent loses it shall not lose here. */
final class GlanceSerializer extends ImmutableSerializer<Glance> {
    private static final long serialVersionUID = 1L;

    static final GlanceSerializer INSTANCE = new GlanceSerializer();
    private static final EventKind[] KINDS = EventKind.values();

    private GlanceSerializer() {}

    @Override
    public Glance createInstance() {
        throw new UnsupportedOperationException("glances are read whole");
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // lives no longer than the run
    public void serialize(Glance g, DataOutputView out) throws IOException {
        out.writeLong(g.msisdn());
        out.writeLong(g.ms());
        out.writeByte(g.kind().ordinal());
        out.writeLong(g.idHigh());
        out.writeLong(g.idLow());
        out.writeBoolean(g.newRadio());
        write(g.cell(), out);
        write(g.tac(), out);
        write(g.previousTac(), out);
        write(g.dialled(), out);
    }

    @Override
    public Glance deserialize(DataInputView in) throws IOException {
        return new Glance(
                in.readLong(),
                in.readLong(),
                KINDS[in.readUnsignedByte()],
                in.readLong(),
                in.readLong(),
                in.readBoolean(),
                read(in),
                read(in),
                read(in),
                read(in));
    }

    static void write(@Nullable String text, DataOutputView out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    static @Nullable String read(DataInputView in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    @Override
    public TypeSerializerSnapshot<Glance> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says that this serializer was used. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Glance> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
