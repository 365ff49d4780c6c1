package org.opportune.backtest;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.DecisionKind;
import org.opportune.schemas.match.HeldAtEnd;
import org.opportune.schemas.match.MatchId;

/** Adds up decisions, which come in order of time. One thread. */
final class Accounts {
    /** Under which decisions without a campaign are kept. */
    static final String NO_CAMPAIGN = "(none)";

    private final ZoneId zone;
    private final Map<Long, Integer> subscribers = new HashMap<>();
    private final SortedMap<String, Tally> scenarios = new TreeMap<>();
    private final SortedMap<String, Set<Long>> matched = new TreeMap<>();
    /** The first halves of match ids, which are hashes: one match may feed several campaigns. */
    private final SortedMap<String, Set<Long>> matches = new TreeMap<>();

    private final SortedMap<String, Tally> campaigns = new TreeMap<>();
    private final SortedMap<LocalDate, Tally> days = new TreeMap<>();
    private final SortedMap<LocalDate, SortedMap<String, Long>> daysByScenario = new TreeMap<>();
    private final Tally[] hours = new Tally[24];
    private final Tally all = new Tally();

    private static final class Tally {
        private long actions;
        private long held;
        private final SortedMap<String, Long> refusals = new TreeMap<>();

        void add(Decision decision) {
            if (decision.getKind() == DecisionKind.ACTION) {
                actions++;
            } else {
                refusals.merge(String.valueOf(decision.getReason()), 1L, Long::sum);
            }
        }

        long refused() {
            return refusals.values().stream().mapToLong(Long::longValue).sum();
        }

        Result.Outcome outcome() {
            return new Result.Outcome(actions + refused(), actions, new TreeMap<>(refusals), held);
        }
    }

    Accounts(ZoneId zone) {
        this.zone = zone;
        for (int hour = 0; hour < hours.length; hour++) {
            hours[hour] = new Tally();
        }
    }

    void add(Decision decision) {
        String scenario = decision.getMatch().getScenario();
        String campaign = decision.getCampaign() == null ? NO_CAMPAIGN : decision.getCampaign();
        ZonedDateTime at = Instant.ofEpochMilli(decision.getDecidedMs()).atZone(zone);
        all.add(decision);
        scenarios.computeIfAbsent(scenario, id -> new Tally()).add(decision);
        campaigns.computeIfAbsent(campaign, id -> new Tally()).add(decision);
        days.computeIfAbsent(at.toLocalDate(), day -> new Tally()).add(decision);
        daysByScenario.computeIfAbsent(at.toLocalDate(), day -> new TreeMap<>()).merge(scenario, 1L, Long::sum);
        hours[at.getHour()].add(decision);
        matched(scenario, decision.getMatch().getMsisdn(), decision.getMatch().getId());
    }

    /** What is held at the end was matched and not decided on; no day or hour has it. */
    void add(long msisdn, HeldAtEnd held) {
        all.held++;
        scenarios.computeIfAbsent(held.getScenario(), id -> new Tally()).held++;
        campaigns.computeIfAbsent(held.getCampaign(), id -> new Tally()).held++;
        matched(held.getScenario(), msisdn, held.getMatchId());
    }

    private void matched(String scenario, long msisdn, MatchId match) {
        matched.computeIfAbsent(scenario, id -> new HashSet<>()).add(msisdn);
        matches.computeIfAbsent(scenario, id -> new HashSet<>())
                .add(ByteBuffer.wrap(match.bytes()).getLong());
        subscribers.putIfAbsent(msisdn, subscribers.size() + 1);
    }

    /** The subscriber's name in reports: a number in order of first decision, behind which nothing can be found. */
    String pseudonym(long msisdn) {
        return "s" + subscribers.get(msisdn);
    }

    Result.Outcome all() {
        return all.outcome();
    }

    /** Subscribers with a match. */
    long subscribers() {
        return subscribers.size();
    }

    /** Matches, decided on or held at the end. */
    long matches() {
        return matches.values().stream().mapToLong(Set::size).sum();
    }

    Map<String, Result.Scenario> scenarios() {
        SortedMap<String, Result.Scenario> byId = new TreeMap<>();
        scenarios.forEach((id, tally) -> byId.put(
                id,
                new Result.Scenario(
                        matches.getOrDefault(id, Set.of()).size(),
                        matched.getOrDefault(id, Set.of()).size(),
                        tally.outcome())));
        return byId;
    }

    Map<String, Result.Outcome> campaigns() {
        Map<String, Result.Outcome> byId = new LinkedHashMap<>();
        campaigns.forEach((id, tally) -> byId.put(id, tally.outcome()));
        return byId;
    }

    List<Result.Day> days() {
        List<Result.Day> list = new ArrayList<>();
        days.forEach((day, tally) -> list.add(new Result.Day(
                day.toString(), daysByScenario.getOrDefault(day, new TreeMap<>()), tally.actions, tally.refused())));
        return list;
    }

    List<Result.Hour> hours() {
        List<Result.Hour> list = new ArrayList<>();
        for (int hour = 0; hour < hours.length; hour++) {
            list.add(new Result.Hour(hour, hours[hour].actions, hours[hour].refused()));
        }
        return list;
    }
}
