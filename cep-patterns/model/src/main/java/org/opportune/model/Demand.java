package org.opportune.model;

import java.util.Set;

/**
 * What a condition demands of one field of the event: if the event carries the field and it is none of these, the
 * condition is FALSE, whatever else it asks. An event that does not carry the field says nothing: the condition may be
 * FALSE or ABSENT.
 *
 * @param by what {@code oneOf} holds
 * @param oneOf at least one
 */
public record Demand(EventField field, By by, Set<Object> oneOf) {
    /** What something is told by. */
    public enum By {
        /** The field's values, as {@link EventField#read} gives them. */
        VALUE,
        /** Ids of places and categories; the field names a location that belongs to one of them. */
        PLACE,
        /** Ids of classes of numbers; the field is a number of one of them. */
        CLASS
    }

    public Demand {
        oneOf = Set.copyOf(oneOf);
    }
}
