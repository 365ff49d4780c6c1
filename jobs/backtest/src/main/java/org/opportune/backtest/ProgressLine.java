package org.opportune.backtest;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How far a long run is, on one line that is written over, at most once a second. One thread. */
final class ProgressLine {
    private static final int BAR = 30;

    private final PrintWriter out;
    private final LongSupplier nanoTime;
    private final long total;
    private final long startNanos;

    /**
     * @param total events that will come, about
     */
    ProgressLine(PrintWriter out, LongSupplier nanoTime, long total) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.total = Math.max(1, total);
        this.startNanos = nanoTime.getAsLong();
    }

    void show(long done) {
        double share = Math.min(1, (double) done / total);
        int filled = (int) (share * BAR);
        double seconds = Math.max(0.001, (nanoTime.getAsLong() - startNanos) / 1e9);
        out.printf(
                Locale.ROOT,
                "\r[%s%s] %3d %% of %,d events, %,.0f/s  ",
                "#".repeat(filled),
                ".".repeat(BAR - filled),
                (int) (share * 100),
                total,
                done / seconds);
        out.flush();
    }

    void end(long done) {
        show(done);
        out.println();
        out.flush();
    }
}
