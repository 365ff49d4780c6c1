package org.opportune.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Scenario;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

/**
 * Scenarios in force, indexed by event kind (and custom kind) for dispatch. Immutable, thread-safe. Keep one instance as
 * long as the same scenarios are in force: partials notice a change by identity.
 */
public final class Plan {
    private static final Rule[] NONE = {};

    private final Map<String, Rule> byId = new HashMap<>();
    private final Set<EventKind> listened = EnumSet.noneOf(EventKind.class);
    private final Map<EventKind, Rule[]> starters = new EnumMap<>(EventKind.class);
    private final Map<String, Rule[]> customMoments;
    private final Map<String, Rule[]> customFacts;

    private Plan(List<Rule> rules) {
        for (Rule rule : rules) {
            if (byId.put(rule.scenario.id(), rule) != null) {
                throw new IllegalArgumentException("a scenario id is unique: scenario=" + rule.scenario.id());
            }
        }
        for (EventKind kind : EventKind.values()) {
            if (rules.stream().anyMatch(rule -> rule.listensTo(kind))) {
                listened.add(kind);
            }
            starters.put(
                    kind, rules.stream().filter(r -> r.steps[0].listensTo(kind)).toArray(Rule[]::new));
        }
        customMoments = byName(starters.getOrDefault(EventKind.CUSTOM_MOMENT, NONE));
        customFacts = byName(starters.getOrDefault(EventKind.CUSTOM_FACT, NONE));
    }

    /**
     * The plan of these scenarios.
     *
     * @throws IllegalArgumentException if two have the same id, or one cannot be run: it has no steps, begins with an absence, ...
     * @throws IllegalStateException if a condition was checked but not compiled
     */
    public static Plan of(Collection<Scenario> scenarios) {
        List<Scenario> sorted = new ArrayList<>(scenarios);
        sorted.sort(Comparator.comparing(Scenario::id));
        List<Rule> rules = new ArrayList<>();
        for (Scenario scenario : sorted) {
            rules.add(new Rule(scenario, rules.size()));
        }
        return new Plan(rules);
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

    /** The rules whose first step listens to the event, in order of id. */
    Rule[] starters(Event event) {
        EventKind kind = event.getKind();
        if (!HearingRule.isCustom(kind)) {
            return starters.getOrDefault(kind, NONE);
        }
        Map<String, Rule[]> named = kind == EventKind.CUSTOM_FACT ? customFacts : customMoments;
        return named.getOrDefault(String.valueOf(event.getCustomKind()), NONE);
    }

    private static Map<String, Rule[]> byName(Rule[] starters) {
        Set<String> names = new TreeSet<>();
        for (Rule rule : starters) {
            for (HearingRule hearing : rule.steps[0].hears) {
                names.addAll(hearing.customKinds());
            }
        }
        Map<String, Rule[]> named = new HashMap<>();
        for (String name : names) {
            named.put(
                    name,
                    Arrays.stream(starters)
                            .filter(r -> r.steps[0].listensToDeclared(name))
                            .toArray(Rule[]::new));
        }
        return named;
    }
}
