package org.opportune.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Findings of one side only, as lines; what appears twice on a side counts as its own.
 *
 * @param missing ours alone
 * @param extra the other side's alone
 */
record Difference(List<String> missing, List<String> extra) {
    private static final int SHOWN = 5;

    static Difference of(List<String> ours, List<String> theirs) {
        return new Difference(without(ours, theirs), without(theirs, ours));
    }

    private static List<String> without(List<String> some, List<String> others) {
        Set<String> seen = new TreeSet<>(others);
        List<String> rest = new ArrayList<>();
        for (String line : some) {
            if (!seen.remove(line)) {
                rest.add(line);
            }
        }
        return rest;
    }

    boolean isNone() {
        return missing.isEmpty() && extra.isEmpty();
    }

    /** What to tell; empty if there is nothing. */
    List<String> lines(String side) {
        List<String> lines = new ArrayList<>();
        if (!isNone()) {
            lines.add("all sides must find the same: side=" + side + ", missing=" + missing.size() + ", extra="
                    + extra.size());
            missing.stream().limit(SHOWN).forEach(line -> lines.add("missing: " + masked(line)));
            extra.stream().limit(SHOWN).forEach(line -> lines.add("extra: " + masked(line)));
        }
        return lines;
    }

    /** The numbers of the workload are nobody's, but no number is shown whole. */
    private static String masked(String line) {
        return line.replaceFirst(" (\\d{4})\\d+ ", " $1... ");
    }
}
