package org.opportune.simulators.country.observation;

import java.util.Arrays;

/**
 * Sightings that wait for their turn, in columns: 36 octets each, no objects. Not thread-safe.
 *
 * <p>They are put in by person, and for each person those of earlier slices first; so whatever the slices are, sorting by
 * arrival leaves the same order.
 */
final class Batch {
    private static final int FIRST = 1 << 12;

    int size;
    long[] arrivalMs = new long[FIRST];
    int[] person = new int[FIRST];
    /** Arrival less happening. */
    int[] wayMs = new int[FIRST];
    /** Arrival less first arrival: above 0 for what is told twice. */
    int[] againMs = new int[FIRST];

    long[] head = new long[FIRST];
    long[] body = new long[FIRST];

    void clear() {
        size = 0;
    }

    void add(long arrival, int who, int way, int again, long slipHead, long slipBody) {
        if (size == person.length) {
            grow();
        }
        arrivalMs[size] = arrival;
        person[size] = who;
        wayMs[size] = way;
        againMs[size] = again;
        head[size] = slipHead;
        body[size] = slipBody;
        size++;
    }

    void add(Batch other, int i) {
        add(other.arrivalMs[i], other.person[i], other.wayMs[i], other.againMs[i], other.head[i], other.body[i]);
    }

    private void grow() {
        int larger = size + (size >> 1);
        arrivalMs = Arrays.copyOf(arrivalMs, larger);
        person = Arrays.copyOf(person, larger);
        wayMs = Arrays.copyOf(wayMs, larger);
        againMs = Arrays.copyOf(againMs, larger);
        head = Arrays.copyOf(head, larger);
        body = Arrays.copyOf(body, larger);
    }

    /**
     * Turns {@link #arrivalMs} into sorted keys: arrival after {@code baseMs} in the upper 32 bits, where it stands in the
     * lower.
     */
    void sort(long baseMs) {
        for (int i = 0; i < size; i++) {
            arrivalMs[i] = (arrivalMs[i] - baseMs) << 32 | i;
        }
        Arrays.sort(arrivalMs, 0, size);
        for (int i = 1; i < size; i++) {
            for (int j = i; j > 0 && wrong(arrivalMs[j - 1], arrivalMs[j]); j--) {
                long key = arrivalMs[j];
                arrivalMs[j] = arrivalMs[j - 1];
                arrivalMs[j - 1] = key;
            }
        }
    }

    /** Of one person in one millisecond, what happened first comes first. */
    private boolean wrong(long first, long second) {
        if (first >>> 32 != second >>> 32) {
            return false;
        }
        int a = (int) first;
        int b = (int) second;
        if (person[a] != person[b]) {
            return false;
        }
        return wayMs[a] < wayMs[b] || (wayMs[a] == wayMs[b] && head[a] > head[b]);
    }
}
