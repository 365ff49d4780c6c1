package org.opportune.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Changing;
import org.opportune.model.EventField;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.AfterMatch;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.EventKind;

/** A scenario, laid out for the hot path. Immutable once it is of a {@link Family}. */
final class Rule {
    private static final Set<EventKind> MOVES = EnumSet.of(EventKind.LOCATION_UPDATE, EventKind.CELL_CHANGE);

    /** Kept fields of a step or of a part of it, and where they begin. */
    private record Slot(int step, List<EventField> captures, int offset) {}

    final Scenario scenario;
    /** Position among the plan's scenarios in order of id. */
    final int index;
    /** 32 bits of the fingerprint, itself a hash: enough to tell versions of one scenario apart. Partials carry them. */
    final int tag;

    /** Of versions whose runs go on under this one. */
    private final Set<Integer> succeeds;

    /** By index of the scenario's steps; no run waits for a BARRED one. */
    final StepRule[] steps;

    final int captures;
    final Set<EventKind> absentKinds;
    private @Nullable Family family;
    /** Among the family's members. */
    private int position;

    /** {@link Kinds} of events. */
    private long listened;

    /** By step: kinds that a run may use that waits for it, or for what comes behind it. */
    private final long[] ahead;

    private final List<Slot> slots = new ArrayList<>();

    Rule(Scenario scenario, int index) {
        Soundness.check(scenario);
        this.scenario = scenario;
        this.index = index;
        this.tag = tag(scenario.fingerprint());
        this.succeeds = scenario.about().succeeds().stream().map(Rule::tag).collect(Collectors.toUnmodifiableSet());
        this.steps = new StepRule[scenario.steps().size()];
        this.captures = layOut();
        this.absentKinds = absentKinds(scenario.steps());
        this.ahead = new long[steps.length];
        for (int i = steps.length - 1; i >= 0; i--) {
            listen(steps[i].hears);
            listen(steps[i].barred);
            ahead[i] = listened;
        }
    }

    /** What partials carry of a fingerprint. */
    static int tag(String fingerprint) {
        return (int) Mark.of(fingerprint);
    }

    /** True if runs of that version go on under this one. */
    boolean succeeds(int other) {
        return succeeds.contains(other);
    }

    /** Once, by the family that it becomes a member of. */
    void belong(Family to, int at) {
        family = to;
        position = at;
    }

    Family family() {
        return Objects.requireNonNull(family, "every rule of a plan is of a family");
    }

    int position() {
        return position;
    }

    private void listen(HearingRule[] hears) {
        for (HearingRule hearing : hears) {
            listened |= hearing.kinds();
        }
    }

    /** {@link Kinds} that a run may use that waits for this step. */
    long ahead(int step) {
        return ahead[step];
    }

    /** Fills the steps; gives the number of captures. */
    private int layOut() {
        List<Step> source = scenario.steps();
        List<HearingRule> barred = new ArrayList<>();
        int offset = 0;
        for (int i = 0; i < steps.length; i++) {
            Step step = source.get(i);
            HearingRule[] guards = step.verb() == Verb.BARRED ? new HearingRule[0] : barred.toArray(HearingRule[]::new);
            boolean last = i == steps.length - 1;
            steps[i] = new StepRule(step, i, following(source, i), guards, offset, window(scenario, i), last);
            if (step.verb() == Verb.BARRED) {
                Collections.addAll(barred, steps[i].hears);
            } else {
                barred.clear();
            }
            slots.add(new Slot(i, step.captures(), offset));
            offset += step.captures().size();
            for (HearingRule part : steps[i].hears) {
                if (step.verb() == Verb.ALL) {
                    slots.add(new Slot(i, part.captures, part.captureOffset));
                }
                offset += part.captures.size();
            }
        }
        return offset;
    }

    private static int following(List<Step> steps, int index) {
        int next = index + 1;
        while (next < steps.size() && steps.get(next).verb() == Verb.BARRED) {
            next++;
        }
        return next;
    }

    boolean listensTo(EventKind kind) {
        return Kinds.has(listened, kind);
    }

    /** Index among the scenario's captured values, or -1 if that step or part does not keep that field. */
    int capture(int slot, EventField field) {
        if (slot < 0 || slot >= slots.size()) {
            return -1;
        }
        int at = slots.get(slot).captures().indexOf(field);
        return at < 0 ? -1 : slots.get(slot).offset() + at;
    }

    /** Index of the step to which a slot belongs. */
    int stepOf(int slot) {
        return slots.get(slot).step();
    }

    /** What slides at the beginning lets events go as soon as either limit forgets them. */
    private static long window(Scenario scenario, int index) {
        Step step = scenario.steps().get(index);
        return index == 0 && step.slides() && scenario.withinMs() > 0
                ? Math.min(step.windowMs(), scenario.withinMs())
                : step.windowMs();
    }

    private static Set<EventKind> absentKinds(List<Step> steps) {
        EnumSet<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        for (Step step : steps) {
            switch (step.verb()) {
                case ABSENCE, IDLE, RETURN, BARRED -> kinds.addAll(step.kinds());
                case DWELL -> {
                    kinds.addAll(MOVES);
                    kinds.add(EventKind.POWER_OFF);
                }
                case CHANGE ->
                    kinds.add(
                            Changing.TARIFF.equals(step.changing()) ? EventKind.PRICE_PLAN : EventKind.HANDSET_CHANGED);
                case LEAVE -> kinds.addAll(step.windowMs() > 0 ? MOVES : Set.of());
                case ON, COUNT, SUM, AVERAGE, ALL, RIDING, ARRIVE -> {}
            }
        }
        return Set.copyOf(kinds);
    }

    /** True if a match leaves what its last step counted. */
    boolean goesOnCounting() {
        return scenario.afterMatch() == AfterMatch.KEEP;
    }
}
