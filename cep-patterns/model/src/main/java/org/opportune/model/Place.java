package org.opportune.model;

import java.util.Set;

/**
 * A named set of cells or location areas.
 *
 * @param id unique, kebab-case
 * @param category such as airport; not the id of another place
 * @param locations ids as {@link org.opportune.schemas.event.Location} writes them
 */
public record Place(String id, String category, Set<String> locations) {
    public Place {
        locations = Set.copyOf(locations);
    }
}
