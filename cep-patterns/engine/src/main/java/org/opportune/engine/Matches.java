package org.opportune.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one event or one deadline completed: told in order of scenario id, in which families do not stand. For one use on
 * one thread.
 */
final class Matches {
    private record Match(Rule rule, Recognition recognition) {}

    private List<Match> found = List.of();

    void add(Rule rule, Recognition recognition) {
        if (found.isEmpty()) {
            found = new ArrayList<>();
        }
        found.add(new Match(rule, recognition));
    }

    void tell(Findings findings) {
        if (found.size() > 1) {
            found.sort(Comparator.comparingInt(match -> match.rule().index));
        }
        for (int i = 0; i < found.size(); i++) {
            findings.matched(found.get(i).recognition());
        }
    }
}
