package org.opportune.cli;

import java.util.Locale;

/** How far long work on octets is, on the error stream: a line at each further tenth. Short work says nothing. */
final class Steps {
    private static final int STEPS = 10;

    /** Work on fewer octets is over before anybody wonders. */
    private static final long LONG = 16L << 20;

    private final Report report;
    private final String name;
    private long before;
    private int told;

    Steps(Report report, String name) {
        this.report = report;
        this.name = name;
    }

    /** A share of long work, 0..1, is done. */
    void at(double share) {
        at((long) (share * LONG), LONG);
    }

    /** {@code done} of {@code all} is done; less than before means that the next piece of work has begun. */
    void at(long done, long all) {
        if (done < before) {
            told = 0;
        }
        before = done;
        if (all < LONG) {
            return;
        }
        int step = (int) (Math.min(done, all) * (double) STEPS / all);
        if (step > told) {
            report.complain(String.format(Locale.ROOT, "%s: %d%%", name, step * 100 / STEPS));
        }
        told = Math.max(told, step);
    }
}
