package org.opportune.flinkcep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.WithinType;
import org.opportune.flinkcep.StepCondition.Question;
import org.opportune.model.Scenario;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;

/**
 * A scenario as a pattern. What it finds, without its {@link Leftovers}, equals what our engine finds under {@code start:
 * every}, with two differences: there is no bound on open runs, and fields that a condition lacks are not counted.
 * Stateless.
 */
public final class Translation {
    /** In the name of the stage that ends a run; no step's name has it. */
    private static final String NOT = "not ";

    private Translation() {}

    /** What Flink CEP cannot say of the scenario; empty if there is a pattern. */
    public static List<Refusal> refusals(Scenario scenario) {
        return List.copyOf(Refusals.of(scenario));
    }

    /** The kinds that the pattern must be shown, and no others. */
    public static Set<EventKind> kinds(Scenario scenario) {
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        scenario.steps().forEach(step -> kinds.addAll(step.kinds()));
        return kinds;
    }

    /**
     * The pattern, for records whose timestamp is the order time.
     *
     * @throws IllegalArgumentException if there are {@link #refusals}
     */
    public static Pattern<Occurrence, ?> pattern(ScenarioSource source) {
        Scenario scenario = source.scenario();
        List<Refusal> refusals = refusals(scenario);
        if (!refusals.isEmpty()) {
            throw new IllegalArgumentException(
                    "Flink CEP cannot say this: scenario=" + scenario.id() + ", refusals=" + refusals);
        }
        Pattern<Occurrence, Occurrence> pattern = begin(source, scenario.steps().get(0));
        for (int i = 1; i < scenario.steps().size(); i++) {
            if (scenario.steps().get(i).verb() != Verb.BARRED) {
                pattern = follow(pattern, source, scenario, i);
            }
        }
        return scenario.withinMs() > 0 ? pattern.within(Duration.ofMillis(scenario.withinMs())) : pattern;
    }

    private static Pattern<Occurrence, Occurrence> begin(ScenarioSource source, Step first) {
        Pattern<Occurrence, Occurrence> pattern =
                Pattern.<Occurrence>begin(first.name()).where(new StepCondition(source, 0, Question.TAKES));
        return first.verb() == Verb.COUNT ? pattern.times(first.times()) : pattern;
    }

    private static Pattern<Occurrence, Occurrence> follow(
            Pattern<Occurrence, Occurrence> before, ScenarioSource source, Scenario scenario, int index) {
        Step step = scenario.steps().get(index);
        if (step.verb() == Verb.ABSENCE) {
            return before.notFollowedBy(step.name())
                    .where(new StepCondition(source, index, Question.SPOILS))
                    .within(Duration.ofMillis(step.windowMs()), WithinType.PREVIOUS_AND_CURRENT);
        }
        Pattern<Occurrence, Occurrence> waiting = before;
        if (step.strict() || scenario.steps().get(index - 1).verb() == Verb.BARRED) {
            waiting = before.notFollowedBy(NOT + step.name()).where(new StepCondition(source, index, Question.ENDS));
        }
        Pattern<Occurrence, Occurrence> taking =
                waiting.followedBy(step.name()).where(new StepCondition(source, index, Question.TAKES));
        long withinMs = scenario.withinMs() > 0 ? Math.min(step.withinMs(), scenario.withinMs()) : step.withinMs();
        return withinMs > 0 ? taking.within(Duration.ofMillis(withinMs), WithinType.PREVIOUS_AND_CURRENT) : taking;
    }

    /**
     * A match as the rest of the house knows it.
     *
     * @param matchedMs order time of the last event, or the deadline of the silence behind it: Flink gives such a match the
     *     time of whatever woke it
     * @param first its first event
     * @param last its last event
     * @param evidence ids of its events, oldest first
     */
    public record Found(long matchedMs, Occurrence first, Occurrence last, List<EventId> evidence) {
        /** By time; of one time, the one whose run began first. */
        public static final Comparator<Found> ORDER = Comparator.comparingLong(Found::matchedMs)
                .thenComparingLong(f -> f.first().orderMs())
                .thenComparing(f -> f.first().event().getId());

        public Found {
            evidence = List.copyOf(evidence);
        }

        /** True if the run of {@code other} began after this match: a deadline comes before events of its time. */
        boolean isOverBefore(Found other) {
            if (matchedMs != last.orderMs()) {
                return other.first.orderMs() >= matchedMs;
            }
            int later = Long.compare(other.first.orderMs(), last.orderMs());
            return later > 0
                    || (later == 0
                            && other.first
                                            .event()
                                            .getId()
                                            .compareTo(last.event().getId())
                                    > 0);
        }
    }

    /** Of what a pattern of this scenario gave. */
    public static Found found(Scenario scenario, Map<String, List<Occurrence>> match) {
        List<Occurrence> events = new ArrayList<>();
        long silenceMs = 0;
        for (Step step : scenario.steps()) {
            silenceMs = step.verb() == Verb.ABSENCE ? step.windowMs() : 0;
            events.addAll(match.getOrDefault(step.name(), List.of()));
        }
        Occurrence last = events.get(events.size() - 1);
        List<EventId> evidence = events.stream().map(one -> one.event().getId()).toList();
        return new Found(last.orderMs() + silenceMs, events.get(0), last, evidence);
    }
}
