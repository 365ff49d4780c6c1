package org.opportune.language.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.language.Problem;
import org.opportune.language.condition.Suggest;
import org.opportune.model.CalendarYear;
import org.opportune.model.Condition;
import org.opportune.model.DialledClass;
import org.opportune.model.Handset;
import org.opportune.model.Place;
import org.opportune.model.Scenario;
import org.opportune.model.Site;
import org.opportune.model.Step;

/**
 * What files say of each other. A reference is looked at once anything of that kind is known: a campaign alone says
 * nothing about its scenario.
 */
public final class CrossCheck {
    /** A function and the name that it is given. */
    private static final Pattern NAMED = Pattern.compile("\\.\\s*(inPlace|inClass)\\s*\\(\\s*[\"']([^\"']*)[\"']");

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, String> first = new HashMap<>();
    private final Set<String> scenarios = new TreeSet<>();
    private final Set<String> placeNames = new TreeSet<>();
    /** Where cells stand, and who says so. */
    private final Map<String, Site> sites = new HashMap<>();

    private final Map<String, String> told = new HashMap<>();
    private boolean placesKnown = true;
    private final Set<String> classNames = new TreeSet<>();
    private boolean classesKnown = true;

    private CrossCheck() {}

    /** Problems between the files. */
    public static List<Problem> of(List<DefinitionFile> files) {
        return of(files, Set.of(), List.of(), List.of(), List.of(), List.of());
    }

    /**
     * Problems between the files and what is there already.
     *
     * @param knownScenarios ids of scenarios beside those in the files
     * @param knownPlaces places beside those in the files
     * @param knownHandsets handsets beside those in the files
     * @param knownYears years of the calendar beside those in the files
     * @param knownClasses classes of numbers beside those in the files
     */
    public static List<Problem> of(
            List<DefinitionFile> files,
            Collection<String> knownScenarios,
            Collection<Place> knownPlaces,
            Collection<Handset> knownHandsets,
            Collection<CalendarYear> knownYears,
            Collection<DialledClass> knownClasses) {
        CrossCheck check = new CrossCheck();
        check.scenarios.addAll(knownScenarios);
        for (Place place : knownPlaces) {
            check.name(place);
            place.sites().forEach((cell, site) -> check.stands(cell, site, "what is published"));
            check.first.put("place/" + place.id(), "what is published");
        }
        for (Handset handset : knownHandsets) {
            handset.tacs().forEach(tac -> check.first.put("tac/" + tac, "what is published"));
        }
        knownYears.forEach(year -> check.first.put("year/" + year.year(), "what is published"));
        knownClasses.forEach(one -> {
            check.classNames.add(one.id());
            check.claims(one).forEach(claim -> check.first.put(claim, "what is published"));
        });
        for (DefinitionFile file : files) {
            check.define(file);
        }
        check.categories(files, knownPlaces);
        for (DefinitionFile file : files) {
            check.references(file);
        }
        check.problems.addAll(SegmentCheck.of(files));
        return check.problems;
    }

    private void define(DefinitionFile file) {
        if (file.kind() == DefinitionKind.SCENARIO) {
            // Also one with problems: it is there, only not right yet.
            file.outline().top("scenario").ifPresent(id -> {
                scenarios.add(id);
                once(file, "scenario", id);
            });
        }
        file.campaign().ifPresent(c -> once(file, "campaign", c.id()));
        file.policy().ifPresent(p -> once(file, "policy", p.id()));
        placesKnown &= file.kind() != DefinitionKind.PLACES || file.value() != null;
        for (Place place : file.places()) {
            name(place);
            stand(file, place);
            once(file, "place", place.id());
        }
        file.calendar().forEach(year -> once(file, "year", String.valueOf(year.year())));
        classesKnown &= file.kind() != DefinitionKind.NUMBERS || file.value() != null;
        for (DialledClass one : file.numbers()) {
            classNames.add(one.id());
            claims(one)
                    .forEach(claim -> once(
                            file, claim.substring(0, claim.indexOf('/')), claim.substring(claim.indexOf('/') + 1)));
        }
        for (Handset handset : file.handsets()) {
            new TreeSet<>(handset.tacs()).forEach(tac -> once(file, "tac", tac));
        }
    }

    /** Key and value of what no other class may have. */
    private List<String> claims(DialledClass one) {
        List<String> claims = new ArrayList<>(List.of("class/" + one.id()));
        new TreeSet<>(one.numbers()).forEach(number -> claims.add("numbers/" + number));
        new TreeSet<>(one.prefixes()).forEach(prefix -> claims.add("prefixes/" + prefix));
        return claims;
    }

