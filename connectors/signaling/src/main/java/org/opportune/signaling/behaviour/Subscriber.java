package org.opportune.signaling.behaviour;

import java.util.function.Consumer;
import org.opportune.schemas.octets.OctetReader;
import org.opportune.schemas.octets.OctetWriter;

/**
 * One IMSI: what follows from its behaviours. Behaviours come in order of time; before each one, and whenever time passes,
 * the owner runs what is {@link #dueNs due}. Derived behaviours come before the one that they follow from.
 */
public final class Subscriber {
    private static final int MOST_CALLS = 100;

    private Movement movement = new Movement();
    private HandsetChange handset = new HandsetChange();
    private long contactNs = Long.MIN_VALUE;
    private Proof proof = new Proof(0, 0, 0, 0);
    private boolean on;
    private int calls;

    /** Takes one behaviour, passes it on, and derives. */
    public void take(Behaviour behaviour, Rules rules, Networks networks, Consumer<Behaviour> out) {
        due(behaviour.proof().timeNs(), behaviour.subject().imsi(), rules, out);
        contact(behaviour);
        // An emergency call is nobody's business: not where it was made either.
        if (!behaviour.subject().emergency()) {
            movement.take(behaviour, rules, networks, out);
        }
        out.accept(behaviour);
        if (behaviour.kind() == Kind.IMEI_SEEN) {
            handset.take(behaviour, rules, out);
        }
    }

    private void contact(Behaviour behaviour) {
        contactNs = Math.max(contactNs, behaviour.proof().timeNs());
        proof = behaviour.proof();
        switch (behaviour.kind()) {
            case POWER_OFF -> on = false;
            case UPDATE_REJECTED -> {}
            case CALL_STARTED -> {
                on = true;
                calls = Math.min(calls + 1, MOST_CALLS);
            }
            case CALL_ENDED -> {
                on = true;
                calls = Math.max(calls - 1, 0);
            }
            default -> on = true;
        }
    }

    /** When something follows from silence, UTC ns; {@link Long#MAX_VALUE} = nothing. */
    public long dueNs(Rules rules) {
        return Math.min(silentNs(rules), handset.dueNs(rules));
    }

    private long silentNs(Rules rules) {
        return on && calls == 0 ? contactNs + rules.silenceNs() : Long.MAX_VALUE;
    }

    /** Runs what is due at or before a time, in order. */
    public void due(long timeNs, long imsi, Rules rules, Consumer<Behaviour> out) {
        for (long next = dueNs(rules); next <= timeNs && next != Long.MAX_VALUE; next = dueNs(rules)) {
            if (next == silentNs(rules)) {
                silent(next, imsi, out);
            } else {
                handset.due(rules, out);
            }
        }
    }

    private void silent(long timeNs, long imsi, Consumer<Behaviour> out) {
        on = false;
        movement.leave();
        Subject who = new Subject(imsi, false, 0, 0, 0, 0, false);
        Proof silence = new Proof(timeNs, 0, proof.idHigh(), proof.idLow());
        out.accept(new Behaviour(Kind.IMPLICIT_POWER_OFF, silence, who, movement.last(), null));
    }

    public void write(OctetWriter to) {
        movement.write(to);
        handset.write(to);
        to.signed(contactNs).int64(proof.idHigh()).int64(proof.idLow()).flag(on).octet(calls);
    }

    /** What {@link #write} wrote. */
    public static Subscriber read(OctetReader from) {
        Subscriber read = new Subscriber();
        read.movement = Movement.read(from);
        read.handset = HandsetChange.read(from);
        read.contactNs = from.signed();
        read.proof = new Proof(read.contactNs, 0, from.int64(), from.int64());
        read.on = from.flag();
        read.calls = from.octet();
        return read;
    }
}
