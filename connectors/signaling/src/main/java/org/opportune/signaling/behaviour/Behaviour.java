package org.opportune.signaling.behaviour;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a subscriber did.
 *
 * @param place where; {@link Place#UNKNOWN} if the connection did not say
 * @param detail by kind; null = none
 */
public record Behaviour(
        Kind kind,
        Proof proof,
        Subject subject,
        Place place,
        @Nullable Detail detail) {
    /** UTC ms. */
    public long timeMs() {
        return Math.floorDiv(proof.timeNs(), 1_000_000L);
    }

    /** The same of a subscriber whose IMSI is known by now. */
    public Behaviour of(long imsi) {
        return new Behaviour(kind, proof, subject.of(imsi), place, detail);
    }

    /** Another behaviour that follows from this one, at the same time; the kind tells their events apart. */
    Behaviour follows(Kind other, @Nullable Detail what) {
        return new Behaviour(other, proof, subject, place, what);
    }
}
