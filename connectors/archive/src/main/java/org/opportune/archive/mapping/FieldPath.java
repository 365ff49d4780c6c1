package org.opportune.archive.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a value stands in a record that names its values: {@code called.number}, {@code legs[0].cell}, or, of a name that
 * holds a dot, a bracket or a quote's neighbour, {@code "called.number".digits}.
 *
 * @param steps names (String) and places in lists (Integer, from 0), at least one
 */
record FieldPath(List<Object> steps) {
    private static final Pattern STEP =
            Pattern.compile("(?:^|\\.)(?:\"([^\"]+)\"|([^.\\[\\]\"]+))|(?<!^)\\[(\\d{1,4})]");

    FieldPath {
        steps = List.copyOf(steps);
    }

    /** @throws IllegalArgumentException with the rule broken */
    static FieldPath of(String text) {
        List<Object> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!step.find(end) || step.start() != end) {
                throw new IllegalArgumentException(
                        "not a path such as a.b, a[0].b or \"a.b\".c: character=" + (end + 1));
            }
            String name = step.group(1) == null ? step.group(2) : step.group(1);
            steps.add(name == null ? (Object) Integer.valueOf(step.group(3)) : name);
            end = step.end();
        }
        return new FieldPath(steps);
    }
}
