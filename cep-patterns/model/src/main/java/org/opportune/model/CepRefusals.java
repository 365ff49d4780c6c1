package org.opportune.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.opportune.model.Scenario.AfterMatch;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Step.Verb;

/** What stands in the way of a pattern of Apache Flink CEP that matches where the scenario does. */
public final class CepRefusals {
    /**
     * Something that Flink CEP cannot say.
     *
     * @param step name of the step; empty = the scenario as a whole
     * @param rule for people, with {@code name=value}
     */
    public record Refusal(String step, String rule) {}

    private final Scenario scenario;
    private final List<Refusal> refusals = new ArrayList<>();

    private CepRefusals(Scenario scenario) {
        this.scenario = scenario;
    }

    /** All of them, the scenario's own first, then in order of steps; none of a pattern in Java. */
    public static List<Refusal> of(Scenario scenario) {
        CepRefusals refusals = new CepRefusals(scenario);
        if (scenario.pattern() != null) {
            return List.of();
        }
        refusals.whole();
        for (int i = 0; i < scenario.steps().size(); i++) {
            refusals.step(i);
        }
        return List.copyOf(refusals.refusals);
    }

    private void refuse(String step, boolean refused, String rule) {
        if (refused) {
            refusals.add(new Refusal(step, rule));
        }
    }

    private void whole() {
        Start start = scenario.start();
        refuse(
                "",
                start != Start.EVERY,
                "Flink CEP begins a run at every first event, write start: every: start="
                        + start.name().toLowerCase(Locale.ROOT));
        refuse(
                "",
                scenario.afterMatch() == AfterMatch.KEEP,
                "a match takes all that led to it with it: after-match=keep");
    }

    private void step(int index) {
        Step step = scenario.steps().get(index);
        boolean first = index == 0;
        boolean last = index == scenario.steps().size() - 1;
        String name = step.name();
        switch (step.verb()) {
            case ON, BARRED -> {}
            case COUNT -> count(step, first);
            case ABSENCE -> silence(step, last);
            case ALL, SUM, AVERAGE, IDLE, RETURN, DWELL, ARRIVE, LEAVE, RIDING, CHANGE ->
                refuse(
                        name,
                        true,
                        "Flink CEP cannot say this: step=" + step.verb().name().toLowerCase(Locale.ROOT));
        }
        refuse(name, step.optional(), "an event would go two ways, to this step and behind it: key=optional");
        boolean waits = !first && step.verb() != Verb.BARRED && step.verb() != Verb.ABSENCE;
        refuse(
                name,
                waits && step.withinMs() == 0 && scenario.withinMs() == 0,
                "a run must end some time: give this step or the scenario a within");
        lookups(step);
    }

    private void count(Step step, boolean first) {
        refuse(step.name(), !first, "only a first step counts in a window that slides: count=" + step.times());
        refuse(step.name(), step.most() > step.times(), "a count takes no more than it needs: most=" + step.most());
        refuse(step.name(), step.strict(), "a count is never strict: key=next");
        refuse(
                step.name(),
                step.distinct() != null,
                "Flink CEP cannot count different values: distinct=" + step.distinct());
    }

    private void silence(Step step, boolean last) {
        refuse(step.name(), !last, "nothing comes behind a silence: windowMs=" + step.windowMs());
        refuse(step.name(), step.strict(), "a silence is never strict: key=next");
        refuse(
                step.name(),
                step.withinMs() > 0 || scenario.withinMs() > 0,
                "a silence at the end has no other limit than its own: key=within");
    }

    private void lookups(Step step) {
        Set<Lookup> lookups = new TreeSet<>();
        for (Hearing hearing : step.hears()) {
            if (hearing.where() != null) {
                lookups.addAll(hearing.where().lookups());
            }
        }
        refuse(step.name(), !lookups.isEmpty(), "patterns see events only: reads=" + lookups);
    }
}
