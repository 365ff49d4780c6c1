package org.opportune.cli.capture;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opportune.model.Place;
import org.opportune.model.Site;
import org.opportune.model.Step.Verb;

/**
 * The places that authors name, with what was seen of them, under its pseudonyms. Where cells stand is told to rides alone,
 * and turned about the earth's axis, so that it is as far as it was and somewhere else. One use.
 */
final class PlaceText {
    /** Holds the cells of a ride: nobody asks for it by its name. */
    private static final String SITES = "captured-sites";

    private static final int TURN = 360_000_000;

    private final Surroundings with;
    private final Set<String> seen;
    private final Pseudonyms pseudonyms;

    PlaceText(Surroundings with, Set<String> seen, Pseudonyms pseudonyms) {
        this.with = with;
        this.seen = seen;
        this.pseudonyms = pseudonyms;
    }

    List<String> items() {
        List<String> items = new ArrayList<>();
        for (Place place : with.places()) {
            if (pseudonyms.isAsked(place.id()) || pseudonyms.isAsked(place.category())) {
                items.add("{place: " + place.id() + ", category: " + place.category() + ", locations: "
                        + TableText.texts(shown(place)) + "}");
            }
        }
        if (with.scenario().steps().stream().anyMatch(step -> step.verb() == Verb.RIDING)) {
            sites(items);
        }
        return items;
    }

    /** Of one that was not seen at all one location, so that it is a place. */
    private List<String> shown(Place place) {
        Set<String> shown = new TreeSet<>(place.locations());
        String any = shown.iterator().next();
        shown.retainAll(seen);
        return (shown.isEmpty() ? Set.of(any) : shown)
                .stream().map(pseudonyms::location).toList();
    }

    private void sites(List<String> items) {
        TreeMap<String, Site> sites = new TreeMap<>();
        with.places()
                .forEach(place -> place.sites().forEach((cell, site) -> {
                    if (seen.contains(cell)) {
                        sites.putIfAbsent(cell, site);
                    }
                }));
        if (sites.isEmpty()) {
            return;
        }
        int meridian = sites.firstEntry().getValue().longitude();
        List<String> cells = new ArrayList<>();
        sites.forEach((cell, site) -> cells.add("{cell: " + Yaml.text(pseudonyms.location(cell)) + ", lat: "
                + degrees(site.latitude()) + ", lon: " + degrees(turned(site.longitude() - meridian)) + "}"));
        items.add("{place: " + SITES + ", category: sites, cells: [" + String.join(", ", cells) + "]}");
    }

    /** From -180 to 180 degrees. */
    private static int turned(int longitude) {
        return longitude > TURN / 2 ? longitude - TURN : longitude < -TURN / 2 ? longitude + TURN : longitude;
    }

    private static String degrees(int micro) {
        return BigDecimal.valueOf(micro, 6).toPlainString();
    }
}
