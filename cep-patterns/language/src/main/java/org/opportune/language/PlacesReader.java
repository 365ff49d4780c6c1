package org.opportune.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.model.Place;
import org.opportune.model.Site;

/** A list of places, alone or inside a text of tests. */
final class PlacesReader {
    private static final Pattern LOCATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,63}");
    private static final Pattern DEGREES = Pattern.compile("-?\\d{1,3}(?:\\.\\d{1,6})?");

    /** By cell: where it stands, and where the first one said so. */
    private final Map<String, Site> sites = new HashMap<>();

    private final Map<String, Position> told = new HashMap<>();

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
        PlacesReader reader = new PlacesReader();
        List<Place> places = new ArrayList<>();
        Map<String, Position> ids = new HashMap<>();
        List<Section> sections = top.sections("places", "a place");
        for (Section section : sections) {
            Place place = reader.place(section);
            places.add(place);
            Words.once(ids, section, "place", place.id());
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

    private Place place(Section section) {
        String id = Words.id(section, "place");
        String category = Words.id(section, "category");
        if (!section.has("locations") && !section.has("cells")) {
            section.missing("locations");
        }
        Set<String> locations = new LinkedHashSet<>();
        for (Scalar location : section.scalars("locations")) {
            add(section, location, "location", locations);
        }
        Map<String, Site> here = new HashMap<>();
        for (Section cell : section.sections("cells", "a cell")) {
            cell(cell, locations, here);
        }
        section.finish();
        return new Place(id, category, locations, here);
    }

    private static void add(Section section, Scalar location, String key, Set<String> locations) {
        if (!LOCATION.matcher(location.value()).matches()) {
            section.problems()
                    .add(location.at(), "not a location such as 460-00-4101-1001: " + key + "=" + location.value());
        } else if (!locations.add(location.value())) {
            section.problems().add(location.at(), "named twice: " + key + "=" + location.value());
        }
    }

    private void cell(Section section, Set<String> locations, Map<String, Site> here) {
        Scalar id = section.required("cell");
        Integer latitude = degrees(section, "lat", 90);
        Integer longitude = degrees(section, "lon", 180);
        section.finish();
        if (id == null) {
            return;
        }
        add(section, id, "cell", locations);
        if (latitude != null && longitude != null) {
            Site site = new Site(latitude, longitude);
            here.put(id.value(), site);
            Position first = told.putIfAbsent(id.value(), id.at());
            if (!site.equals(sites.getOrDefault(id.value(), site))) {
                section.problems()
                        .add(
                                id.at(),
                                "a cell stands in one spot: cell=" + id.value() + " first=line "
                                        + (first == null ? 0 : first.line()));
            }
            sites.putIfAbsent(id.value(), site);
        }
    }

    /** Microdegrees; null after a problem. */
    private static @Nullable Integer degrees(Section section, String key, int most) {
        Scalar text = section.required(key);
        if (text == null) {
            return null;
        }
        boolean number = DEGREES.matcher(text.value()).matches();
        BigDecimal degrees = number ? new BigDecimal(text.value()) : BigDecimal.ZERO;
        if (!number || degrees.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            section.problems()
                    .add(
                            text.at(),
                            "expected degrees from -" + most + " to " + most + " with at most six decimals: " + key
                                    + "=" + text.value());
            return null;
        }
        return degrees.movePointRight(6).intValueExact();
    }
}
