package org.opportune.archive.octets;

import java.util.Arrays;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Envelope.Verdict;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.octets.OctetReader;
import org.opportune.schemas.octets.OctetWriter;

/**
 * An envelope as octets: flags, kind, order time (difference to a base), happened-at (difference to order time), number,
 * id, the event's own octets. The id is left out where the event's octets begin with it, as they do now.
 */
public final class EnvelopeCodec {
    /** Octets of the single-object header; the id is an event's first field. */
    private static final int HEADER = 10;

    private static final int VERDICT = 3;
    private static final int ID_INSIDE = 4;

    private EnvelopeCodec() {}

    /**
     * Appends an envelope.
     *
     * @param baseMs what the reader will know: the order time of the envelope before, or 0
     */
    public static void write(OctetWriter out, Envelope e, long baseMs) {
        boolean inside = idIsInside(e);
        out.octet(code(e.verdict()) | (inside ? ID_INSIDE : 0));
        out.octet(KindCodes.code(e.kind()));
        out.signed(e.orderMs() - baseMs);
        out.signed(e.orderMs() - e.happenedMs());
        out.unsigned(e.msisdn());
        if (!inside) {
            out.int64(e.idHigh());
            out.int64(e.idLow());
        }
        out.unsigned(e.avro().length);
        out.octets(e.avro());
    }

    private static boolean idIsInside(Envelope e) {
        byte[] avro = e.avro();
        return avro.length >= HEADER + EventIds.LENGTH
                && int64(avro, HEADER) == e.idHigh()
                && int64(avro, HEADER + 8) == e.idLow();
    }

    private static long int64(byte[] octets, int from) {
        return new OctetReader(octets, from, from + 8).int64();
    }

    private static int code(Verdict verdict) {
        return switch (verdict) {
            case UNORDERED -> 0;
            case ON_TIME -> 1;
            case LATE -> 2;
        };
    }

    /** Reads envelopes one behind the other; first the head, then, if it is wanted, the whole. One thread. */
    public static final class Reader {
        private static final Verdict[] VERDICTS = {Verdict.UNORDERED, Verdict.ON_TIME, Verdict.LATE};

        private final byte[] octets;
        private final OctetReader in;
        private final KindCodes kinds;
        private long orderMs;
        private long happenedMs;
        private long msisdn;
        private EventKind kind = EventKind.UNRECOGNISED;
        private Verdict verdict = Verdict.UNORDERED;
        private long idHigh;
        private long idLow;
        private int avroFrom;
        private int avroEnd;

        public Reader(byte[] octets, int from, int end, KindCodes kinds) {
            this.octets = octets;
            this.in = new OctetReader(octets, from, end);
            this.kinds = kinds;
        }

        /** Octets not read yet. */
        public int left() {
            return in.left();
        }

        /**
         * Reads one envelope; its order time is relative to the one read before.
         *
         * @throws IndexOutOfBoundsException if the octets are not what {@link EnvelopeCodec#write} wrote
         */
        public void next() {
            int flags = in.octet();
            verdict = VERDICTS[flags & VERDICT];
            kind = kinds.kind(in.octet());
            orderMs += in.signed();
            happenedMs = orderMs - in.signed();
            msisdn = in.unsigned();
            boolean inside = (flags & ID_INSIDE) != 0;
            if (!inside) {
                idHigh = in.int64();
                idLow = in.int64();
            }
            long length = in.unsigned();
            avroFrom = in.take(length);
            avroEnd = in.at();
            if (inside) {
                OctetReader id = new OctetReader(octets, avroFrom + HEADER, avroEnd);
                idHigh = id.int64();
                idLow = id.int64();
            }
        }

        public long orderMs() {
            return orderMs;
        }

        public long msisdn() {
            return msisdn;
        }

        /** The envelope that {@link #next} read. */
        public Envelope envelope() {
            byte[] avro = Arrays.copyOfRange(octets, avroFrom, avroEnd);
            return new Envelope(msisdn, orderMs, happenedMs, kind, verdict, idHigh, idLow, avro);
        }
    }
}
