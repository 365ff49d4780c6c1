package org.opportune.subscriber;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.engine.Plan;
import org.opportune.model.Calendar;
import org.opportune.model.CalendarYear;
import org.opportune.model.Campaign;
import org.opportune.model.DialledClass;
import org.opportune.model.Handset;
import org.opportune.model.Handsets;
import org.opportune.model.NumberPlan;
import org.opportune.model.Place;
import org.opportune.model.Places;
import org.opportune.model.Policy;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.Engine;
import org.opportune.model.Tables;
import org.opportune.schemas.Stop;

/** All definitions in force at one time. Immutable, thread-safe. */
public final class Definitions {
    /** Nothing is published. */
    public static final Definitions NONE = new Definitions(List.of(), List.of(), null, List.of(), List.of(), List.of());

    private final Plan plan;
    /** In order of id. */
    private final Map<String, Scenario> running = new LinkedHashMap<>();

    private final Map<String, List<Campaign>> campaignsByScenario = new HashMap<>();
    private final Map<String, Campaign> campaignsById = new HashMap<>();
    private final @Nullable Policy policy;
    private final Tables tables;
    private final List<Stop> stops;

    /**
     * @param scenarios those that do not run are not in the plan
     * @param policy null = none in force, so nobody may be spoken to
     */
    public Definitions(
            Collection<Scenario> scenarios,
            Collection<Campaign> campaigns,
            @Nullable Policy policy,
            Collection<Place> places,
            Collection<Handset> handsets,
            Collection<CalendarYear> calendar) {
        this(scenarios, campaigns, policy, places, handsets, calendar, List.of());
    }

    /**
     * @param scenarios those that do not run are not in the plan
     * @param policy null = none in force, so nobody may be spoken to
     */
    public Definitions(
            Collection<Scenario> scenarios,
            Collection<Campaign> campaigns,
            @Nullable Policy policy,
            Collection<Place> places,
            Collection<Handset> handsets,
            Collection<CalendarYear> calendar,
            Collection<DialledClass> numbers) {
        this(scenarios, campaigns, policy, places, handsets, calendar, numbers, EnumSet.allOf(Engine.class), List.of());
    }

    /**
     * @param scenarios those that do not run, and patterns in Java, are not in the plan
     * @param policy null = none in force, so nobody may be spoken to
     * @param engines scenarios of another are not in the plan: what they find comes as events
     * @param stops what nobody may send for
     */
    public Definitions(
            Collection<Scenario> scenarios,
            Collection<Campaign> campaigns,
            @Nullable Policy policy,
            Collection<Place> places,
            Collection<Handset> handsets,
            Collection<CalendarYear> calendar,
            Collection<DialledClass> numbers,
            Set<Engine> engines,
            Collection<Stop> stops) {
        scenarios.stream()
                .filter(Scenario::runs)
                .sorted(Comparator.comparing(Scenario::id))
                .forEach(scenario -> running.put(scenario.id(), scenario));
        this.plan = Plan.of(scenarios.stream()
                .filter(Scenario::runs)
                .filter(scenario -> scenario.pattern() == null && engines.contains(scenario.engine()))
                .toList());
        this.policy = policy;
        this.tables = new Tables(
                new Places(places),
                new Handsets(handsets),
                new Calendar(calendar),
                new NumberPlan(numbers),
                policy == null ? ZoneOffset.UTC : policy.zone());
        this.stops = stops.stream().sorted(Comparator.comparing(Stop::id)).toList();
        campaigns.stream().sorted(Comparator.comparing(Campaign::id)).forEach(campaign -> {
            campaignsById.put(campaign.id(), campaign);
            campaignsByScenario
                    .computeIfAbsent(campaign.scenario(), s -> new ArrayList<>())
                    .add(campaign);
        });
        campaignsByScenario.replaceAll((scenario, fed) -> List.copyOf(fed));
    }

    public Plan plan() {
        return plan;
    }

    /** The scenario, whatever runs it, or null if none of this id does. */
    public @Nullable Scenario scenario(String id) {
        return running.get(id);
    }

    /** Every scenario that runs, by id. */
    public Collection<Scenario> scenarios() {
        return Collections.unmodifiableCollection(running.values());
    }

    /** Campaigns that listen to the scenario, by id; empty if none. */
    public List<Campaign> campaigns(String scenario) {
        return campaignsByScenario.getOrDefault(scenario, List.of());
    }

    /** The campaign, or null if it is not in force. */
    public @Nullable Campaign campaign(String id) {
        return campaignsById.get(id);
    }

    public @Nullable Policy policy() {
        return policy;
    }

    public Tables tables() {
        return tables;
    }

    /** What nobody may send for, in order of id. */
    public List<Stop> stops() {
        return stops;
    }

    /** Definitions by the time from which they count. */
    @FunctionalInterface
    public interface History {
        /** What was in force at {@code orderMs}, an order time. */
        Definitions at(long orderMs);
    }
}
