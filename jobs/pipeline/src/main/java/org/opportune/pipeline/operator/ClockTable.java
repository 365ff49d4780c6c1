package org.opportune.pipeline.operator;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.opportune.subscriber.Subscriber;

/**
 * Subscribers by number, at most so many. Who leaves when it is full is found by a hand that goes round: everybody has
 * a count of uses, one less each time the hand passes, and the first without any leaves. A look-up moves nothing and
 * there is no object for an entry, so that many subscribers cost the garbage collector little. One thread.
 */
final class ClockTable {
    private static final int MOST_USES = 3;

    private final int capacity;
    /** By slot, as are {@link #numbers} and {@link #uses}; the first {@link #size} are taken. */
    private Subscriber[] slots = new Subscriber[0];

    private long[] numbers = {};
    private byte[] uses = {};
    /** Slot + 1 at or behind the number's home, 0 = free; at least twice as long as the slots. */
    private int[] index = {};

    private int size;
    private int hand;

    /** @param capacity at least 1 */
    ClockTable(int capacity) {
        this.capacity = capacity;
        resize(Math.min(capacity, 1024));
    }

    @Nullable
    Subscriber get(long msisdn) {
        int slot = index[find(msisdn)] - 1;
        if (slot < 0) {
            return null;
        }
        if (uses[slot] < MOST_USES) {
            uses[slot]++;
        }
        return slots[slot];
    }

    /** Takes in one who is not there; returns who left for that, null = nobody. */
    @Nullable
    Subscriber put(Subscriber subscriber) {
        Subscriber leaving = null;
        int slot = size;
        if (size == capacity) {
            slot = turn();
            leaving = slots[slot];
            free(find(leaving.msisdn()));
        } else {
            if (size == slots.length) {
                resize((int) Math.min(capacity, 2L * size));
            }
            size++;
        }
        slots[slot] = subscriber;
        numbers[slot] = subscriber.msisdn();
        uses[slot] = 0;
        index[find(subscriber.msisdn())] = slot + 1;
        return leaving;
    }

    int size() {
        return size;
    }

    /** Everybody, by a number from 0 to size - 1. */
    Subscriber at(int slot) {
        return slots[slot];
    }

    /** The slot whose turn it is to leave; the hand goes on from the next one. */
    private int turn() {
        while (uses[hand] > 0) {
            uses[hand]--;
            hand = (hand + 1) % size;
        }
        int found = hand;
        hand = (hand + 1) % size;
        return found;
    }

    /** Where in the index the number is, or would be. */
    private int find(long msisdn) {
        int at = home(msisdn);
        while (index[at] != 0 && numbers[index[at] - 1] != msisdn) {
            at = next(at);
        }
        return at;
    }

    /** Closes the gap: whoever stands behind it and could stand in it moves up. */
    private void free(int place) {
        int gap = place;
        for (int at = next(gap); index[at] != 0; at = next(at)) {
            int home = home(numbers[index[at] - 1]);
            if (distance(home, at) >= distance(gap, at)) {
                index[gap] = index[at];
                gap = at;
            }
        }
        index[gap] = 0;
    }

    private int home(long msisdn) {
        return (int) ((msisdn * 0x9E3779B97F4A7C15L) >>> 32) & (index.length - 1);
    }

    private int next(int at) {
        return distance(-1, at);
    }

    private int distance(int from, int to) {
        return (to - from) & (index.length - 1);
    }

    private void resize(int length) {
        slots = Arrays.copyOf(slots, length);
        numbers = Arrays.copyOf(numbers, length);
        uses = Arrays.copyOf(uses, length);
        index = new int[(int) Math.min(1 << 30, Long.highestOneBit(length) * 4)];
        for (int slot = 0; slot < size; slot++) {
            index[find(numbers[slot])] = slot + 1;
        }
    }
}
