package org.opportune.model;

/**
 * A condition as code. Three-valued, as CEL's errors are: a field the event does not carry makes a comparison {@link
 * Truth#ABSENT}; {@code &&} and {@code ||} absorb it as CEL does; a condition that ends ABSENT does not hold and is
 * counted. Implementations are stateless and thread-safe.
 */
@FunctionalInterface
public interface Predicate {
    Truth ask(Scope scope);

    /** Answer of a condition. */
    enum Truth {
        TRUE,
        FALSE,
        ABSENT
    }
}
