package org.opportune.model;

import org.jspecify.annotations.Nullable;

/**
 * A condition as its author wrote it and as it runs.
 *
 * @param text CEL, normalised white space; part of the definition's fingerprint
 * @param predicate the same as code, or null in a definition that was only checked
 */
public record Condition(String text, @Nullable Predicate predicate) {
    /** The code of this condition. */
    public Predicate code() {
        if (predicate == null) {
            throw new IllegalStateException("condition was checked but not compiled: " + text);
        }
        return predicate;
    }
}
