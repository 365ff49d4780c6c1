package org.opportune.pipeline.stream;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.event.Tick;

/** Writes a {@link Notice} on a stream: one octet for what it is, then that. */
public final class NoticeSerializer extends ImmutableSerializer<Notice> {
    private static final long serialVersionUID = 1L;

    static final NoticeSerializer INSTANCE = new NoticeSerializer();

    private static final int TICK = 0;
    private static final int CONTROL = 1;
    private static final int PROMISE = 2;

    private final RecordSerializer<Control> controls = new RecordSerializer<>(Control.class);
    private final RecordSerializer<Tick> ticks = new RecordSerializer<>(Tick.class);

    @Override
    public Notice createInstance() {
        throw new UnsupportedOperationException("notices are immutable and read whole");
    }

    @Override
    public void serialize(Notice notice, DataOutputView target) throws IOException {
        if (notice.control() != null) {
            target.writeByte(CONTROL);
            controls.serialize(notice.control(), target);
        } else if (notice.tick() != null) {
            target.writeByte(TICK);
            ticks.serialize(notice.tick(), target);
        } else if (notice.promisedMs() != null) {
            target.writeByte(PROMISE);
            target.writeLong(notice.promisedMs());
        } else {
            throw new IOException("a notice must be a control record, a tick or a promise");
        }
    }

    @Override
    public Notice deserialize(DataInputView source) throws IOException {
        int what = source.readByte();
        return switch (what) {
            case TICK -> Notice.of(ticks.deserialize(source));
            case CONTROL -> Notice.of(controls.deserialize(source));
            case PROMISE -> Notice.promise(source.readLong());
            default -> throw new IOException("a notice must be a control record, a tick or a promise: what=" + what);
        };
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
