package org.opportune.signaling.behaviour;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.octets.OctetReader;
import org.opportune.schemas.octets.OctetWriter;
import org.opportune.signaling.behaviour.Detail.Handset;

/**
 * Which handset a SIM is in. Another model counts when it is seen on two connections, or when it was seen once and no
 * other for the settling time: one sighting may be another handset's answer.
 */
final class HandsetChange {
    private long settled;
    private @Nullable Behaviour candidate;

    /** A sighting with its SIMs counted. */
    void take(Behaviour seen, Rules rules, Consumer<Behaviour> out) {
        if (!(seen.detail() instanceof Handset handset) || handset.sims() >= rules.manySims()) {
            return;
        }
        if (settled == 0) {
            settled = handset.imei();
        } else if (handset.tac() == Handset.tac(settled)) {
            candidate = null;
            sameModel(seen, handset, out);
        } else if (candidate != null && isAgain(candidate, seen, handset)) {
            settle(seen, handset, out);
        } else if (candidate == null || !isOf(candidate, handset)) {
            candidate = seen;
        }
    }

    private void sameModel(Behaviour seen, Handset handset, Consumer<Behaviour> out) {
        if (handset.imei() != settled) {
            out.accept(seen.follows(Kind.SLOT_SWAP, from(handset)));
            settled = handset.imei();
        }
    }

    private static boolean isOf(Behaviour first, Handset handset) {
        return first.detail() instanceof Handset other && other.tac() == handset.tac();
    }

    private static boolean isAgain(Behaviour first, Behaviour seen, Handset handset) {
        return isOf(first, handset)
                && first.subject().connection() != seen.subject().connection();
    }

    private void settle(Behaviour proof, Handset handset, Consumer<Behaviour> out) {
        out.accept(proof.follows(Kind.HANDSET_CHANGED, from(handset)));
        if (handset.sims() > 1) {
            out.accept(proof.follows(Kind.SIM_IN_OTHER_HANDSET, from(handset)));
        }
        settled = handset.imei();
        candidate = null;
    }

    private Handset from(Handset handset) {
        return new Handset(handset.imei(), handset.version(), settled, handset.sims());
    }

    /** When a candidate settles by itself; {@link Long#MAX_VALUE} = none. */
    long dueNs(Rules rules) {
        return candidate == null ? Long.MAX_VALUE : candidate.proof().timeNs() + rules.settleNs();
    }

    /** The settling time is over. */
    void due(Rules rules, Consumer<Behaviour> out) {
        if (candidate != null && candidate.detail() instanceof Handset handset) {
            Proof first = candidate.proof();
            Proof late = new Proof(first.timeNs() + rules.settleNs(), 0, first.idHigh(), first.idLow());
            settle(new Behaviour(candidate.kind(), late, candidate.subject(), Place.UNKNOWN, handset), handset, out);
        }
    }

    void write(OctetWriter to) {
        to.unsigned(settled).flag(candidate != null);
        if (candidate != null) {
            BehaviourOctets.write(candidate, to);
        }
    }

    static HandsetChange read(OctetReader from) {
        HandsetChange read = new HandsetChange();
        read.settled = from.unsigned();
        read.candidate = from.flag() ? BehaviourOctets.read(from) : null;
        return read;
    }
}
