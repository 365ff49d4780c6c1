package org.opportune.signaling.behaviour;

import org.jspecify.annotations.Nullable;
import org.opportune.signaling.octets.OctetReader;
import org.opportune.signaling.octets.OctetWriter;

/** Behaviours as octets, between keys and in state. Times of the detail are kept as distances from the proof. */
@SuppressWarnings("EnumOrdinal") // the ordinals are the format: new constants come at the end
public final class BehaviourOctets {
    private static final Kind[] KINDS = Kind.values();

    private BehaviourOctets() {}

    public static void write(Behaviour behaviour, OctetWriter to) {
        Proof proof = behaviour.proof();
        Subject subject = behaviour.subject();
        to.octet(behaviour.kind().ordinal());
        to.signed(proof.timeNs()).number(proof.frame()).whole(proof.idHigh()).whole(proof.idLow());
        to.number(subject.imsi()).flag(subject.hasTmsi()).number(subject.tmsi() & 0xffffffffL);
        to.number(subject.scope()).number(subject.imei()).whole(subject.connection());
        to.flag(subject.emergency());
        place(behaviour.place(), to);
        new DetailOctets(proof.timeNs()).write(behaviour.detail(), to);
    }

    public static Behaviour read(OctetReader from) {
        Kind kind = KINDS[from.octet()];
        Proof proof = new Proof(from.signed(), from.number(), from.whole(), from.whole());
        Subject subject = new Subject(
                from.number(),
                from.flag(),
                (int) from.number(),
                from.number(),
                from.number(),
                from.whole(),
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
            to.whole(number.high()).octet(number.length()).signed(number.ton()).signed(number.npi());
            if (number.low() != 0) {
                to.flag(true).whole(number.low());
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
        long high = from.whole();
        int length = from.octet();
        int ton = (int) from.signed();
        int npi = (int) from.signed();
        return new Dialled(high, from.flag() ? from.whole() : 0, length, ton, npi);
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
