package org.opportune.flinkcep;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.WithinType;
import org.opportune.flinkcep.StepCondition.Question;
import org.opportune.model.CepRefusals;
import org.opportune.model.Scenario;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
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
    public static List<CepRefusals.Refusal> refusals(Scenario scenario) {
        return CepRefusals.of(scenario);
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
        List<CepRefusals.Refusal> refusals = refusals(scenario);
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
        long wholeMs = scenario.withinMs() > 0 ? scenario.withinMs() : longestMs(scenario);
        return wholeMs > 0 ? pattern.within(Duration.ofMillis(wholeMs)) : pattern;
    }

    /**
     * How long a run lasts at most by what its steps say. Flink wakes a silent subscriber's runs by the limit of the whole
     * alone; without one they would stay until the next event, and of who is gone for ever.
     *
     * @return 0 if a run is one event
     */
    private static long longestMs(Scenario scenario) {
        long longestMs = 0;
        for (Step step : scenario.steps()) {
            longestMs +=
                    step.withinMs() + (step.verb() == Verb.COUNT || step.verb() == Verb.ABSENCE ? step.windowMs() : 0);
        }
        return longestMs;
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

    /** How its matches are read. */
    static Proof proof(Scenario scenario) {
        long silenceMs = 0;
        String taken = null;
        String absentAfter = null;
        Set<EventKind> absent = EnumSet.noneOf(EventKind.class);
        for (Step step : scenario.steps()) {
            silenceMs = step.verb() == Verb.ABSENCE ? step.windowMs() : 0;
            if (step.verb() == Verb.ABSENCE || step.verb() == Verb.BARRED) {
                absentAfter = absent.isEmpty() ? taken : absentAfter;
                absent.addAll(step.kinds());
            } else {
                taken = step.name();
            }
        }
        return new Proof(silenceMs, 0, absent, absentAfter);
    }
}
