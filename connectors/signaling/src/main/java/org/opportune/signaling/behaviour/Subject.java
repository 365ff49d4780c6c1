package org.opportune.signaling.behaviour;

/**
 * Whom it is about, as far as its connection says.
 *
 * @param imsi decimal digits behind a leading 1, so that zeros stay; 0 = not known
 * @param hasTmsi true if {@code tmsi} is one
 * @param tmsi as on the wire; it means somebody only inside {@code scope}
 * @param scope network indicator and point code of the switch, and the location area in which the handset was given the
 *     TMSI (TS 23.003 2.4), packed by {@link #scope}
 * @param imei fourteen digits that this connection showed, behind a leading 1; 0 = none
 * @param connection a hash that tells connections apart
 * @param emergency true if the connection holds an emergency call
 */
public record Subject(long imsi, boolean hasTmsi, int tmsi, long scope, long imei, long connection, boolean emergency) {

    /** Packs the scope of a TMSI. */
    public static long scope(int networkIndicator, int switchCode, int lac) {
        return ((long) networkIndicator << 32 | (switchCode & 0xffffffffL)) << 16 | (lac & 0xffff);
    }

    /** The switch's part of a scope. */
    public static long switchOf(long scope) {
        return scope >>> 16;
    }

    /** The scope of a TMSI that the same switch gives in another location area. */
    public long scopeIn(int lac) {
        return switchOf(scope) << 16 | (lac & 0xffff);
    }

    /** The same with another IMSI. */
    public Subject of(long other) {
        return new Subject(other, hasTmsi, tmsi, scope, imei, connection, emergency);
    }

    /** Keeps identities out of logs. */
    @Override
    public String toString() {
        return "Subject[imsi " + (imsi == 0 ? "unknown" : "known") + ", " + (hasTmsi ? "tmsi" : "no tmsi") + "]";
    }
}
