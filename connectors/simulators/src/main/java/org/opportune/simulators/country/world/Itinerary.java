package org.opportune.simulators.country.world;

import java.util.Arrays;

/**
 * One day of one person as parts without gaps: staying somewhere, or going straight from one point to another. Filled
 * anew for each person and day: never keep one. Positions are metres.
 */
public final class Itinerary {
    /** How a part is spent. */
    public enum Mode {
        STAY,
        WALK,
        /** In a car, bus or taxi. */
        ROAD,
        RAIL,
        /** In a plane, the phone switched off. */
        AIR,
        /** In another country; the position means nothing. */
        ABROAD;

        /** True if on wheels. */
        public boolean rides() {
            return this == ROAD || this == RAIL;
        }
    }

    private static final int MOST = 256;

    private int size;
    private final long[] from = new long[MOST + 1];
    private final double[] x = new double[MOST + 1];
    private final double[] y = new double[MOST + 1];
    private final Mode[] mode = new Mode[MOST];

    Itinerary() {
        Arrays.fill(mode, Mode.STAY);
    }

    void begin(long timeMs, double atX, double atY) {
        size = 0;
        from[0] = timeMs;
        x[0] = atX;
        y[0] = atY;
    }

    /** The end of what is planned so far. */
    long nowMs() {
        return from[size];
    }

    double hereX() {
        return x[size];
    }

    double hereY() {
        return y[size];
    }

    /** Stays until then; nothing if that is over. */
    void stayUntil(long timeMs) {
        if (timeMs > nowMs()) {
            add(Mode.STAY, timeMs, hereX(), hereY());
        }
    }

    void stay(long ms) {
        stayUntil(nowMs() + ms);
    }

    /** Goes straight there. */
    void go(Mode how, double toX, double toY, double metresPerSecond) {
        double metres = Geography.metres(toX - hereX(), toY - hereY());
        long ms = (long) (metres / metresPerSecond * 1_000);
        if (ms > 0) {
            add(how, nowMs() + ms, toX, toY);
        }
    }

    /** Is elsewhere until then, and appears there. */
    void vanishUntil(Mode how, long timeMs, double toX, double toY) {
        if (timeMs > nowMs()) {
            add(how, timeMs, toX, toY);
        }
    }

    private void add(Mode how, long untilMs, double toX, double toY) {
        if (size == MOST) {
            throw new IllegalStateException("a day has at most " + MOST + " parts");
        }
        mode[size] = how;
        size++;
        from[size] = untilMs;
        x[size] = toX;
        y[size] = toY;
    }

    /** Number of parts. */
    public int size() {
        return size;
    }

    public Mode mode(int part) {
        return mode[part];
    }

    /** UTC ms, included. */
    public long fromMs(int part) {
        return from[part];
    }

    /** UTC ms, excluded. */
    public long toMs(int part) {
        return from[part + 1];
    }

    public double fromX(int part) {
        return x[part];
    }

    public double fromY(int part) {
        return y[part];
    }

    public double toX(int part) {
        return x[part + 1];
    }

    public double toY(int part) {
        return y[part + 1];
    }

    /** The part at a time of this day. */
    public int at(long timeMs) {
        int part = Arrays.binarySearch(from, 0, size + 1, timeMs);
        return Math.min(part >= 0 ? part : -part - 2, size - 1);
    }

    public double xAt(int part, long timeMs) {
        return x[part] + (x[part + 1] - x[part]) * share(part, timeMs);
    }

    public double yAt(int part, long timeMs) {
        return y[part] + (y[part + 1] - y[part]) * share(part, timeMs);
    }

    private double share(int part, long timeMs) {
        return (double) (timeMs - from[part]) / (from[part + 1] - from[part]);
    }
}
