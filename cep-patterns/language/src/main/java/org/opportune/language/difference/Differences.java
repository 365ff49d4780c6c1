package org.opportune.language.difference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opportune.language.condition.Conjuncts;
import org.opportune.model.Hearing;
import org.opportune.model.Phrase;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.About;
import org.opportune.model.Step;

/**
 * Everything that differs between two versions of a scenario.
 *
 * @param found what changes what is matched, and what does not; in the order of a text
 * @param matchesSame true if both match the same
 * @param obstacles why open runs of the older do not go on when the newer one is published; empty = they do
 */
public record Differences(List<Difference> found, boolean matchesSame, List<String> obstacles) {
    public Differences {
        found = List.copyOf(found);
        obstacles = List.copyOf(obstacles);
    }

    /** What differs from the older to the newer. */
    public static Differences of(Scenario older, Scenario newer) {
        List<Difference> found = new ArrayList<>();
        compare(null, whole(older), whole(newer), found);
        for (StepPairs.Pair pair : StepPairs.of(older.steps(), newer.steps())) {
            steps(pair, found);
        }
        boolean same = older.fingerprint().equals(newer.fingerprint());
        return new Differences(found, same, same ? List.of() : Succession.obstacles(older, newer));
    }

    /** True if open runs of the older go on when the newer one is published. */
    public boolean goesOn() {
        return obstacles.isEmpty();
    }

    private static void steps(StepPairs.Pair pair, List<Difference> found) {
        Step was = pair.older();
        Step is = pair.newer();
        if (is == null && was != null) {
            found.add(new Difference(
                    null, "step " + (pair.olderIndex() + 1), "'" + said(was, pair.olderIndex()) + "'", null));
        } else if (was == null && is != null) {
            found.add(new Difference(
                    null, "step " + (pair.newerIndex() + 1), null, "'" + said(is, pair.newerIndex()) + "'"));
        } else if (was != null && is != null) {
            String where = "step " + (pair.newerIndex() + 1) + " '" + verb(is, pair.newerIndex()) + "'";
            compare(where, step(was, pair.olderIndex()), step(is, pair.newerIndex()), found);
            conditions(where, was, is, found);
        }
    }

    private static String said(Step step, int index) {
        String text = Phrase.step(step, index == 0);
        Set<String> terms = terms(step.hears());
        return terms.isEmpty() ? text : text + " where " + String.join(" && ", terms);
    }

    /** As the step is known by: its join and what it listens to, without numbers. */
    private static String verb(Step step, int index) {
        return switch (step.verb()) {
            case ON, ALL -> (index == 0 ? "on " : step.strict() ? "next " : "then ") + Phrase.heard(step);
            case COUNT, SUM, AVERAGE, IDLE -> word(step) + " " + Phrase.heard(step);
            case ABSENCE, BARRED -> "not " + Phrase.heard(step);
            case RETURN -> "returns " + Phrase.heard(step);
            case DWELL, ARRIVE, LEAVE -> word(step) + " " + step.place();
            case RIDING -> "riding";
            case CHANGE -> "changes " + Phrase.changing(step);
        };
    }

    private static String word(Step step) {
        return step.verb().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> whole(Scenario scenario) {
        About about = scenario.about();
        Map<String, String> says = new LinkedHashMap<>();
        says.put("scenario", scenario.id());
        says.put("title", about.title());
        list(says, "implements", about.features());
        put(says, "owner", about.owner());
        put(says, "purpose", about.purpose());
        says.put("status", word(about.status()));
        list(
                says,
                "data",
                new TreeSet<>(about.data()).stream().map(Differences::word).toList());
        duration(says, "within", scenario.withinMs());
        duration(says, "cool-down", scenario.coolDownMs());
        says.put("start", word(scenario.start()));
        says.put("open-runs", String.valueOf(scenario.openRuns()));
        says.put("after-match", word(scenario.afterMatch()));
        says.put("engine", word(scenario.engine()));
        put(says, "pattern", scenario.pattern());
        return says;
    }

    private static Map<String, String> step(Step step, int index) {
        Map<String, String> says = new LinkedHashMap<>();
        put(says, "as", step.name().equals("step" + (index + 1)) ? null : step.name());
        says.put("verb", verb(step, index));
        switch (step.verb()) {
            case COUNT -> {
                says.put("count", step.times() + (step.most() > step.times() ? ".." + step.most() : ""));
                duration(says, "in", step.windowMs());
            }
            case SUM, AVERAGE -> {
                says.put(word(step), Phrase.threshold(step));
                says.put("events", String.valueOf(step.times()));
                duration(says, "in", step.windowMs());
            }
            case RIDING -> {
                says.put("cells", String.valueOf(step.times()));
                put(says, "speed", step.speedKmh() == 0 ? null : step.speedKmh() + " km/h");
                duration(says, "in", step.windowMs());
                says.put("ping-pong", step.pingPong() ? "counted" : "removed");
            }
            case RETURN -> duration(says, "silent", step.windowMs());
            case LEAVE -> duration(says, "gap", step.windowMs());
            case ABSENCE, IDLE, CHANGE, DWELL -> duration(says, "for", step.windowMs());
            case ON, ALL, BARRED, ARRIVE -> {}
        }
        duration(says, "gap", step.gapMs());
        put(says, "distinct", step.distinct() == null ? null : step.distinct().fieldName());
        duration(says, "within", step.withinMs());
        put(says, "optional", step.optional() ? "true" : null);
        return says;
    }

    /** Parts of conditions that were added and removed; of alternatives together with what they are of. */
    private static void conditions(String where, Step was, Step is, List<Difference> found) {
        Set<String> before = terms(was.hears());
        Set<String> after = terms(is.hears());
        before.stream()
                .filter(term -> !after.contains(term))
                .forEach(term -> found.add(new Difference(where, "condition", term, null)));
        after.stream()
                .filter(term -> !before.contains(term))
                .forEach(term -> found.add(new Difference(where, "condition", null, term)));
    }

    private static Set<String> terms(List<Hearing> hears) {
        Set<String> terms = new LinkedHashSet<>();
        for (Hearing hearing : hears) {
            if (hearing.where() != null) {
                String of = hears.size() == 1 ? "" : Phrase.heard(hearing) + ": ";
                Conjuncts.of(hearing.where()).forEach(term -> terms.add(of + term));
            }
        }
        return terms;
    }

    private static void compare(
            @Nullable String where, Map<String, String> was, Map<String, String> is, List<Difference> found) {
        Set<String> keys = new LinkedHashSet<>(was.keySet());
        keys.addAll(is.keySet());
        for (String key : keys) {
            String before = was.get(key);
            String after = is.get(key);
            if (before == null ? after != null : !before.equals(after)) {
                found.add(new Difference(where, key, before, after));
            }
        }
    }

    private static void put(Map<String, String> says, String key, @Nullable String value) {
        if (value != null) {
            says.put(key, value);
        }
    }

    private static void duration(Map<String, String> says, String key, long ms) {
        put(says, key, ms == 0 ? null : Phrase.duration(ms));
    }

    private static void list(Map<String, String> says, String key, List<String> values) {
        put(says, key, values.isEmpty() ? null : values.toString());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
