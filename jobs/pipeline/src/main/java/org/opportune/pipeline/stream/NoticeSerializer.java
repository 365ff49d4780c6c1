package org.opportune.pipeline.stream;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.event.Tick;

/** Writes a {@link Notice} on a stream. */
public final class NoticeSerializer extends ImmutableSerializer<Notice> {
    private static final long serialVersionUID = 1L;

    static final NoticeSerializer INSTANCE = new NoticeSerializer();

    private final RecordSerializer<Control> controls = new RecordSerializer<>(Control.class);
    private final RecordSerializer<Tick> ticks = new RecordSerializer<>(Tick.class);

    @Override
    public Notice createInstance() {
        throw new UnsupportedOperationException("notices are immutable and read whole");
    }

    @Override
    public void serialize(Notice notice, DataOutputView target) throws IOException {
        target.writeBoolean(notice.control() != null);
        if (notice.control() != null) {
            controls.serialize(notice.control(), target);
        } else if (notice.tick() != null) {
            ticks.serialize(notice.tick(), target);
        } else {
            throw new IOException("a notice must be a control record or a tick");
        }
    }

    @Override
    public Notice deserialize(DataInputView source) throws IOException {
        return source.readBoolean() ? Notice.of(controls.deserialize(source)) : Notice.of(ticks.deserialize(source));
    }

    @Override
    public TypeSerializerSnapshot<Notice> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Notices are never state; this only names the serializer. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Notice> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
