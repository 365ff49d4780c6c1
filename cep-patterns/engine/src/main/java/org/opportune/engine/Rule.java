package org.opportune.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.opportune.model.EventField;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.AfterMatch;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.EventKind;

/** A scenario, laid out for the hot path. Immutable. */
final class Rule {
    private static final Set<EventKind> STAY_BREAKERS =
            EnumSet.of(EventKind.LOCATION_UPDATE, EventKind.CELL_CHANGE, EventKind.POWER_OFF);

    final Scenario scenario;
    /** Position among the plan's scenarios in order of id. */
    final int index;
    /** 64 bits of the fingerprint: partials carry them. */
    final long tag;

    final StepRule[] steps;
    final int captures;
    final Set<EventKind> absentKinds;

    Rule(Scenario scenario, int index) {
        List<Step> source = scenario.steps();
        if (source.isEmpty() || source.get(0).verb() == Verb.ABSENCE) {
            throw new IllegalArgumentException(
                    "a scenario begins with a step that an event can begin, not with ABSENCE: scenario="
                            + scenario.id());
        }
        this.scenario = scenario;
        this.index = index;
        this.tag = tag(scenario.fingerprint());
        this.steps = new StepRule[source.size()];
        int offset = 0;
        for (int i = 0; i < steps.length; i++) {
            steps[i] = new StepRule(source.get(i), offset, window(scenario, i));
            if (steps[i].alone() && steps[i].strict) {
                throw new IllegalArgumentException(
                        "RIDING and CHANGE are never strict: scenario=" + scenario.id() + " step=" + steps[i].name);
            }
            offset += source.get(i).captures().size();
        }
        this.captures = offset;
        this.absentKinds = absentKinds(source);
    }

    boolean listensTo(EventKind kind) {
        return Arrays.stream(steps).anyMatch(step -> step.listensTo(kind));
    }

    /** Index among the scenario's captured values, or -1 if that step does not keep that field. */
    int capture(int step, EventField field) {
        if (step < 0 || step >= steps.length) {
            return -1;
        }
        int at = steps[step].captures.indexOf(field);
        return at < 0 ? -1 : steps[step].captureOffset + at;
    }

    /** A count or a ride at the beginning lets events go as soon as either limit forgets them. */
    private static long window(Scenario scenario, int index) {
        Step step = scenario.steps().get(index);
        boolean slides = step.verb() == Verb.COUNT || step.verb() == Verb.RIDING;
        return index == 0 && slides && scenario.withinMs() > 0
                ? Math.min(step.windowMs(), scenario.withinMs())
                : step.windowMs();
    }

    private static Set<EventKind> absentKinds(List<Step> steps) {
        EnumSet<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        for (Step step : steps) {
            switch (step.verb()) {
                case ABSENCE -> kinds.addAll(step.kinds());
                case DWELL -> kinds.addAll(STAY_BREAKERS);
                case CHANGE -> kinds.add(EventKind.HANDSET_CHANGED);
                case ON, COUNT, RIDING -> {}
            }
        }
        return Collections.unmodifiableSet(kinds);
    }

    /** True if a match leaves what its last step counted. */
    boolean goesOnCounting() {
        return scenario.afterMatch() == AfterMatch.KEEP;
    }

    /** FNV-1a; the fingerprint is itself a hash, so 64 bits tell versions of one scenario apart. */
    private static long tag(String fingerprint) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < fingerprint.length(); i++) {
            hash = (hash ^ fingerprint.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
