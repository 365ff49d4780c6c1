package org.opportune.signaling.connection;

import java.util.function.Consumer;
import org.opportune.signaling.carrier.Unit;

/**
 * Puts messages into the order of their times, and of their frames where times are the same: two directions of a link may be
 * captured out of order by some milliseconds. A message leaves when one came that is later by the window. Those that come
 * later than that leave at once, and are counted. Copies what it holds; one thread.
 */
final class Reorder {
    private static final int LEAST = 64;

    private final long windowNs;
    private final Consumer<Unit> out;
    private Held[] ring = fresh(LEAST);
    private int first;
    private int size;
    private long latestNs = Long.MIN_VALUE;
    private long releasedNs = Long.MIN_VALUE;
    private long late;

    /** A message and room for its octets. */
    private static final class Held {
        final Unit unit = new Unit();
        byte[] octets = new byte[128];

        void take(Unit from) {
            if (octets.length < from.length()) {
                octets = new byte[from.length()];
            }
            System.arraycopy(from.octets(), from.offset(), octets, 0, from.length());
            unit.captured(from.frame(), from.timeNs(), from.link());
            unit.label(from.ni(), from.opc(), from.dpc(), from.sls(), from.routingContext());
            unit.message(octets, 0, from.length());
        }

        boolean isBehind(Unit other) {
            int byTime = Long.compare(unit.timeNs(), other.timeNs());
            return byTime > 0 || (byTime == 0 && unit.frame() > other.frame());
        }
    }

    Reorder(long windowNs, Consumer<Unit> out) {
        this.windowNs = windowNs;
        this.out = out;
    }

    private static Held[] fresh(int size) {
        Held[] ring = new Held[size];
        for (int i = 0; i < size; i++) {
            ring[i] = new Held();
        }
        return ring;
    }

    void take(Unit unit) {
        if (unit.timeNs() < releasedNs) {
            late++;
            out.accept(unit);
            return;
        }
        latestNs = Math.max(latestNs, unit.timeNs());
        insert(unit);
        release(latestNs - windowNs);
    }

    private void insert(Unit unit) {
        if (size == ring.length) {
            grow();
        }
        int mask = ring.length - 1;
        int at = first + size & mask;
        Held held = ring[at];
        held.take(unit);
        while (at != first && ring[at - 1 & mask].isBehind(unit)) {
            ring[at] = ring[at - 1 & mask];
            at = at - 1 & mask;
        }
        ring[at] = held;
        size++;
    }

    private void grow() {
        Held[] larger = fresh(ring.length * 2);
        for (int i = 0; i < size; i++) {
            larger[i] = ring[first + i & ring.length - 1];
        }
        ring = larger;
        first = 0;
    }

    private void release(long untilNs) {
        while (size > 0 && ring[first].unit.timeNs() <= untilNs) {
            Held next = ring[first];
            first = first + 1 & ring.length - 1;
            size--;
            releasedNs = next.unit.timeNs();
            out.accept(next.unit);
        }
    }

    /** Lets everything go: the end of a bounded input. */
    void end() {
        release(Long.MAX_VALUE);
    }

    /** Messages that came too late for their place. */
    long late() {
        return late;
    }
}
