package org.opportune.pipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.opportune.pipeline.Events;
import org.opportune.pipeline.Texts;
import org.opportune.pipeline.measure.DeadLetterReason;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Tick;

class SerializersTest {
    private static final Envelope EVENT = Events.recorded(Events.call(8613800000001L, 42, "10086", 7));
    private static final Control CONTROL = Texts.stamped(Texts.publish(ControlKind.SCENARIO, "stay", Texts.STAY), 5, 6);
    private static final DeadLetter LETTER = new DeadLetter("t", 1, 2L, "rule", ByteBuffer.wrap(new byte[] {1, 2}));
    private static final Tick TICK = new Tick("a-interface", 9L);

    private static <T> T there(TypeInformation<T> type, T value) throws Exception {
        TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
        assertThat(serializer.getClass().getPackageName()).startsWith("org.opportune");
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        T read = restored(serializer).deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        DataOutputSerializer again = new DataOutputSerializer(64);
        serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), again);
        assertThat(again.getCopyOfBuffer()).isEqualTo(out.getCopyOfBuffer());
        return read;
    }

    /** The serializer as a checkpoint would bring it back. */
    private static <T> TypeSerializer<T> restored(TypeSerializer<T> serializer) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
        TypeSerializerSnapshot<T> read = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), SerializersTest.class.getClassLoader());
        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(read)
                        .isCompatibleAsIs())
                .isTrue();
        assertThat(read.restoreSerializer()).isEqualTo(serializer);
        return read.restoreSerializer();
    }

    private static void same(Envelope a, Envelope b) {
        assertThat(a.avro()).isEqualTo(b.avro());
        assertThat(a).usingRecursiveComparison().isEqualTo(b);
    }

    @Test
    void envelopes() throws Exception {
        same(there(StreamType.ENVELOPE, EVENT), EVENT);
        Envelope live = Events.live(Events.event(1, -5, EventKind.CUSTOM_FACT, 3));
        same(there(StreamType.ENVELOPE, live), live);
    }

    @Test
    void arrivals() throws Exception {
        Arrival event = new Arrival(EVENT, null, null, 42, "moments", 11);
        Arrival read = there(StreamType.ARRIVAL, event);
        same(read.event(), EVENT);
        assertThat(read.watermarkMs()).isEqualTo(42);
        for (Arrival a : List.of(Arrival.of(TICK, "facts", 3), new Arrival(null, null, LETTER, Long.MIN_VALUE))) {
            assertThat(there(StreamType.ARRIVAL, a)).isEqualTo(a);
        }
        assertThatThrownBy(() -> there(StreamType.ARRIVAL, new Arrival(null, null, null, 1)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void noticesAndControl() throws Exception {
        for (Notice n : List.of(Notice.of(CONTROL), Notice.of(TICK), Notice.promise(-7))) {
            assertThat(there(StreamType.NOTICE, n)).isEqualTo(n);
        }
        assertThatThrownBy(() -> there(StreamType.NOTICE, new Notice(null, null, null)))
                .isInstanceOf(IOException.class);
        for (Found<Control> c : List.<Found<Control>>of(
                new Found<>("control", 0, 3, CONTROL, null), new Found<>("control", 0, 4, null, LETTER))) {
            assertThat(there(StreamType.found(Control.class), c)).isEqualTo(c);
        }
        assertThat(there(StreamType.record(Control.class), CONTROL)).isEqualTo(CONTROL);
    }

    @Test
    void recordsOfFeeds() throws Exception {
        Event event = Events.reply(1, 1_000, "x", 1).build();
        for (FeedRecord record :
                List.of(FeedRecord.of(List.of(event, event), true), FeedRecord.of(LETTER, DeadLetterReason.UNUSABLE))) {
            assertThat(there(StreamType.FEED_RECORD, record)).isEqualTo(record);
        }
    }

    @Test
    void recordsOfAnotherTypeAreIncompatible() {
        TypeSerializerSnapshot<Control> control = new RecordSerializer<>(Control.class).snapshotConfiguration();
        @SuppressWarnings({"unchecked", "rawtypes"}) // the point: what a checkpoint holds has no static type
        TypeSerializerSnapshot<Control> tick =
                (TypeSerializerSnapshot) new RecordSerializer<>(Tick.class).snapshotConfiguration();
        assertThat(control.resolveSchemaCompatibility(tick).isIncompatible()).isTrue();
    }
}
