package org.opportune.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.model.Place;

/** A list of places, alone or inside a text of tests. */
final class PlacesReader {
    private static final Pattern LOCATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,63}");

    private PlacesReader() {}

    static Checked<List<Place>> read(Document document) {
        if (!document.readable()) {
            return new Checked<>(null, document.problems().all());
        }
        Section top = document.top();
        if (!top.has("places")) {
            top.missing("places");
        }
        List<Place> places = places(top);
        top.finish();
        return document.problems().or(() -> places);
    }

    /** What stands under the key {@code places} of a section; empty if there is none. */
    static List<Place> places(Section top) {
        List<Place> places = new ArrayList<>();
        Map<String, Position> ids = new HashMap<>();
        List<Section> sections = top.sections("places", "a place");
        for (Section section : sections) {
            Place place = place(section);
            places.add(place);
            Position first = ids.putIfAbsent(place.id(), section.at());
            if (first != null) {
                section.problems()
                        .add(
                                section.at("place"),
                                "duplicate place: place=" + place.id() + " first=line " + first.line());
            }
        }
        for (Section section : sections) {
            Scalar category = section.scalar("category");
            if (category != null && ids.containsKey(category.value())) {
                section.problems()
                        .add(category.at(), "a category must not be the id of a place: category=" + category.value());
            }
        }
        return places;
    }

    private static Place place(Section section) {
        String id = Words.id(section, "place");
        String category = Words.id(section, "category");
        if (!section.has("locations")) {
            section.missing("locations");
        }
        Set<String> locations = new LinkedHashSet<>();
        for (Scalar location : section.scalars("locations")) {
            if (!LOCATION.matcher(location.value()).matches()) {
                section.problems()
                        .add(location.at(), "not a location such as 460-00-4101-1001: location=" + location.value());
            } else if (!locations.add(location.value())) {
                section.problems().add(location.at(), "named twice: location=" + location.value());
            }
        }
        section.finish();
        return new Place(id, category, locations);
    }
}
