package org.opportune.benchmarks.opponents;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What an opponent found: job and reader share a process. Thread-safe. */
public final class Ledger {
    private static final Queue<Found> ALL = new ConcurrentLinkedQueue<>();

    private Ledger() {}

    static void take(Found found) {
        ALL.add(found);
    }

    /** Findings of the last job, in no order. */
    public static List<Found> found() {
        return List.copyOf(ALL);
    }

    static void clear() {
        ALL.clear();
    }
}
