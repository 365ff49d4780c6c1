package org.opportune.smpp.session;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * The submits written and not yet answered, by sequence number. Each is completed exactly once, by whoever removes it.
 * Thread-safe.
 */
final class OpenSubmits {
    private record Open(Consumer<SubmitResult> done, long sentNanos) {}

    private final ConcurrentMap<Integer, Open> bySequence = new ConcurrentHashMap<>();
    private volatile boolean closed;

    int size() {
        return bySequence.size();
    }

    boolean contains(int sequence) {
        return bySequence.containsKey(sequence);
    }

    /** False if the link is closed: nothing may be written and {@code done} is not called. */
    boolean add(int sequence, Consumer<SubmitResult> done, long nowNanos) {
        bySequence.put(sequence, new Open(done, nowNanos));
        return !closed || bySequence.remove(sequence) == null;
    }

    /** False if nothing is open under {@code sequence}. */
    boolean complete(int sequence, SubmitResult result) {
        Open open = bySequence.remove(sequence);
        if (open == null) {
            return false;
        }
        open.done.accept(result);
        return true;
    }

    /** Ends as unknown what was sent before {@code deadlineNanos}. */
    void expire(long deadlineNanos) {
        bySequence.forEach((sequence, open) -> {
            if (open.sentNanos - deadlineNanos < 0) {
                complete(sequence, SubmitResult.UNKNOWN);
            }
        });
    }

    /** Ends all as unknown, now and for ever. */
    void close() {
        closed = true;
        bySequence.keySet().forEach(sequence -> complete(sequence, SubmitResult.UNKNOWN));
    }
}
