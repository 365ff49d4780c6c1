package org.opportune.model;

import java.util.Set;

/**
 * What a condition demands of one field of the event: if the event carries the field and it is none of these, the
 * condition is FALSE, whatever else it asks. An event that does not carry the field says nothing: the condition may be
 * FALSE or ABSENT.
 *
 * @param inPlace false: the field's values, as {@link EventField#read} gives them; true: ids of places and categories,
 *     and the field names a location that belongs to one of them
 * @param oneOf at least one
 */
public record Demand(EventField field, boolean inPlace, Set<Object> oneOf) {
    public Demand {
        oneOf = Set.copyOf(oneOf);
    }
}
