package org.opportune.pipeline.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Envelope.Verdict;

/**
 * Events of the key groups of one subtask, waiting for time to pass them. Moments get their happened-at time as order
 * time, or the verdict LATE and the next free time if the watermark had passed it; facts get the later of the two.
 * What the archive recorded comes with its order time and keeps it. One thread.
 */
public final class OrderBuffer {
    /** Heap octets of an envelope beside its payload: object, array header, queue slot. */
    private static final int OVERHEAD = 96;

    private final int firstKeyGroup;
    private final long[] releasedMs;
    private final PriorityQueue<Envelope> waiting = new PriorityQueue<>(Envelope.ORDER);
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
        long released = releasedMs[keyGroup - firstKeyGroup];
        Envelope placed = event;
        if (event.orderMs() == Envelope.UNORDERED) {
            long nextMs = released == Long.MIN_VALUE ? Long.MIN_VALUE : released + 1;
            boolean passed = event.happenedMs() < nextMs;
            Verdict verdict = passed && !event.isFact() ? Verdict.LATE : Verdict.ON_TIME;
            placed = event.ordered(passed ? nextMs : event.happenedMs(), verdict);
        }
        waiting.add(placed);
        bytes += size(placed);
        return placed.orderMs();
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
        return new ArrayList<>(waiting);
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
