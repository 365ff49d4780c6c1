package org.opportune.pipeline.order;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Envelope.Verdict;

/**
 * Events of the key groups of one subtask, waiting for time to pass them. An event has the order time that its partition
 * or an archive gave it, or else the time it happened. If that was released already, because nobody had waited for its
 * partition or events went early, it gets the next free time, and a moment the verdict LATE. One thread.
 */
public final class OrderBuffer {
    /** Heap octets of an envelope beside its payload: object, array header, queue slot. */
    private static final int OVERHEAD = 96;

    private final int firstKeyGroup;
    private final long[] releasedMs;
    private final WaitingEvents waiting = new WaitingEvents();
    private long bytes;

    /**
     * @param firstKeyGroup first of the key groups of this subtask
     * @param keyGroups how many
     */
    public OrderBuffer(int firstKeyGroup, int keyGroups) {
        this.firstKeyGroup = firstKeyGroup;
        this.releasedMs = new long[keyGroups];
        Arrays.fill(releasedMs, Long.MIN_VALUE);
    }

    /**
     * Places the event and takes it in; it leaves by {@link #poll}.
     *
     * @return its order time
     */
    public long add(Envelope event, int keyGroup) {
        Envelope placed = placed(event, releasedMs[keyGroup - firstKeyGroup]);
        waiting.add(placed);
        bytes += size(placed);
        return placed.orderMs();
    }

    private static Envelope placed(Envelope event, long releasedMs) {
        boolean unordered = event.orderMs() == Envelope.UNORDERED;
        long orderMs = unordered ? event.happenedMs() : event.orderMs();
        if (orderMs <= releasedMs) {
            return event.ordered(releasedMs + 1, event.isFact() ? Verdict.ON_TIME : Verdict.LATE);
        }
        return unordered ? event.ordered(orderMs, Verdict.ON_TIME) : event;
    }

    /** The next event whose order time is at or before {@code timeMs}, or null. */
    public @Nullable Envelope poll(long timeMs) {
        Envelope head = waiting.peek();
        if (head == null || head.orderMs() > timeMs) {
            return null;
        }
        waiting.poll();
        bytes -= size(head);
        return head;
    }

    /** From now on a moment at or before {@code timeMs} is late, in every key group. Never moves back. */
    public void released(long timeMs) {
        for (int i = 0; i < releasedMs.length; i++) {
            releasedMs[i] = Math.max(releasedMs[i], timeMs);
        }
    }

    /** UTC ms up to which the key group was released, {@link Long#MIN_VALUE} = not yet. */
    public long releasedMs(int keyGroup) {
        return releasedMs[keyGroup - firstKeyGroup];
    }

    /** Restores what a checkpoint said of a key group. */
    public void restore(int keyGroup, long restoredMs, List<Envelope> events) {
        releasedMs[keyGroup - firstKeyGroup] = restoredMs;
        for (Envelope e : events) {
            waiting.add(e);
            bytes += size(e);
        }
    }

    /** Order time of the oldest event waiting, {@link Long#MAX_VALUE} if none. */
    public long oldestMs() {
        Envelope head = waiting.peek();
        return head == null ? Long.MAX_VALUE : head.orderMs();
    }

    /** The events waiting, in no order. */
    public List<Envelope> waiting() {
        return waiting.all();
    }

    /** Events waiting. */
    public int size() {
        return waiting.size();
    }

    /** Heap octets the events take, estimated. */
    public long bytes() {
        return bytes;
    }

    private static long size(Envelope e) {
        return OVERHEAD + (long) e.avro().length;
    }
}
