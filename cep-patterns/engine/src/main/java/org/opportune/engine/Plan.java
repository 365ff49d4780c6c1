package org.opportune.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Scenario;
import org.opportune.model.Tables;
import org.opportune.schemas.EventKinds;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

/**
 * Scenarios in force, indexed for dispatch by event kind and by what their first conditions demand of an event. Immutable,
 * thread-safe. Keep one instance as long as the same scenarios are in force: partials notice a change by identity.
 */
public final class Plan {
    /** So many rules of one clue are asked sooner than found: with twenty scenarios an index for each clue cost more. */
    private static final int FEW = 16;

    private final Map<String, Rule> byId = new HashMap<>();
    private final Set<EventKind> listened = EnumSet.noneOf(EventKind.class);
    private final Map<EventKind, Starters> starters = new EnumMap<>(EventKind.class);
    private final Map<String, Starters> customMoments;
    private final Map<String, Starters> customFacts;

    private Plan(List<Rule> rules, int few) {
        List<Family> families = families(rules);
        for (Rule rule : rules) {
            if (byId.put(rule.scenario.id(), rule) != null) {
                throw new IllegalArgumentException("a scenario id is unique: scenario=" + rule.scenario.id());
            }
        }
        for (EventKind kind : EventKind.values()) {
            if (rules.stream().anyMatch(rule -> rule.listensTo(kind))) {
                listened.add(kind);
            }
            starters.put(kind, new Starters(families, hearing -> hearing.listensTo(kind), few));
        }
        customMoments = byName(families, EventKind.CUSTOM_MOMENT, few);
        customFacts = byName(families, EventKind.CUSTOM_FACT, few);
    }

    /**
     * The plan of these scenarios.
     *
     * @throws IllegalArgumentException if two have the same id, or one cannot be run: it has no steps, begins with an absence, ...
     * @throws IllegalStateException if a condition was checked but not compiled
     */
    public static Plan of(Collection<Scenario> scenarios) {
        return of(scenarios, FEW);
    }

    /** @param few rules that would be found by the same clue are looked at always if there are no more than this */
    static Plan of(Collection<Scenario> scenarios, int few) {
        List<Scenario> sorted = new ArrayList<>(scenarios);
        sorted.sort(Comparator.comparing(Scenario::id));
        List<Rule> rules = new ArrayList<>();
        for (Scenario scenario : sorted) {
            rules.add(new Rule(scenario, rules.size()));
        }
        return new Plan(rules, few);
    }

    /** False if no event of this kind can begin, advance or end a run: the engine need not be asked. */
    public boolean listensTo(EventKind kind) {
        return listened.contains(kind);
    }

    /** The scenario in force under this id; null = none. */
    public @Nullable Scenario scenario(String id) {
        Rule rule = byId.get(id);
        return rule == null ? null : rule.scenario;
    }

    @Nullable
    Rule rule(String id) {
        return byId.get(id);
    }

    /** Families in order of their first ids, each of scenarios that can share runs, as far as it has room. */
    private static List<Family> families(List<Rule> rules) {
        List<List<Rule>> kins = new ArrayList<>();
        Map<Object, List<Rule>> open = new HashMap<>();
        for (Rule rule : rules) {
            Object likeness = Family.likeness(rule.scenario);
            List<Rule> kin = likeness == null ? null : open.get(likeness);
            if (kin == null || kin.size() == Family.MOST) {
                kin = new ArrayList<>(1);
                kins.add(kin);
                if (likeness != null) {
                    open.put(likeness, kin);
                }
            }
            kin.add(rule);
        }
        List<Family> families = new ArrayList<>();
        kins.forEach(kin -> families.add(new Family(families.size(), kin)));
        return families;
    }

    /** The families whose first step the event may begin, in their order; all others would begin nothing. */
    Family[] starters(Event event, Tables tables) {
        EventKind kind = event.getKind();
        Starters ofKind;
        if (EventKinds.isCustom(kind)) {
            Map<String, Starters> named = kind == EventKind.CUSTOM_FACT ? customFacts : customMoments;
            ofKind = named.getOrDefault(String.valueOf(event.getCustomKind()), Starters.NONE);
        } else {
            ofKind = starters.getOrDefault(kind, Starters.NONE);
        }
        return ofKind.of(event, tables);
    }

    private static Map<String, Starters> byName(List<Family> families, EventKind kind, int few) {
        Map<String, List<Family>> listening = new HashMap<>();
        for (Family family : families) {
            Set<String> names = new HashSet<>();
            for (HearingRule hearing : family.any().steps[0].hears) {
                names.addAll(hearing.customKinds());
            }
            names.forEach(name ->
                    listening.computeIfAbsent(name, n -> new ArrayList<>()).add(family));
        }
        Map<String, Starters> named = new HashMap<>();
        listening.forEach((name, some) -> named.put(
                name,
                new Starters(
                        some,
                        hearing ->
                                hearing.listensTo(kind) && hearing.customKinds().contains(name),
                        few)));
        return named;
    }
}
