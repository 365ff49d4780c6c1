package org.opportune.engine;

import java.util.Arrays;

/** Marks of cells, or of other values, in the order of their last sightings, without an object for each. Mutable, one thread. */
final class Trail {
    private static final long[] NONE = {};

    private long[] cells = NONE;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    long get(int index) {
        return cells[index];
    }

    void add(long cell) {
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, size + 2);
        }
        cells[size++] = cell;
    }

    void addAll(Trail other) {
        cells = Arrays.copyOf(other.cells, other.size);
        size = other.size;
    }

    /** The last place of the cell, or -1. */
    int lastIndexOf(long cell) {
        int at = size - 1;
        while (at >= 0 && cells[at] != cell) {
            at--;
        }
        return at;
    }

    void remove(int index) {
        System.arraycopy(cells, index + 1, cells, index, size - index - 1);
        size--;
    }

    /** Keeps the first {@code length} cells. */
    void cut(int length) {
        size = Math.min(size, length);
    }

    /** Lets go of the first {@code count} cells. */
    void drop(int count) {
        System.arraycopy(cells, count, cells, 0, size - count);
        size -= count;
    }
}
