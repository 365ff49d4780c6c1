package org.opportune.language;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Place;

/** Whether a source sees enough of somebody for the steps that go by sightings. Each says how often it needs one. */
final class Visibility {
    /** MCC-MNC-LAC; a cell has one part more. */
    private static final Pattern AREA = Pattern.compile("[^-]+-[^-]+-[^-]+");

    /** Who comes or goes should be spoken to while it still matters. */
    private static final long SOON_MS = 15 * 60_000;

    private final Source source;
    private final Collection<Place> places;
    private final Problems problems;

    private Visibility(Source source, Collection<Place> places, Problems problems) {
        this.source = source;
        this.places = places;
        this.problems = problems;
    }

    static void check(List<StepDraft> steps, Source source, Collection<Place> places, Problems problems) {
        Visibility visibility = new Visibility(source, places, problems);
        steps.forEach(visibility::check);
    }

    private void check(StepDraft step) {
        switch (step.verb) {
            // Seen at least twice, or else the stay is one sighting and silence.
            case DWELL -> needs(step, step.windowMs / 2, inPlaceMs(step.place), "dwell=" + step.place);
            case ARRIVE -> needs(step, SOON_MS, inPlaceMs(step.place), "arrive=" + step.place);
            case LEAVE -> {
                long soonMs = step.windowMs > 0 ? step.windowMs : SOON_MS;
                needs(step, soonMs, inPlaceMs(step.place), "leave=" + step.place);
            }
            case RIDING -> needs(step, step.windowMs / step.times, source.movingMs(), ride(step));
            // Two sightings missed by chance are no silence yet.
            case RETURN -> needs(step, step.windowMs / 3, source.atRestMs(), "silent=" + minutes(step.windowMs));
            case ON, COUNT, SUM, AVERAGE, ALL, ABSENCE, IDLE, BARRED, CHANGE -> {}
        }
    }

    private static String ride(StepDraft step) {
        return step.speedKmh > 0 ? "speed=" + step.speedKmh : "cells=" + step.times;
    }

    private void needs(StepDraft step, long everyMs, long shownMs, String what) {
        if (everyMs < shownMs) {
            problems.add(
                    step.at,
                    source.word() + " shows somebody every " + minutes(shownMs) + ", this needs a sighting every "
                            + minutes(everyMs) + ": " + what);
        }
    }

    /** A place of location areas alone has a border that more sources see than one of cells. */
    private long inPlaceMs(@Nullable String place) {
        List<Place> meant = places.stream()
                .filter(p -> p.id().equals(place) || p.category().equals(place))
                .toList();
        boolean areas = !meant.isEmpty()
                && meant.stream()
                        .flatMap(p -> p.locations().stream())
                        .allMatch(l -> AREA.matcher(l).matches());
        return areas ? source.atBorderMs() : source.atRestMs();
    }

    private static String minutes(long ms) {
        return ms / 60_000 + "m";
    }
}
