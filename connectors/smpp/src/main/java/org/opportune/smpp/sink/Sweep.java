package org.opportune.smpp.sink;

/** When it is time to look through all that is in hand: ten times a second, or at once when asked. Task's thread. */
final class Sweep {
    private static final long EVERY_NANOS = 100_000_000;
    private static final int BETWEEN_FORGETTING = 50;

    private long nextNanos = System.nanoTime();
    private int sweeps;

    /** The next one is due at once. */
    void soon() {
        nextNanos = System.nanoTime();
    }

    /** True if one is due, which begins now. */
    boolean begins() {
        if (System.nanoTime() - nextNanos < 0) {
            return false;
        }
        nextNanos = System.nanoTime() + EVERY_NANOS;
        return true;
    }

    /** To be asked once in each: true now and then, when what is long over can be forgotten. */
    boolean forgets() {
        return sweeps++ % BETWEEN_FORGETTING == 0;
    }
}
