package org.opportune.cli;

import java.util.Locale;

/** How far long work is, on the error stream: a line at each further tenth. Work done in one go says nothing. */
final class Steps {
    private static final int STEPS = 10;

    private final Report report;
    private final String name;
    private long before;
    private int told;

    Steps(Report report, String name) {
        this.report = report;
        this.name = name;
    }

    /** {@code done} of {@code all} is done; less than before means that the next piece of work has begun. */
    void at(long done, long all) {
        if (done < before) {
            told = 0;
        }
        before = done;
        int step = all <= 0 ? STEPS : (int) (Math.min(done, all) * (double) STEPS / all);
        boolean inOneGo = told == 0 && step == STEPS;
        if (step > told && !inOneGo) {
            report.complain(String.format(Locale.ROOT, "%s: %d%%", name, step * 100 / STEPS));
        }
        told = Math.max(told, step);
    }
}
