package org.opportune.pipeline.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came out of a journey: every decision with all its fields and how often it was delivered, and the counts.
 *
 * @param decisions each decision as JSON, with how often
 * @param counts by name of {@link Counts}
 */
record Account(Map<String, Integer> decisions, Map<String, Long> counts) {
    private static final List<String> COMPARED = List.of(
            Counts.APPLIED,
            Counts.DUPLICATE,
            Counts.LATE,
            Counts.MATCHES,
            Counts.DECISIONS_DUE,
            Counts.ACTIONS,
            Counts.REFUSALS,
            Counts.HELD);

    static Account of(List<?> decisions, Map<String, Long> counts) {
        Map<String, Integer> byText = new TreeMap<>();
        decisions.forEach(d -> byText.merge(d.toString(), 1, Integer::sum));
        Map<String, Long> compared = new TreeMap<>();
        COMPARED.forEach(name -> compared.put(name, counts.getOrDefault(name, 0L)));
        return new Account(byText, compared);
    }

    /** Where this differs from what was expected; empty if it does not. Too many is as wrong as too few. */
    List<String> differences(Account expected) {
        List<String> all = new ArrayList<>();
        expected.decisions.forEach((decision, times) -> {
            int found = decisions.getOrDefault(decision, 0);
            if (found != times) {
                all.add(found + " instead of " + times + ": " + decision);
            }
        });
        decisions.forEach((decision, times) -> {
            if (!expected.decisions.containsKey(decision)) {
                all.add(times + " instead of 0: " + decision);
            }
        });
        expected.counts.forEach((name, count) -> {
            if (!count.equals(counts.get(name))) {
                all.add(name + "=" + counts.get(name) + " instead of " + count);
            }
        });
        return all;
    }

    long count(String name) {
        return counts.getOrDefault(name, 0L);
    }
}
