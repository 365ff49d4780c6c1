package org.opportune.language;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A definition, or what is wrong with its text. Exactly one of the two.
 *
 * @param value null if there are problems
 * @param problems all of them, sorted by place; empty if there is a value
 */
public record Checked<T>(@Nullable T value, List<Problem> problems) {
    public Checked {
        problems = problems.stream().sorted().distinct().toList();
        if ((value == null) == problems.isEmpty()) {
            throw new IllegalArgumentException("a value or problems, not both: problems=" + problems.size());
        }
    }

    /** True if there is a value. */
    public boolean ok() {
        return problems.isEmpty();
    }

    /**
     * The value.
     *
     * @throws IllegalStateException with the headlines of all problems if there is none
     */
    public T get() {
        if (value == null) {
            throw new IllegalStateException(
                    problems.stream().map(Problem::headline).collect(Collectors.joining("\n")));
        }
        return value;
    }

    /** All problems as {@link Problem#display} shows them, one after the other; empty if there is a value. */
    public String display() {
        return problems.stream().map(Problem::display).collect(Collectors.joining("\n"));
    }
}
