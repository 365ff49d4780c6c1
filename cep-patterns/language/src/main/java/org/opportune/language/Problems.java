package org.opportune.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects what is wrong with one text. Not thread-safe. */
final class Problems {
    private final SourceText source;
    private final List<Problem> found = new ArrayList<>();

    Problems(SourceText source) {
        this.source = source;
    }

    SourceText source() {
        return source;
    }

    void add(Position at, String rule) {
        found.add(source.problem(at, rule));
    }

    List<Problem> all() {
        return List.copyOf(found);
    }

    /** The value, which is only made if nothing is wrong. */
    <T> Checked<T> or(Supplier<T> value) {
        return found.isEmpty() ? new Checked<>(value.get(), List.of()) : new Checked<>(null, found);
    }
}
