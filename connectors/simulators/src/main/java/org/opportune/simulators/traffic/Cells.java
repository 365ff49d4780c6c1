package org.opportune.simulators.traffic;

import java.util.List;

/** The cells of the invented network: MCC 999 (TS 23.122 uses it for internal networks), LAC by area. */
final class Cells {
    static final List<String> AIRPORT = List.of("999-01-7001-1", "999-01-7001-2", "999-01-7001-3", "999-01-7002-1");

    private Cells() {}

    static String home(int n) {
        return "999-01-10" + (10 + n % 20) + "-" + (1 + n);
    }

    static String work(int n) {
        return "999-01-20" + (10 + n % 5) + "-" + (1 + n);
    }

    /** On the way from one to another. */
    static String road(int n) {
        return "999-01-3001-" + (1 + n % 30);
    }

    static String airport(int n) {
        return AIRPORT.get(n % AIRPORT.size());
    }
}
