package org.opportune.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.AfterMatch;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.EventKind;

/**
 * Scenarios of one step that differ in its bound at most (how many, how long) and in how long they rest: what they see is
 * the same, so one {@link Run} stands for all of them that began with the same event, until one after the other has
 * enough of it. Every other scenario is a family of its own. Members are known by a bit each. Immutable.
 */
final class Family {
    /** Members at most; of more there are several families. */
    static final int MOST = Long.SIZE;

    private static final Set<Verb> BOUND_BY_TIME = Set.of(Verb.DWELL, Verb.IDLE, Verb.CHANGE, Verb.LEAVE);

    /** Position among the plan's families, which are in order of their first ids. */
    final int index;

    final Names names;
    /** All its members. */
    final long all;

    /** Who completes first comes first: of all that share a run its first is the one that decides. */
    private final Rule[] members;

    private final long[] bounds;
    private final boolean byNumber;
    private final boolean byTime;

    /** @param kin alike, at most {@link #MOST} */
    Family(int index, List<Rule> kin) {
        this.index = index;
        this.members = kin.stream()
                .sorted(Comparator.comparingLong((Rule rule) -> bound(step(rule.scenario)))
                        .thenComparing(rule -> rule.index))
                .toArray(Rule[]::new);
        this.names = new Names(members.length);
        this.bounds = new long[members.length];
        for (int i = 0; i < members.length; i++) {
            names.ids[i] = members[i].scenario.id();
            names.tags[i] = members[i].tag;
            bounds[i] = bound(step(members[i].scenario));
            members[i].belong(this, i);
        }
        this.all = firsts(members.length);
        this.byNumber = boundByNumber(step(members[0].scenario));
        this.byTime = boundByTime(step(members[0].scenario));
    }

    /** What the scenarios of one family have in common; null = it has no kin. */
    static @Nullable Object likeness(Scenario scenario) {
        Step step = step(scenario);
        boolean plain = scenario.steps().size() == 1
                && scenario.start() == Start.ONCE
                && scenario.afterMatch() == AfterMatch.DROP;
        return plain ? List.of(unbound(step), scenario.withinMs()) : null;
    }

    private static Step step(Scenario scenario) {
        return scenario.steps().get(0);
    }

    private static boolean boundByNumber(Step step) {
        return step.verb() == Verb.COUNT || (step.verb() == Verb.RIDING && step.speedKmh() == 0);
    }

    /** A place may be left at once, and then there is nothing to wait for. */
    private static boolean boundByTime(Step step) {
        return BOUND_BY_TIME.contains(step.verb()) && step.windowMs() > 0;
    }

    private static long bound(Step step) {
        return boundByNumber(step) ? step.times() : boundByTime(step) ? step.windowMs() : 0;
    }

    /** The step without its bound. */
    private static Step unbound(Step step) {
        return boundByNumber(step)
                ? step.bounded(0, step.windowMs())
                : boundByTime(step) ? step.bounded(step.times(), 1) : step;
    }

    /** So many of them, from the first on. */
    static long firsts(int count) {
        return count == Long.SIZE ? -1 : (1L << count) - 1;
    }

    /** The first of these members, at least one: it speaks for all of them. */
    Rule first(long of) {
        return members[Long.numberOfTrailingZeros(of)];
    }

    Rule member(int position) {
        return members[position];
    }

    /** One of its members. */
    Rule any() {
        return members[0];
    }

    boolean listensTo(EventKind kind) {
        return members[0].listensTo(kind);
    }

    /** Those of the run that have enough, if its first has. */
    long reached(Run run, long now) {
        if (members.length == 1) {
            return run.members;
        }
        long has = measure(run, now);
        int enough = 0;
        while (enough < bounds.length && bounds[enough] <= has) {
            enough++;
        }
        return run.members & firsts(enough);
    }

    /** How much the run has of what bounds are of. */
    private long measure(Run run, long now) {
        if (byNumber) {
            return run.counted();
        }
        return byTime ? now - run.sinceMs() : 0;
    }

    /** The run stands for other members than before, or was read: sets what follows from the first of them. */
    void settle(Run run) {
        Rule rule = first(run.members);
        if (rule.steps.length == 1 && rule.steps[0].verb == Verb.DWELL) {
            run.stayOn();
        }
        run.bind(rule);
        if (byTime && rule.steps.length == 1 && run.outsideMs == Run.NEVER) {
            run.schedule(run.sinceMs(), rule.steps[0].windowMs);
        }
    }

    /** The deadline of one of those for which the run stands. */
    long deadlineMs(Run run, int position) {
        if (run.deadlineMs == Run.NEVER || members.length == 1) {
            return run.deadlineMs;
        }
        long at = Lifetime.after(run.sinceMs(), bounds[position]);
        return at < run.expiryMs ? at : Run.NEVER;
    }
}
