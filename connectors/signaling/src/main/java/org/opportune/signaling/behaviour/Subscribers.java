package org.opportune.signaling.behaviour;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** All handsets and subscribers of one process. Bounded: the longest unseen is forgotten first. */
public final class Subscribers {
    private record Wake(long timeNs, long imsi) implements Comparable<Wake> {
        @Override
        public int compareTo(Wake other) {
            int byTime = Long.compare(timeNs, other.timeNs);
            return byTime != 0 ? byTime : Long.compare(imsi, other.imsi);
        }
    }

    private static final class Held {
        final Subscriber subscriber = new Subscriber();
        long wakeNs = Long.MAX_VALUE;
    }

    private final Rules rules;
    private final Networks networks;
    private final int most;
    private final Consumer<Behaviour> out;
    private final LinkedHashMap<Long, Held> subscribers = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<Long, HandsetSims> handsets = new LinkedHashMap<>(16, 0.75f, true);
    private final PriorityQueue<Wake> wakes = new PriorityQueue<>();
    private long nowNs = Long.MIN_VALUE;

    /**
     * Remembers nobody yet.
     *
     * @param most subscribers, and as many handsets
     * @param out takes what comes and what follows, in order of time but for what was resolved late
     */
    public Subscribers(Rules rules, Networks networks, int most, Consumer<Behaviour> out) {
        this.rules = rules;
        this.networks = networks;
        this.most = most;
        this.out = out;
    }

    /** Takes one behaviour; without an IMSI nothing follows from it. */
    public void take(Behaviour behaviour) {
        advance(behaviour.proof().timeNs());
        long imsi = behaviour.subject().imsi();
        if (imsi == 0) {
            out.accept(behaviour);
            return;
        }
        Held held = subscribers.computeIfAbsent(imsi, none -> new Held());
        held.subscriber.take(counted(behaviour), rules, networks, out);
        wake(imsi, held);
        trim(subscribers);
        trim(handsets);
    }

    private Behaviour counted(Behaviour behaviour) {
        return behaviour.kind() == Kind.IMEI_SEEN && behaviour.detail() instanceof Detail.Handset handset
                ? handsets.computeIfAbsent(handset.imei(), none -> new HandsetSims())
                        .take(behaviour)
                : behaviour;
    }

    /** Time has passed. */
    public void advance(long timeNs) {
        nowNs = Math.max(nowNs, timeNs);
        for (Wake next = wakes.peek(); next != null && next.timeNs() <= nowNs; next = wakes.peek()) {
            wakes.remove();
            Held held = subscribers.get(next.imsi());
            if (held != null && held.wakeNs == next.timeNs()) {
                held.wakeNs = Long.MAX_VALUE;
                held.subscriber.due(next.timeNs(), next.imsi(), rules, out);
                wake(next.imsi(), held);
            }
        }
    }

    /** One wake-up stands for each subscriber; it may come early, and then stands for later. */
    private void wake(long imsi, Held held) {
        long dueNs = held.subscriber.dueNs(rules);
        if (dueNs < held.wakeNs) {
            held.wakeNs = dueNs;
            wakes.add(new Wake(dueNs, imsi));
        }
    }

    private <V> void trim(Map<Long, V> map) {
        if (map.size() > most) {
            Iterator<Map.Entry<Long, V>> eldest = map.entrySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }
}
