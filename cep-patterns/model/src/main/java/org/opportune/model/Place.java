package org.opportune.model;

import java.util.Map;
import java.util.Set;

/**
 * A named set of cells or location areas, and where cells of it stand, as far as that is told.
 *
 * @param id unique, kebab-case
 * @param category such as airport; not the id of another place
 * @param locations ids as {@link org.opportune.schemas.event.Location} writes them
 * @param sites by ids among {@code locations}
 */
public record Place(String id, String category, Set<String> locations, Map<String, Site> sites) {
    public Place {
        locations = Set.copyOf(locations);
        sites = Map.copyOf(sites);
    }

    /** One of which nobody says where its cells stand. */
    public Place(String id, String category, Set<String> locations) {
        this(id, category, locations, Map.of());
    }
}
