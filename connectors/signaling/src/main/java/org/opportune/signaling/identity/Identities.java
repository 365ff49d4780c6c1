package org.opportune.signaling.identity;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.Detail.Update;
import org.opportune.signaling.behaviour.Subject;

/**
 * All TMSIs of one process. Bounded: the longest unused is forgotten first, and what waits leaves after a time or when
 * there is too much of it, oldest first; nothing is lost.
 */
public final class Identities {
    /** Every node that ever sent a RESET counts as one. */
    private static final int MOST_SWITCHES = 10_000;

    private record Scoped(long scope, int tmsi) {}

    private record Waiting(Scoped key, long timeNs) {}

    private final int most;
    private final int mostWaiting;
    private final long patienceNs;
    private final Consumer<Behaviour> out;
    private final LinkedHashMap<Scoped, TemporaryIdentity> known = new LinkedHashMap<>(16, 0.75f, true);
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final Map<Long, Long> restartedNs = new LinkedHashMap<>();

    /**
     * Remembers nobody yet.
     *
     * @param most TMSIs that are remembered
     * @param mostWaiting behaviours that wait
     * @param patienceNs how long they wait, event time
     * @param out takes them, with IMSI or without
     */
    public Identities(int most, int mostWaiting, long patienceNs, Consumer<Behaviour> out) {
        this.most = most;
        this.mostWaiting = mostWaiting;
        this.patienceNs = patienceNs;
        this.out = out;
    }

    public void take(Binding binding) {
        at(new Scoped(binding.scope(), binding.tmsi())).take(binding, this::resolved);
    }

    /** Who named himself by a TMSI and was given another one has that one, too: nobody else says whose it is. */
    private void resolved(Behaviour behaviour) {
        Subject subject = behaviour.subject();
        if (subject.imsi() != 0 && behaviour.detail() instanceof Update update && update.hasNewTmsi()) {
            long scope = subject.scopeIn(behaviour.place().lac());
            long timeNs = behaviour.proof().timeNs();
            take(new Binding(scope, update.newTmsi(), subject.imsi(), Binding.Way.ASSIGNED, timeNs));
        }
        out.accept(behaviour);
    }

    /** Resolves a behaviour now, or later. */
    public void take(Behaviour behaviour) {
        long timeNs = behaviour.proof().timeNs();
        expire(timeNs - patienceNs);
        Subject subject = behaviour.subject();
        if (subject.imsi() != 0 || !subject.hasTmsi()) {
            out.accept(behaviour);
            return;
        }
        Scoped key = new Scoped(subject.scope(), subject.tmsi());
        if (at(key).take(behaviour, this::resolved)) {
            waiting.add(new Waiting(key, timeNs));
            if (waiting.size() > mostWaiting) {
                release(waiting.remove());
            }
        }
    }

    /**
     * A switch has restarted.
     *
     * @param switchOf see {@link Subject#switchOf}
     */
    public void restart(long switchOf, long timeNs) {
        restartedNs.put(switchOf, timeNs);
        if (restartedNs.size() > MOST_SWITCHES) {
            restartedNs.remove(restartedNs.keySet().iterator().next());
        }
    }

    /** Lets everything go that still waits: the end of a bounded input. */
    public void end() {
        expire(Long.MAX_VALUE);
    }

    private TemporaryIdentity at(Scoped key) {
        TemporaryIdentity found = known.get(key);
        if (found == null) {
            found = new TemporaryIdentity();
            known.put(key, found);
            forgetEldest();
        }
        Long restart = restartedNs.get(Subject.switchOf(key.scope()));
        if (restart != null) {
            found.restart(restart);
        }
        return found;
    }

    private void forgetEldest() {
        if (known.size() > most) {
            var eldest = known.entrySet().iterator();
            eldest.next().getValue().expire(Long.MAX_VALUE, out);
            eldest.remove();
        }
    }

    private void expire(long beforeNs) {
        for (Waiting next = waiting.peek(); next != null && next.timeNs() < beforeNs; next = waiting.peek()) {
            release(waiting.remove());
        }
    }

    private void release(Waiting late) {
        TemporaryIdentity at = known.get(late.key());
        if (at != null) {
            at.expire(late.timeNs() == Long.MAX_VALUE ? Long.MAX_VALUE : late.timeNs() + 1, out);
        }
    }

    /** Behaviours that wait. */
    public int waiting() {
        return known.values().stream().mapToInt(TemporaryIdentity::waiting).sum();
    }
}
