package org.opportune.smpp.session;

import java.util.function.LongSupplier;
import org.opportune.smpp.SmppOption;
import org.opportune.smpp.SmppOptions;

/**
 * The pause of a bind that was told to slow down: doubles with every refusal after a pause, ends with an acceptance.
 * Thread-safe.
 */
final class Throttle {
    private final Backoff backoff;
    private final LongSupplier nanoTime;
    private boolean refusing;
    private long untilNanos;

    Throttle(SmppOptions options, long seed, LongSupplier nanoTime) {
        this.backoff = new Backoff(
                options.number(SmppOption.THROTTLE_BACKOFF_MIN), options.number(SmppOption.THROTTLE_BACKOFF_MAX), seed);
        this.nanoTime = nanoTime;
    }

    synchronized boolean pausing() {
        return refusing && nanoTime.getAsLong() - untilNanos < 0;
    }

    /** ms until the pause ends; refusals of what was sent before the pause do not lengthen it. */
    synchronized long refused() {
        long now = nanoTime.getAsLong();
        if (!refusing || now - untilNanos >= 0) {
            refusing = true;
            untilNanos = now + backoff.next() * 1_000_000;
        }
        return Math.max(0, (untilNanos - now) / 1_000_000);
    }

    synchronized void accepted() {
        if (refusing && nanoTime.getAsLong() - untilNanos >= 0) {
            refusing = false;
            backoff.reset();
        }
    }
}
