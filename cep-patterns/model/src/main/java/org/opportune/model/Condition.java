package org.opportune.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition as its author wrote it and as it runs.
 *
 * @param text CEL, normalised white space; part of the definition's fingerprint
 * @param predicate the same as code, or null in a definition that was only checked
 * @param demands what an event can be sorted out by without asking the code; follows from the text, may say less than it
 */
public record Condition(String text, @Nullable Predicate predicate, List<Demand> demands) {
    public Condition {
        demands = List.copyOf(demands);
    }

    /** One that demands nothing that is known. */
    public Condition(String text, @Nullable Predicate predicate) {
        this(text, predicate, List.of());
    }

    /** The code of this condition. */
    public Predicate code() {
        if (predicate == null) {
            throw new IllegalStateException("condition was checked but not compiled: " + text);
        }
        return predicate;
    }
}
