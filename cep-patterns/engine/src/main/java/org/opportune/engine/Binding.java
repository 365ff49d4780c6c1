package org.opportune.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Step.Verb;

/**
 * Lays tracks that were read, or stood under another plan, under the families of a plan. Who is no longer in force loses
 * everything, who changed loses the runs unless the new version goes on with them; a run that stood for scenarios which are
 * no kin any more is taken apart. For one use on one thread.
 */
final class Binding {
    private final Plan plan;
    private final List<Track> bound = new ArrayList<>(2);
    private final long now;
    private boolean changed;

    private Binding(Plan plan, long now) {
        this.plan = plan;
        this.now = now;
    }

    /** True if anything was dropped, or goes on under another version, whose times count from {@code now} on. */
    static boolean bind(List<Track> tracks, Plan plan, long now) {
        Binding binding = new Binding(plan, now);
        for (int i = 0; i < tracks.size(); i++) {
            binding.bind(tracks.get(i));
        }
        tracks.clear();
        tracks.addAll(binding.bound);
        tracks.sort(Comparator.comparingInt(track -> track.family().index));
        return binding.changed;
    }

    private void bind(Track track) {
        long resting = track.resting();
        for (long left = resting | track.running(); left != 0; left &= left - 1) {
            int position = Long.numberOfTrailingZeros(left);
            Rule rule = plan.rule(track.names.ids[position]);
            changed |= rule == null;
            if (rule != null && (resting & 1L << position) != 0) {
                under(rule.family()).rest(rule.position(), track.restsUntilMs(position));
            }
        }
        for (Run run : track.runs) {
            bind(run, track.names);
        }
    }

    private void bind(Run run, Names names) {
        for (long left = run.members; left != 0; ) {
            Family family = null;
            long members = 0;
            long others = 0;
            for (long rest = left; rest != 0; rest &= rest - 1) {
                Rule rule = known(run, names, Long.numberOfTrailingZeros(rest));
                family = family == null && rule != null ? rule.family() : family;
                if (rule != null && rule.family() == family) {
                    members |= 1L << rule.position();
                } else if (rule != null) {
                    others |= Long.lowestOneBit(rest);
                }
            }
            if (family != null) {
                Run own = others == 0 ? run : run.copy(0);
                own.members = members;
                under(family).runs.add(own);
                family.settle(own);
            }
            left = others;
        }
    }

    /** The definition that made the run, if it is in force; one that succeeds it takes a copy. */
    private @Nullable Rule known(Run run, Names names, int position) {
        Rule rule = plan.rule(names.ids[position]);
        int tag = names.tags[position];
        if (rule != null && rule.tag == tag) {
            return rule;
        }
        changed = true;
        if (rule != null && rule.succeeds(tag)) {
            succeed(run.copy(1L << rule.position()), rule);
        }
        return null;
    }

    /**
     * What the run has stays, as far as the version does not have enough of it without a further event, and times are the
     * version's; what it has due already is due now.
     */
    private void succeed(Run run, Rule rule) {
        StepRule waiting = rule.steps[run.step];
        while (waiting.verb == Verb.COUNT && waiting.most == waiting.times && run.counted() >= waiting.times) {
            run.dropOldest();
        }
        run.bind(rule);
        reschedule(run, waiting);
        under(rule.family()).runs.add(run);
        rule.family().settle(run);
        if (run.deadlineMs != Run.NEVER) {
            run.deadlineMs = Math.max(run.deadlineMs, now);
        }
    }

    /** The step that it waits for completes by itself at another time, or not at all. */
    private static void reschedule(Run run, StepRule waiting) {
        boolean timed = waiting.waitsAtOnce() || waiting.provenBySilence();
        run.deadlineMs = Run.NEVER;
        if (timed && run.outsideMs == Run.NEVER && (run.staying() || waiting.waitsAtOnce())) {
            run.schedule(run.staying() ? run.sinceMs() : run.enteredMs, waiting.windowMs);
        }
    }

    /** The family's track. */
    private Track under(Family family) {
        for (int i = 0; i < bound.size(); i++) {
            if (bound.get(i).family() == family) {
                return bound.get(i);
            }
        }
        Track fresh = new Track(family);
        bound.add(fresh);
        return fresh;
    }
}
