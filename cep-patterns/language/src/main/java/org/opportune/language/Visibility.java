package org.opportune.language;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Changing;
import org.opportune.model.Place;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.RadioTechnology;

/**
 * Whether a source shows what the steps listen to, and enough of somebody for those that go by sightings. Each of these
 * says how often it needs one.
 */
final class Visibility {
    /** MCC-MNC-LAC; a cell has one part more. */
    private static final Pattern AREA = Pattern.compile("[^-]+-[^-]+-[^-]+");

    private static final Pattern QUOTED = Pattern.compile("[\"'](\\w+)[\"']");

    private static final Set<String> RADIOS =
            Arrays.stream(RadioTechnology.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

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
        kinds(step);
        step.hears.forEach(this::radio);
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
            // A return to the former handset should be seen before it is taken for kept.
            case CHANGE -> {
                if (!Changing.TARIFF.equals(step.changing)) {
                    needs(step, step.windowMs / 2, source.handsetMs(), "changes=handset");
                }
            }
            case ON ->
                step.hears.stream()
                        .filter(Visibility::sighting)
                        .findFirst()
                        .ifPresent(hearing -> needs(step, SOON_MS, source.atRestMs(), "inPlace"));
            // That nobody was seen elsewhere says something of who was seen.
            case ABSENCE ->
                step.hears.stream()
                        .filter(Visibility::elsewhere)
                        .findFirst()
                        .ifPresent(hearing ->
                                needs(step, step.windowMs / 2, source.atRestMs(), "not=" + minutes(step.windowMs)));
            case COUNT, SUM, AVERAGE, ALL, IDLE, BARRED -> {}
        }
    }

    /** True if it waits for being seen somewhere, rather than for something that is done there. */
    private static boolean sighting(HearingDraft hearing) {
        return hearing.where() != null
                && hearing.where().value().contains("inPlace(")
                && EnumSet.of(EventKind.LOCATION_UPDATE, EventKind.CELL_CHANGE).containsAll(hearing.kinds());
    }

    /** True if being seen there, by whatever is shown, ends a wait. */
    private static boolean elsewhere(HearingDraft hearing) {
        return hearing.where() != null
                && hearing.where().value().contains("inPlace(")
                && hearing.kinds().contains(EventKind.CELL_CHANGE);
    }

    /**
     * What is waited for is found less for each kind that is not shown, and who does what is not shown seems idle; of what
     * must not come one kind is enough.
     */
    private void kinds(StepDraft step) {
        Set<EventKind> listens = step.hears.stream()
                .flatMap(hearing -> hearing.kinds().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventKind.class)));
        List<EventKind> missing =
                listens.stream().filter(kind -> !source.shows(kind)).toList();
        boolean waited = switch (step.verb) {
            case ON, COUNT, SUM, AVERAGE, ALL -> true;
            case ABSENCE, IDLE, BARRED, DWELL, ARRIVE, LEAVE, RIDING, RETURN, CHANGE -> false;
        };
        boolean barred = switch (step.verb) {
            case IDLE -> true;
            case ABSENCE, BARRED -> missing.size() == listens.size();
            case ON, COUNT, SUM, AVERAGE, ALL, DWELL, ARRIVE, LEAVE, RIDING, RETURN, CHANGE -> false;
        };
        if (!missing.isEmpty() && (waited || barred)) {
            problems.add(
                    step.at,
                    source.word() + " does not show "
                            + missing.stream().map(EventKind::name).collect(Collectors.joining(", ")));
        }
        listens.stream()
                .filter(kind -> waited && source.mixes(kind))
                .findFirst()
                .ifPresent(
                        kind -> problems.add(step.at, source.word() + " does not tell what a " + kind + " is about"));
    }

    private void radio(HearingDraft hearing) {
        if (hearing.where() != null && hearing.where().value().contains("event.radio")) {
            Set<String> asked = new TreeSet<>();
            Matcher quoted = QUOTED.matcher(hearing.where().value());
            while (quoted.find()) {
                asked.add(quoted.group(1));
            }
            asked.retainAll(RADIOS);
            if (!asked.isEmpty() && Collections.disjoint(asked, source.radios())) {
                problems.add(hearing.at(), source.word() + " shows no radio of " + String.join(", ", asked));
            }
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
