package org.opportune.smpp.session;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The submits written and not yet answered, by sequence number. Each is completed exactly once, by whoever removes it.
 * It counts as open until its result has been told: who sees room has heard every result before, so that the next
 * segment of a message is not overtaken. Thread-safe.
 */
final class OpenSubmits {
    private record Open(Consumer<SubmitResult> done, long sentNanos) {}

    private final ConcurrentMap<Integer, Open> bySequence = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private final Runnable onRoom;
    private volatile boolean closed;

    /**
     * @param onRoom called after {@link #size} went down; any thread, must not block
     */
    OpenSubmits(Runnable onRoom) {
        this.onRoom = onRoom;
    }

    int size() {
        return size.get();
    }

    boolean contains(int sequence) {
        return bySequence.containsKey(sequence);
    }

    /** False if the link is closed: nothing may be written and {@code done} is not called. */
    boolean add(int sequence, Consumer<SubmitResult> done, long nowNanos) {
        size.incrementAndGet();
        bySequence.put(sequence, new Open(done, nowNanos));
        if (closed && bySequence.remove(sequence) != null) {
            size.decrementAndGet();
            return false;
        }
        return true;
    }

    /** False if nothing is open under {@code sequence}. */
    boolean complete(int sequence, SubmitResult result) {
        Open open = bySequence.remove(sequence);
        if (open == null) {
            return false;
        }
        try {
            open.done.accept(result);
        } finally {
            size.decrementAndGet();
            onRoom.run();
        }
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
