package org.opportune.engine;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.AfterMatch;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;

/** What the automaton relies on. Whoever reads scenarios from text has said it to their author before. Stateless. */
final class Soundness {
    private static final Set<Verb> NEVER_STRICT =
            EnumSet.of(Verb.RIDING, Verb.CHANGE, Verb.ARRIVE, Verb.LEAVE, Verb.IDLE, Verb.RETURN);

    private Soundness() {}

    /**
     * Nothing, if the scenario can be run.
     *
     * @throws IllegalArgumentException naming the scenario and the step
     */
    static void check(Scenario scenario) {
        List<Step> steps = scenario.steps();
        demand(!steps.isEmpty(), "a scenario has steps", scenario, null);
        int runs = scenario.openRuns();
        demand(runs >= 1 && runs <= Scenario.MOST_OPEN_RUNS, "open runs are 1 to 64", scenario, null);
        for (int i = 0; i < steps.size(); i++) {
            check(scenario, steps.get(i), i);
        }
    }

    private static void check(Scenario scenario, Step step, int index) {
        Verb verb = step.verb();
        boolean first = index == 0;
        boolean last = index == scenario.steps().size() - 1;
        boolean waitsForAbsence = verb == Verb.ABSENCE || verb == Verb.BARRED;
        demand(!first || !waitsForAbsence, "a scenario begins with a step that an event can begin", scenario, step);
        demand(!last || verb != Verb.BARRED, "what is barred is so until the next step", scenario, step);
        boolean wrongly = step.strict() && NEVER_STRICT.contains(verb);
        demand(!wrongly, "RIDING, CHANGE, ARRIVE, LEAVE, IDLE and RETURN are never strict", scenario, step);
        boolean keeps = last && scenario.afterMatch() == AfterMatch.KEEP;
        demand(
                !keeps || step.distinct() == null,
                "what goes on after a match counts no different values",
                scenario,
                step);
        boolean many = verb == Verb.ALL && step.hears().size() > Step.MOST_PARTS;
        demand(!step.hears().isEmpty() && !many, "ALL has 1 to 8 parts", scenario, step);
        if (verb == Verb.SUM || verb == Verb.AVERAGE) {
            boolean bounded = step.times() >= 1 && step.most() >= step.times() && step.most() <= Step.MOST_VALUES;
            demand(bounded && step.threshold() != null, "a sum has a threshold and keeps 1 to 100", scenario, step);
        }
        boolean fast = step.speedKmh() > 0;
        demand(
                step.speedKmh() >= 0 && (!fast || (verb == Verb.RIDING && !step.pingPong())),
                "only a ride without ping-pong has a speed",
                scenario,
                step);
        demand(!fast || step.most() <= Step.MOST_SITES, "a ride with a speed keeps 1 to 32", scenario, step);
        if (step.optional()) {
            boolean single = verb == Verb.ON || verb == Verb.COUNT || verb == Verb.ALL;
            demand(single && !step.strict(), "only ON, COUNT and ALL are optional, never strict ones", scenario, step);
            demand(!first && !last, "neither the first nor the last step is optional", scenario, step);
        }
        if (step.mayBeLeft() && !last) {
            demand(!step.strict(), "a count that may go on is never strict", scenario, step);
            Step next = scenario.steps().get(index + 1);
            boolean silence = next.verb() == Verb.ABSENCE || next.verb() == Verb.BARRED || next.verb() == Verb.IDLE;
            boolean begun = !silence && !next.strict();
            demand(begun, "behind a step that may be left an event begins a step that is not strict", scenario, next);
        }
    }

    private static void demand(boolean holds, String rule, Scenario scenario, @Nullable Step step) {
        if (!holds) {
            throw new IllegalArgumentException(
                    rule + ": scenario=" + scenario.id() + (step == null ? "" : " step=" + step.name()));
        }
    }
}
