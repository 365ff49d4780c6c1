package org.opportune.pipeline.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Envelope;

/**
 * A queue in {@link Envelope#ORDER}. Events wait unsorted, in spans of time; only the oldest span is a heap. One heap of
 * all of them would be asked for many events that are not its neighbours in memory, each time that one leaves. One thread.
 */
final class WaitingEvents {
    /** Spans of 64 ms. */
    private static final int SHIFT = 6;

    private final PriorityQueue<Envelope> oldest = new PriorityQueue<>(Envelope.ORDER);
    /** What is in it lies behind every event of the heap. */
    private final TreeMap<Long, List<Envelope>> later = new TreeMap<>();
    /** The last span that belongs in the heap. */
    private long oldestSpan = Long.MIN_VALUE;

    private int size;

    void add(Envelope event) {
        long span = event.orderMs() >> SHIFT;
        if (span <= oldestSpan) {
            oldest.add(event);
        } else {
            later.computeIfAbsent(span, any -> new ArrayList<>()).add(event);
        }
        size++;
    }

    /** The first event, or null. */
    @Nullable
    Envelope peek() {
        if (oldest.isEmpty()) {
            Map.Entry<Long, List<Envelope>> next = later.pollFirstEntry();
            if (next == null) {
                return null;
            }
            oldestSpan = next.getKey();
            oldest.addAll(next.getValue());
        }
        return oldest.peek();
    }

    /** Takes the first event away, or null. */
    @Nullable
    Envelope poll() {
        if (peek() == null) {
            return null;
        }
        size--;
        return oldest.poll();
    }

    int size() {
        return size;
    }

    /** All events, in no order. */
    List<Envelope> all() {
        List<Envelope> all = new ArrayList<>(size);
        all.addAll(oldest);
        later.values().forEach(all::addAll);
        return all;
    }
}
