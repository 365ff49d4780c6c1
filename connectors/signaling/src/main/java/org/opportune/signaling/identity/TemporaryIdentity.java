package org.opportune.signaling.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.BehaviourOctets;
import org.opportune.signaling.octets.OctetReader;
import org.opportune.signaling.octets.OctetWriter;

/**
 * One TMSI in one scope: whose it is, and the behaviours that wait to hear it. Knowledge of later resolves what waited,
 * unless it says that the TMSI was given to somebody only then.
 */
public final class TemporaryIdentity {
    private long imsi;
    private long sinceNs;
    private final List<Behaviour> waiting = new ArrayList<>(0);

    /** Takes what a message says; what waited leaves, with or without its IMSI. */
    public void take(Binding binding, Consumer<Behaviour> out) {
        switch (binding.way()) {
            case SHOWN -> {
                hold(binding);
                release(binding.imsi(), out);
            }
            case ASSIGNED -> {
                release(0, out);
                hold(binding);
            }
            case FREED -> imsi = imsi == binding.imsi() ? 0 : imsi;
        }
    }

    private void hold(Binding binding) {
        imsi = binding.imsi();
        sinceNs = binding.timeNs();
    }

    private void release(long as, Consumer<Behaviour> out) {
        waiting.forEach(behaviour -> out.accept(as == 0 ? behaviour : behaviour.of(as)));
        waiting.clear();
    }

    /**
     * Resolves a behaviour, or keeps it.
     *
     * @return true if it was kept
     */
    public boolean take(Behaviour behaviour, Consumer<Behaviour> out) {
        if (imsi == 0) {
            waiting.add(behaviour);
            return true;
        }
        out.accept(behaviour.of(imsi));
        return false;
    }

    /** Lets go, unresolved, what was proven before a time. */
    public void expire(long beforeNs, Consumer<Behaviour> out) {
        while (!waiting.isEmpty() && waiting.get(0).proof().timeNs() < beforeNs) {
            out.accept(waiting.remove(0));
        }
    }

    /** The switch has restarted: what it gave before that time may be anybody's. */
    public void restart(long timeNs) {
        if (sinceNs <= timeNs) {
            imsi = 0;
        }
    }

    public int waiting() {
        return waiting.size();
    }

    /** True if nothing is known and nothing waits. */
    public boolean isEmpty() {
        return imsi == 0 && waiting.isEmpty();
    }

    public void write(OctetWriter to) {
        to.number(imsi).signed(sinceNs).number(waiting.size());
        waiting.forEach(behaviour -> BehaviourOctets.write(behaviour, to));
    }

    /** What {@link #write} wrote. */
    public static TemporaryIdentity read(OctetReader from) {
        TemporaryIdentity read = new TemporaryIdentity();
        read.imsi = from.number();
        read.sinceNs = from.signed();
        for (long count = from.number(); count > 0; count--) {
            read.waiting.add(BehaviourOctets.read(from));
        }
        return read;
    }
}
