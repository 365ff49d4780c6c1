package org.opportune.simulators.feed;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Holds scenario time back to a speed. It begins with the first time it is told. One thread. */
public final class Pace {
    /** As fast as it goes. */
    public static final double MAX = Double.POSITIVE_INFINITY;

    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(50);

    private final double speed;
    private final LongSupplier nanoTime;
    private final LongConsumer wait;
    private boolean begun;
    private long fromMs;
    private long fromNanos;
    private long behindNanos;

    /**
     * A pace by the machine's clock.
     *
     * @param speed scenario ms in one wall ms; positive, or {@link #MAX}
     */
    public static Pace of(double speed) {
        return new Pace(speed, System::nanoTime, LockSupport::parkNanos);
    }

    /**
     * @param nanoTime wall time, ns
     * @param wait lets about so many ns pass, or fewer
     */
    Pace(double speed, LongSupplier nanoTime, LongConsumer wait) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("must be positive: speed=" + speed);
        }
        this.speed = speed;
        this.nanoTime = nanoTime;
        this.wait = wait;
    }

    /** A question asked while waiting. */
    @FunctionalInterface
    public interface Stop {
        boolean asked();
    }

    /**
     * Returns when the time has come, at once if it is past; false if it was told to stop before.
     *
     * @param scenarioMs UTC ms, not less than before
     */
    public boolean await(long scenarioMs, Stop stop) {
        if (!begun) {
            begun = true;
            fromMs = scenarioMs;
            fromNanos = nanoTime.getAsLong();
        }
        long dueNanos = fromNanos + (long) ((scenarioMs - fromMs) / speed * 1e6);
        long aheadNanos = dueNanos - nanoTime.getAsLong();
        while (aheadNanos > 0 && !stop.asked()) {
            wait.accept(Math.min(aheadNanos, LONGEST_WAIT));
            aheadNanos = dueNanos - nanoTime.getAsLong();
        }
        behindNanos = speed == MAX ? 0 : Math.max(0, -aheadNanos);
        return !stop.asked();
    }

    /** True once a time was waited for. */
    public boolean isBegun() {
        return begun;
    }

    /** Wall ms since it began, 0 before. */
    public long elapsedMs() {
        return begun ? TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - fromNanos) : 0;
    }

    /** Wall ms that the last time came too late; 0 at {@link #MAX}, where nothing is due. */
    public long behindMs() {
        return TimeUnit.NANOSECONDS.toMillis(behindNanos);
    }
}
