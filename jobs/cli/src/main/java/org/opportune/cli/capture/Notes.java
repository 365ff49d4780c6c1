package org.opportune.cli.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a fixture does not hold of a journey, or holds otherwise, each sort counted. One thread. */
public final class Notes {
    private final Map<String, Long> counts = new TreeMap<>();

    /** One more of a sort. */
    void add(String sort) {
        counts.merge(sort, 1L, Long::sum);
    }

    /** A line for each sort. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        counts.forEach((sort, n) -> lines.add(n + " x " + sort));
        return lines;
    }
}
