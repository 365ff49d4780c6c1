package org.opportune.kafka;

import java.io.Serializable;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.ClassName;
import org.opportune.schemas.Wire;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.Unapplied;

/** Writers of the records in the schemas: single-object encoding, keyed as {@link Topic} says. */
public final class RecordWriters {
    private RecordWriters() {}

    /** Key: MSISDN. */
    public static RecordWriter<Event> events() {
        return new Avro<>(Event.class, e -> Keys.msisdn(e.getMsisdn()));
    }

    /** Key: MSISDN. */
    public static RecordWriter<Action> actions() {
        return new Avro<>(Action.class, a -> Keys.msisdn(a.getMsisdn()));
    }

    /** Key: MSISDN. */
    public static RecordWriter<Unapplied> unapplied() {
        return new Avro<>(Unapplied.class, u -> Keys.msisdn(u.getMsisdn()));
    }

    /** Key: MSISDN of the match. */
    public static RecordWriter<Decision> decisions() {
        return new Avro<>(Decision.class, d -> Keys.msisdn(d.getMatch().getMsisdn()));
    }

    /** Key: kind/id. */
    public static RecordWriter<Control> controls() {
        return new Avro<>(Control.class, Keys::control);
    }

    /** Key: topic-partition-offset. */
    public static RecordWriter<DeadLetter> deadLetters() {
        return new Avro<>(DeadLetter.class, Keys::deadLetter);
    }

    private interface KeyOf<T> extends Function<T, byte[]>, Serializable {}

    private static final class Avro<T extends SpecificRecordBase> implements RecordWriter<T> {
        private static final long serialVersionUID = 1L;

        private final ClassName<T> type;
        private final KeyOf<T> keyOf;
        /** Made where it is used: the encoder itself does not travel with the job graph. */
        private transient @Nullable Wire<T> wire;

        Avro(Class<T> type, KeyOf<T> keyOf) {
            this.type = ClassName.of(type);
            this.keyOf = keyOf;
        }

        @Override
        public byte[] key(T record) {
            return keyOf.apply(record);
        }

        @Override
        public byte[] value(T record) {
            Wire<T> made = wire;
            if (made == null) {
                made = Wire.of(type.type());
                wire = made;
            }
            return made.encode(record);
        }
    }
}
