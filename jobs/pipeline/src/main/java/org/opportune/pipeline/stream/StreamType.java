package org.opportune.pipeline.stream;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.util.function.SerializableSupplier;
import org.jspecify.annotations.Nullable;
import org.opportune.flinkcep.Occurrence;
import org.opportune.schemas.ClassName;
import org.opportune.schemas.Envelope;

/** The type of a stream of ours: a class and the serializer written for it. */
public final class StreamType<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;

    /** Events with what ordering needs. */
    public static final StreamType<Envelope> ENVELOPE =
            new StreamType<>(Envelope.class, () -> EnvelopeSerializer.INSTANCE);
    /** Events as patterns see them. */
    public static final StreamType<Occurrence> OCCURRENCE =
            new StreamType<>(Occurrence.class, () -> OccurrenceSerializer.INSTANCE);
    /** What a source found. */
    public static final StreamType<Arrival> ARRIVAL = new StreamType<>(Arrival.class, () -> ArrivalSerializer.INSTANCE);
    /** What the records of a decoded feed give. */
    public static final StreamType<FeedRecord> FEED_RECORD =
            new StreamType<>(FeedRecord.class, () -> FeedRecordSerializer.INSTANCE);
    /** What every subtask must hear. */
    public static final StreamType<Notice> NOTICE = new StreamType<>(Notice.class, () -> NoticeSerializer.INSTANCE);

    private final ClassName<T> type;

    private final SerializableSupplier<TypeSerializer<T>> serializer;

    private StreamType(Class<T> type, SerializableSupplier<TypeSerializer<T>> serializer) {
        this.type = ClassName.of(type);
        this.serializer = serializer;
    }

    /** The type of a stream of values with a serializer of their own. */
    public static <T> StreamType<T> of(Class<T> type, SerializableSupplier<TypeSerializer<T>> serializer) {
        return new StreamType<>(type, serializer);
    }

    /** The type of a stream of Avro records. */
    public static <R extends SpecificRecordBase> StreamType<R> record(Class<R> type) {
        ClassName<R> name = ClassName.of(type);
        return new StreamType<>(type, () -> new RecordSerializer<>(name));
    }

    /** The type of a stream of what a source found. */
    @SuppressWarnings("unchecked") // a class literal cannot carry type arguments
    public static <R extends SpecificRecordBase> StreamType<Found<R>> found(Class<R> type) {
        ClassName<R> name = ClassName.of(type);
        return new StreamType<>((Class<Found<R>>) (Class<?>) Found.class, () -> new FoundSerializer<>(name));
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return type.type();
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer.get();
    }

    @Override
    public String toString() {
        return "StreamType<" + type.simple() + ">";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StreamType<?> o && o.type.equals(type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof StreamType;
    }
}
