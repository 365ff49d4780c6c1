package org.opportune.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects what is wrong with one text. Not thread-safe. */
final class Problems {
    /** Problems of one text at most: who reads more corrects these first. */
    static final int MOST = 200;

    /** Characters of a rule at most; it may quote what an author wrote. */
    private static final int LONGEST = 500;

    private final SourceText source;
    private final List<Problem> found = new ArrayList<>();

    Problems(SourceText source) {
        this.source = source;
    }

    SourceText source() {
        return source;
    }

    void add(Position at, String rule) {
        if (found.size() < MOST) {
            found.add(source.problem(at, rule.length() <= LONGEST ? rule : rule.substring(0, LONGEST) + " ..."));
        } else if (found.size() == MOST) {
            found.add(source.problem(at, "too many problems, from here on they are not told: limit=" + MOST));
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    /** True if nothing more is told. */
    boolean full() {
        return found.size() > MOST;
    }

    List<Problem> all() {
        return List.copyOf(found);
    }

    /** The value, which is only made if nothing is wrong. */
    <T> Checked<T> or(Supplier<T> value) {
        return found.isEmpty() ? new Checked<>(value.get(), List.of()) : new Checked<>(null, found);
    }
}
