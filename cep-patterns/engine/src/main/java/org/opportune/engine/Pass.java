package org.opportune.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.engine.Question.Whereabouts;
import org.opportune.model.Scenario.Start;
import org.opportune.schemas.event.Event;

/** One event against everything that listens. For one use on one thread. */
final class Pass {
    /** Open runs of one scenario under {@link Start#EVERY}. */
    static final int MAX_RUNS = 16;

    /** What an event does to a run. */
    private enum Effect {
        NONE,
        CHANGED,
        COMPLETED,
        ENDED
    }

    private final Event event;
    private final long now;
    private final Findings findings;
    private final Question question;
    private @Nullable Sighting sighting;
    private boolean changed;

    Pass(Event event, long now, Question question, Findings findings) {
        this.event = event;
        this.now = now;
        this.question = question;
        this.findings = findings;
    }

    /** Advances and starts; both lists are in order of scenario id. True if a track changed. */
    boolean over(Rule[] starters, List<Track> tracks) {
        int next = 0;
        for (Rule starter : starters) {
            while (next < tracks.size() && tracks.get(next).rule().index < starter.index) {
                advance(tracks.get(next++));
            }
            if (next < tracks.size() && tracks.get(next).rule() == starter) {
                advanceThenStart(tracks.get(next++));
            } else {
                Track fresh = startFirst(starter);
                if (fresh != null) {
                    tracks.add(next++, fresh);
                }
            }
        }
        while (next < tracks.size()) {
            advance(tracks.get(next++));
        }
        return changed;
    }