    private void name(Place place) {
        placeNames.add(place.id());
        placeNames.add(place.category());
    }

    /** Within one file the language has looked already. */
    private void stand(DefinitionFile file, Place place) {
        new TreeMap<>(place.sites()).forEach((cell, site) -> {
            if (!stands(cell, site, file.origin())) {
                problems.add(file.outline()
                        .problemAt(
                                "cell", cell, "a cell stands in one spot: cell=" + cell + " first=" + told.get(cell)));
            }
        });
    }

    /** False if it stands elsewhere. */
    private boolean stands(String cell, Site site, String origin) {
        told.putIfAbsent(cell, origin);
        Site known = sites.putIfAbsent(cell, site);
        return known == null || known.equals(site);
    }

    private void once(DefinitionFile file, String key, String id) {
        String before = first.putIfAbsent(key + '/' + id, file.origin());
        if (before != null) {
            problems.add(
                    file.outline().problemAt(key, id, "duplicate " + key + ": " + key + "=" + id + " first=" + before));
        }
    }

    /** Within one file the language has looked already. */
    private void categories(List<DefinitionFile> files, Collection<Place> knownPlaces) {
        Map<String, String> owners = new HashMap<>();
        knownPlaces.forEach(place -> owners.put(place.id(), "what is published"));
        files.forEach(file -> file.places().forEach(place -> owners.put(place.id(), file.origin())));
        for (DefinitionFile file : files) {
            for (String category :
                    new TreeSet<>(file.places().stream().map(Place::category).toList())) {
                String owner = owners.get(category);
                if (owner != null && !owner.equals(file.origin())) {
                    problems.add(file.outline()
                            .problemAt(
                                    "category",
                                    category,
                                    "a category must not be the id of a place: category=" + category + " place in="
                                            + owner));
                }
            }
        }
    }

    private void references(DefinitionFile file) {
        file.campaign().ifPresent(campaign -> {
            listensTo(file, campaign.scenario());
            asks(file, "audience", campaign.audience());
        });
        file.scenario().ifPresent(scenario -> steps(file, scenario));
        file.tests().stream().limit(1).forEach(test -> listensTo(file, test.scenario()));
    }

    private void listensTo(DefinitionFile file, String scenario) {
        if (!scenarios.isEmpty() && !scenarios.contains(scenario)) {
            problems.add(file.outline()
                    .problemAt(
                            "scenario", "no such scenario: scenario=" + scenario + Suggest.hint(scenario, scenarios)));
        }
    }

    private void steps(DefinitionFile file, Scenario scenario) {
        for (Step step : scenario.steps()) {
            String place = step.place();
            if (place != null && unknown(place)) {
                String key = step.verb().name().toLowerCase(Locale.ROOT);
                problems.add(file.outline().problemAt(key, place, noPlace(key, place)));
            }
            if (step.speedKmh() > 0 && placesKnown && !placeNames.isEmpty() && sites.isEmpty()) {
                String speed = String.valueOf(step.speedKmh());
                problems.add(file.outline()
                        .problemAt("speed", speed, "no place says where its cells stand: speed=" + speed));
            }
            step.hears().forEach(hearing -> asks(file, "where", hearing.where()));
        }
    }

    private void asks(DefinitionFile file, String key, @Nullable Condition condition) {
        if (condition == null) {
            return;
        }
        Set<String> seen = new HashSet<>();
        Matcher matcher = NAMED.matcher(condition.text());
        while (matcher.find()) {
            String function = matcher.group(1);
            String name = matcher.group(2);
            boolean place = function.equals("inPlace");
            if ((place ? unknown(name) : unknownClass(name)) && seen.add(function + name)) {
                String rule = place ? noPlace(function, name) : noClass(function, name);
                problems.add(file.outline().problemInside(key, asWritten(function, name), rule));
            }
        }
    }

    private boolean unknownClass(String name) {
        return classesKnown && !classNames.isEmpty() && !classNames.contains(name);
    }

    private String noClass(String key, String name) {
        return "no class of numbers has this name: " + key + "=" + name + Suggest.hint(name, classNames);
    }

    /** In the author's text the quotes may be escaped. */
    private static Pattern asWritten(String function, String place) {
        return Pattern.compile(function + "\\s*\\(\\s*\\\\?[\"']{1,2}(" + Pattern.quote(place) + ")\\\\?[\"']");
    }

    private boolean unknown(String place) {
        return placesKnown && !placeNames.isEmpty() && !placeNames.contains(place);
    }

    private String noPlace(String key, String place) {
        return "no place has this id or category: " + key + "=" + place + Suggest.hint(place, placeNames);
    }
}
