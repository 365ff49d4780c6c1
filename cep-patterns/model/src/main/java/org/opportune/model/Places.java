package org.opportune.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All places in force, by location. Immutable, thread-safe. */
public final class Places {
    /** No places. */
    public static final Places NONE = new Places(List.of());

    private final Map<String, Set<String>> namesByLocation;
    private final Set<String> names;

    public Places(Collection<Place> places) {
        Map<String, Set<String>> byLocation = new HashMap<>();
        Set<String> all = new HashSet<>();
        for (Place place : places) {
            all.add(place.id());
            all.add(place.category());
            for (String location : place.locations()) {
                Set<String> here = byLocation.computeIfAbsent(location, l -> new HashSet<>());
                here.add(place.id());
                here.add(place.category());
            }
        }
        this.namesByLocation = byLocation;
        this.names = Set.copyOf(all);
    }

    /** True if the location belongs to a place with this id or category. */
    public boolean contains(String location, String placeOrCategory) {
        Set<String> here = namesByLocation.get(location);
        return here != null && here.contains(placeOrCategory);
    }

    /** Ids and categories of the places a location belongs to; empty if none. */
    public Set<String> at(String location) {
        return namesByLocation.getOrDefault(location, Set.of());
    }

    /** Every place id and category. */
    public Set<String> names() {
        return names;
    }
}
