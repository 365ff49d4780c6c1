package org.opportune.smpp.session;

import java.util.SplittableRandom;

/**
 * Doubling pauses with jitter: each is between half of and the whole of its step, so that binds that fell together do
 * not rise together. The jitter comes from the seed. Not thread-safe.
 */
final class Backoff {
    private final long minMs;
    private final long maxMs;
    private final SplittableRandom jitter;
    private long stepMs;

    Backoff(long minMs, long maxMs, long seed) {
        this.minMs = minMs;
        this.maxMs = maxMs;
        this.jitter = new SplittableRandom(seed);
        this.stepMs = minMs;
    }

    /** The next pause in ms. */
    long next() {
        long pause = stepMs / 2 + jitter.nextLong(stepMs - stepMs / 2 + 1);
        stepMs = Math.min(maxMs, stepMs * 2);
        return Math.max(1, pause);
    }

    /** Begin again with the shortest pause. */
    void reset() {
        stepMs = minMs;
    }
}
