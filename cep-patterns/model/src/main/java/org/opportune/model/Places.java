package org.opportune.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All places in force, by location. Immutable, thread-safe. */
public final class Places {
    /** No places. */
    public static final Places NONE = new Places(List.of());

    private final Map<String, Set<String>> namesByLocation;
    private final Map<String, Long> sites = new HashMap<>();

    /** Of two sites of one cell the first counts. */
    public Places(Collection<Place> places) {
        Map<String, Set<String>> byLocation = new HashMap<>();
        for (Place place : places) {
            for (String location : place.locations()) {
                Set<String> here = byLocation.computeIfAbsent(location, l -> new HashSet<>());
                here.add(place.id());
                here.add(place.category());
            }
            place.sites().forEach((cell, site) -> sites.putIfAbsent(cell, site.packed()));
        }
        this.namesByLocation = byLocation;
    }

    /** Ids and categories of the places that the location belongs to; empty if to none. */
    public Set<String> names(String location) {
        return namesByLocation.getOrDefault(location, Set.of());
    }

    /** Where the cell stands, as {@link Site#packed}; null = nobody says. */
    public @Nullable Long site(String cell) {
        return sites.get(cell);
    }

    /** True if the location belongs to a place with this id or category. */
    public boolean contains(String location, String placeOrCategory) {
        Set<String> here = namesByLocation.get(location);
        return here != null && here.contains(placeOrCategory);
    }
}
