package org.opportune.signaling.behaviour;

import org.jspecify.annotations.Nullable;
import org.opportune.schemas.octets.OctetReader;
import org.opportune.schemas.octets.OctetWriter;

/** Behaviours as octets, between keys and in state. Times of the detail are kept as distances from the proof. */
@SuppressWarnings("EnumOrdinal") // the ordinals are the format: new constants come at the end
public final class BehaviourOctets {
    private static final Kind[] KINDS = Kind.values();

    private BehaviourOctets() {}

    public static void write(Behaviour behaviour, OctetWriter to) {
        Proof proof = behaviour.proof();
        Subject subject = behaviour.subject();
        to.octet(behaviour.kind().ordinal());
        to.signed(proof.timeNs()).unsigned(proof.frame()).int64(proof.idHigh()).int64(proof.idLow());
        to.unsigned(subject.imsi()).flag(subject.hasTmsi()).unsigned(subject.tmsi() & 0xffffffffL);
        to.unsigned(subject.scope()).unsigned(subject.imei()).int64(subject.connection());
        to.flag(subject.emergency());
        place(behaviour.place(), to);
        new DetailOctets(proof.timeNs()).write(behaviour.detail(), to);
    }

    public static Behaviour read(OctetReader from) {
        Kind kind = KINDS[from.octet()];
        Proof proof = new Proof(from.signed(), from.unsigned(), from.int64(), from.int64());
        Subject subject = new Subject(
                from.unsigned(),
                from.flag(),
                (int) from.unsigned(),
                from.unsigned(),
                from.unsigned(),
                from.int64(),
                from.flag());
        return new Behaviour(kind, proof, subject, place(from), new DetailOctets(proof.timeNs()).read(from));
    }

    /** Writes a place. */
    public static void place(Place place, OctetWriter to) {
        to.signed(place.plmn()).signed(place.lac()).signed(place.ci());
    }

    /** Reads a place. */
    public static Place place(OctetReader from) {
        Place read = new Place((int) from.signed(), (int) from.signed(), (int) from.signed());
        return read.equals(Place.UNKNOWN) ? Place.UNKNOWN : read;
    }

    /** Writes a number that may be absent. */
    public static void dialled(@Nullable Dialled number, OctetWriter to) {
        to.flag(number != null);
        if (number != null) {
            to.int64(number.high()).octet(number.length()).signed(number.ton()).signed(number.npi());
            if (number.low() != 0) {
                to.flag(true).int64(number.low());
            } else {
                to.flag(false);
            }
        }
    }

    /** Reads a number that may be absent. */
    public static @Nullable Dialled dialled(OctetReader from) {
        if (!from.flag()) {
            return null;
        }
        long high = from.int64();
        int length = from.octet();
        int ton = (int) from.signed();
        int npi = (int) from.signed();
        return new Dialled(high, from.flag() ? from.int64() : 0, length, ton, npi);
    }

    /** Writes a time that may be {@link Detail#NEVER}, near {@code base}. */
    public static void time(long timeNs, long base, OctetWriter to) {
        to.flag(timeNs != Detail.NEVER);
        if (timeNs != Detail.NEVER) {
            to.signed(base - timeNs);
        }
    }

    /** Reads a time that may be {@link Detail#NEVER}. */
    public static long time(OctetReader from, long base) {
        return from.flag() ? base - from.signed() : Detail.NEVER;
    }
}
