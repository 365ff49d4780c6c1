package org.opportune.pipeline.order;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.event.EventKind;

/**
 * The bytes of an envelope, on streams and in checkpoints. Kinds and verdicts go by ordinal: both enums only
 * ever grow at the end.
 */
public final class EnvelopeWire {
    /** Of this layout; a reader refuses another. */
    public static final int VERSION = 1;

    private static final EventKind[] KINDS = EventKind.values();
    private static final Envelope.Verdict[] VERDICTS = Envelope.Verdict.values();

    private EnvelopeWire() {}

    @SuppressWarnings("EnumOrdinal") // the ordinals are the wire format, see above
    public static void write(Envelope e, DataOutput out) throws IOException {
        out.writeLong(e.msisdn());
        out.writeLong(e.orderMs());
        out.writeLong(e.happenedMs());
        out.writeByte(e.kind().ordinal());
        out.writeByte(e.verdict().ordinal());
        out.writeLong(e.idHigh());
        out.writeLong(e.idLow());
        out.writeInt(e.avro().length);
        out.write(e.avro());
    }

    public static Envelope read(DataInput in) throws IOException {
        long msisdn = in.readLong();
        long orderMs = in.readLong();
        long happenedMs = in.readLong();
        EventKind kind = KINDS[in.readUnsignedByte()];
        Envelope.Verdict verdict = VERDICTS[in.readUnsignedByte()];
        long idHigh = in.readLong();
        long idLow = in.readLong();
        byte[] avro = new byte[in.readInt()];
        in.readFully(avro);
        return new Envelope(msisdn, orderMs, happenedMs, kind, verdict, idHigh, idLow, avro);
    }
}
