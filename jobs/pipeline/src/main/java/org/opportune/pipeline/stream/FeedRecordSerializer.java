package org.opportune.pipeline.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.opportune.pipeline.measure.DeadLetterReason;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.event.Event;

/** Writes a {@link FeedRecord} on a stream. Never state. */
final class FeedRecordSerializer extends ImmutableSerializer<FeedRecord> {
    private static final long serialVersionUID = 1L;

    static final FeedRecordSerializer INSTANCE = new FeedRecordSerializer();

    private final RecordSerializer<Event> events = new RecordSerializer<>(Event.class);
    private final RecordSerializer<DeadLetter> letters = new RecordSerializer<>(DeadLetter.class);

    @Override
    public FeedRecord createInstance() {
        throw new UnsupportedOperationException("records are immutable and read whole");
    }

    @Override
    public void serialize(FeedRecord record, DataOutputView target) throws IOException {
        DeadLetter letter = record.deadLetter();
        DeadLetterReason reason = record.reason();
        if (letter != null && reason != null) {
            target.writeInt(-1);
            letters.serialize(letter, target);
            target.writeUTF(reason.name());
            return;
        }
        target.writeInt(record.events().size());
        for (Event event : record.events()) {
            events.serialize(event, target);
        }
        target.writeBoolean(record.doubtful());
    }

    @Override
    public FeedRecord deserialize(DataInputView source) throws IOException {
        int size = source.readInt();
        if (size < 0) {
            DeadLetter letter = letters.deserialize(source);
            return FeedRecord.of(letter, DeadLetterReason.valueOf(source.readUTF()));
        }
        List<Event> read = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            read.add(events.deserialize(source));
        }
        return FeedRecord.of(read, source.readBoolean());
    }

    @Override
    public TypeSerializerSnapshot<FeedRecord> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Nothing of it is state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<FeedRecord> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
