package org.opportune.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition as its author wrote it and as it runs.
 *
 * @param text CEL, normalised white space; part of the definition's fingerprint
 * @param predicate the same as code, or null in a definition that was only checked
 * @param lookups what it reads beside events; follows from the text
 * @param demands what an event can be sorted out by without asking the code; follows from the text, may say less than it
 */
public record Condition(String text, @Nullable Predicate predicate, Set<Lookup> lookups, List<Demand> demands) {
    public Condition {
        lookups = Set.copyOf(lookups);
        demands = List.copyOf(demands);
    }

    /** One that reads events only and demands nothing that is known. */
    public Condition(String text, @Nullable Predicate predicate) {
        this(text, predicate, Set.of(), List.of());
    }

    /** The code of this condition. */
    public Predicate code() {
        if (predicate == null) {
            throw new IllegalStateException("condition was checked but not compiled: " + text);
        }
        return predicate;
    }
}
