package org.opportune.signaling.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.opportune.schemas.octets.OctetReader;
import org.opportune.schemas.octets.OctetWriter;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.BehaviourOctets;

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
                release(Long.MIN_VALUE, binding.imsi(), out);
            }
            case ASSIGNED -> assign(binding, out);
            case FREED -> imsi = imsi == binding.imsi() ? 0 : imsi;
        }
    }

    private void hold(Binding binding) {
        imsi = binding.imsi();
        sinceNs = binding.timeNs();
    }

    /** What is learnt late of an earlier time does not take it from who was given it since. */
    private void assign(Binding binding, Consumer<Behaviour> out) {
        if (imsi == 0 || sinceNs <= binding.timeNs()) {
            hold(binding);
            release(binding.timeNs(), binding.imsi(), out);
        }
    }

    /** Of that IMSI is what was proven from {@code fromNs} on; the rest is of nobody known. */
    private void release(long fromNs, long as, Consumer<Behaviour> out) {
        List<Behaviour> leaving = List.copyOf(waiting);
        waiting.clear();
        leaving.forEach(behaviour -> out.accept(behaviour.proof().timeNs() < fromNs ? behaviour : behaviour.of(as)));
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
        to.unsigned(imsi).signed(sinceNs).unsigned(waiting.size());
        waiting.forEach(behaviour -> BehaviourOctets.write(behaviour, to));
    }

    /** What {@link #write} wrote. */
    public static TemporaryIdentity read(OctetReader from) {
        TemporaryIdentity read = new TemporaryIdentity();
        read.imsi = from.unsigned();
        read.sinceNs = from.signed();
        for (long count = from.unsigned(); count > 0; count--) {
            read.waiting.add(BehaviourOctets.read(from));
        }
        return read;
    }
}