    /** True if a run completed its last step. */
    private boolean advance(Track track) {
        List<Run> runs = track.runs;
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            Effect effect = effect(track.rule(), run);
            changed |= effect != Effect.NONE;
            if (effect == Effect.ENDED) {
                runs.remove(i--);
            } else if (effect == Effect.COMPLETED && run.complete(track.rule(), now)) {
                track.matched(run, now, findings);
                return true;
            }
        }
        return false;
    }

    private void advanceThenStart(Track track) {
        // A count, a stay, a ride or a change at the first step takes the events that could begin another one.
        boolean taken = track.anyAtFirstStep();
        if (advance(track) || track.coolUntilMs > now) {
            return;
        }
        if (taken && track.rule().steps[0].alone()) {
            return;
        }
        boolean may = switch (track.rule().scenario.start()) {
            case ONCE -> track.runs.isEmpty();
            case RESTART -> !taken;
            case EVERY -> track.runs.size() < MAX_RUNS;
        };
        Run run = may ? begin(track.rule()) : null;
        if (run == null) {
            return;
        }
        changed = true;
        if (track.rule().scenario.start() == Start.RESTART) {
            track.runs.clear();
        }
        add(track, run);
    }

    /** The track of a scenario that had none; null if nothing of it must be kept. */
    private @Nullable Track startFirst(Rule rule) {
        Run run = begin(rule);
        if (run == null) {
            return null;
        }
        Track track = new Track(rule.scenario.id(), rule.tag);
        track.bind(rule);
        add(track, run);
        if (track.isEmpty()) {
            return null;
        }
        changed = true;
        return track;
    }

    private void add(Track track, Run run) {
        if (run.step == track.rule().steps.length) {
            track.matched(run, now, findings);
        } else {
            track.runs.add(run);
        }
    }

    /** The run that this event begins, its first step complete if one event is enough; null = none. */
    private @Nullable Run begin(Rule rule) {
        StepRule first = rule.steps[0];
        boolean begins = switch (first.verb) {
            case ON, COUNT -> question.holds(rule, first, null);
            case DWELL -> question.whereabouts(first) == Whereabouts.INSIDE && question.holds(rule, first, null);
            case RIDING -> question.cell() != null && question.holds(rule, first, null);
            case CHANGE -> question.changedFrom() != null;
            case ABSENCE -> false;
        };
        if (!begins) {
            return null;
        }
        Run run = Run.begin(rule, now, sighting());
        run.capture(first, event);
        run.bind(rule);
        switch (first.verb) {
            case ON -> run.complete(rule, now);
            case DWELL -> run.schedule(now, first.windowMs);
            case RIDING -> run.trail.add(mark(question.cell()));
            case CHANGE -> settle(rule, first, run, question.changedFrom());
            case COUNT, ABSENCE -> {}
        }
        return run;
    }

    private Effect effect(Rule rule, Run run) {
        StepRule step = rule.steps[run.step];
        if (!step.listensTo(event)) {
            return Effect.NONE;
        }
        return switch (step.verb) {
            case ON -> question.holds(rule, step, run) ? take(step, run) : missed(step);
            case COUNT -> question.holds(rule, step, run) ? count(rule, step, run) : missed(step);
            case ABSENCE -> question.holds(rule, step, run) ? Effect.ENDED : missed(step);
            case DWELL -> run.staying() ? stay(rule, step, run) : enter(rule, step, run);
            case RIDING -> ride(rule, step, run);
            case CHANGE -> run.staying() ? watch(rule, step, run) : settle(rule, step, run, question.changedFrom());
        };
    }

    private static Effect missed(StepRule step) {
        return step.strict ? Effect.ENDED : Effect.NONE;
    }

    private Effect take(StepRule step, Run run) {
        run.evidence.add(sighting());
        run.capture(step, event);
        return Effect.COMPLETED;
    }

    private Effect count(Rule rule, StepRule step, Run run) {
        run.slide(now, step.windowMs);
        take(step, run);
        if (run.evidence.size() - run.settled >= step.times) {
            return Effect.COMPLETED;
        }
        run.bind(rule);
        return Effect.CHANGED;
    }

    private Effect stay(Rule rule, StepRule step, Run run) {
        Whereabouts seen = question.whereabouts(step);
        if (seen == Whereabouts.UNKNOWN) {
            return Effect.NONE;
        }
        if (run.outsideMs != Run.NEVER && now - run.outsideMs >= step.gapMs) {
            // Only a later step that is not strict comes here: the others have expired.
            run.leave();
            enter(rule, step, run);
            return Effect.CHANGED;
        }
        return seen == Whereabouts.OUTSIDE ? stepOut(rule, step, run) : stepIn(rule, step, run);
    }

    private Effect stepOut(Rule rule, StepRule step, Run run) {
        if (run.outsideMs != Run.NEVER) {
            return Effect.NONE;
        }
        if (step.gapMs > 0) {
            run.outsideMs = now;
            run.deadlineMs = Run.NEVER;
            run.bind(rule);
            return Effect.CHANGED;
        }
        if (run.step == 0 || step.strict) {
            return Effect.ENDED;
        }
        run.leave();
        return Effect.CHANGED;
    }

    /** Back within the gap: the stay was never interrupted, and is complete if its time came meanwhile. */
    private Effect stepIn(Rule rule, StepRule step, Run run) {
        if (run.outsideMs == Run.NEVER) {
            return Effect.NONE;
        }
        run.outsideMs = Run.NEVER;
        run.bind(rule);
        if (now - run.sinceMs() >= step.windowMs) {
            run.evidence.add(sighting());
            return Effect.COMPLETED;
        }
        run.schedule(run.sinceMs(), step.windowMs);
        return Effect.CHANGED;
    }

    private Effect enter(Rule rule, StepRule step, Run run) {
        Whereabouts seen = question.whereabouts(step);
        if (seen == Whereabouts.UNKNOWN) {
            return Effect.NONE;
        }
        if (seen == Whereabouts.OUTSIDE || !question.holds(rule, step, run)) {
            return missed(step);
        }
        run.evidence.add(sighting());
        run.capture(step, event);
        run.schedule(now, step.windowMs);
        return Effect.CHANGED;
    }

    private Effect ride(Rule rule, StepRule step, Run run) {
        String cell = question.cell();
        if (cell == null || !question.holds(rule, step, run)) {
            return Effect.NONE;
        }
        run.slide(now, step.windowMs);
        run.ride(mark(cell), sighting(), step.pingPong);
        run.capture(step, event);
        if (run.trail.size() >= step.times) {
            return Effect.COMPLETED;
        }
        run.bind(rule);
        return Effect.CHANGED;
    }

    /** A new handset, if {@code former} is not null: it settles, wanted or not. */
    private Effect settle(Rule rule, StepRule step, Run run, @Nullable String former) {
        if (former == null) {
            return Effect.NONE;
        }
        boolean wanted = question.holds(rule, step, run, former);
        run.settle(former, wanted, sighting());
        run.capture(step, event);
        run.bind(rule);
        run.schedule(now, step.windowMs);
        return Effect.CHANGED;
    }

    /** While a new handset settles: the former one again, the same one, or a third. */
    private Effect watch(Rule rule, StepRule step, Run run) {
        String tac = question.tac();
        if (tac == null) {
            return Effect.NONE;
        }
        if (!tac.equals(run.from)) {
            return tac.equals(question.tacBefore()) ? Effect.NONE : settle(rule, step, run, run.from);
        }
        if (run.step == 0) {
            return Effect.ENDED;
        }
        run.leave();
        return Effect.CHANGED;
    }

    /** FNV-1a in 64 bits: a trail of a few cells needs no more to tell them apart, and less than their names. */
    private static long mark(@Nullable String cell) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; cell != null && i < cell.length(); i++) {
            hash = (hash ^ cell.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private Sighting sighting() {
        Sighting seen = sighting;
        if (seen == null) {
            seen = Sighting.of(event.getId(), now);
            sighting = seen;
        }
        return seen;
    }
}
