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
        for (Rule rule : rules) {
            if (byId.put(rule.scenario.id(), rule) != null) {
                throw new IllegalArgumentException("a scenario id is unique: scenario=" + rule.scenario.id());
            }
        }
        for (EventKind kind : EventKind.values()) {
            if (rules.stream().anyMatch(rule -> rule.listensTo(kind))) {
                listened.add(kind);
            }
            starters.put(kind, new Starters(rules, hearing -> hearing.listensTo(kind), few));
        }
        customMoments = byName(rules, EventKind.CUSTOM_MOMENT, few);
        customFacts = byName(rules, EventKind.CUSTOM_FACT, few);
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

    /** The rules whose first step the event may begin, in order of id; all others would begin nothing. */
    Rule[] starters(Event event, Tables tables) {
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

    private static Map<String, Starters> byName(List<Rule> rules, EventKind kind, int few) {
        Map<String, List<Rule>> listening = new HashMap<>();
        for (Rule rule : rules) {
            Set<String> names = new HashSet<>();
            for (HearingRule hearing : rule.steps[0].hears) {
                names.addAll(hearing.customKinds());
            }
            names.forEach(name ->
                    listening.computeIfAbsent(name, n -> new ArrayList<>()).add(rule));
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
