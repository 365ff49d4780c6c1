package org.opportune.archive.mapping;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * What is known of the columns while the events are read. A rule that could not be read is there as null, so that its
 * column is not called unknown as well.
 *
 * @param names empty = not stated, every name may be a column
 */
record Columns(
        YamlText yaml,
        Format format,
        Set<String> names,
        Map<String, @Nullable NumberRule> numbers,
        Map<String, @Nullable TimeRule> times) {

    /** Problem if the columns are stated and this is none of them, or if a path is none. */
    void checkColumn(Node at, String column) {
        String problem = format.problem(column);
        if (problem != null) {
            yaml.problem(at, problem + ": column=" + column);
        }
        if (!names.isEmpty() && !names.contains(column)) {
            yaml.problem(at, "no such column" + Words.nearMiss(column, names) + ": column=" + column);
        }
    }

    void checkNumber(Node at, String column) {
        if (!numbers.containsKey(column)) {
            yaml.problem(
                    at,
                    "column has no rule under numbers" + Words.nearMiss(column, numbers.keySet()) + ": column="
                            + column);
        }
    }

    void checkTime(Node at, String column) {
        if (!times.containsKey(column)) {
            yaml.problem(
                    at,
                    "column has no rule under times" + Words.nearMiss(column, times.keySet()) + ": column=" + column);
        }
    }
}
