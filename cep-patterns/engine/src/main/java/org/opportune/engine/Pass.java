package org.opportune.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.engine.Question.Answer;
import org.opportune.engine.Question.Whereabouts;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.EventKind;

/** One event against everything that listens: who advances, who starts. For one use on one thread. */
final class Pass {
    private final Question question;
    private final Findings findings;
    private final Matches matches = new Matches();
    private boolean changed;
    private int refused;
    private int asked;
    private int moved;

    Pass(Question question, Findings findings) {
        this.question = question;
        this.findings = findings;
    }

    /** Runs that were not begun because as many were open as the scenario allows, and events that sums let go. */
    int refused() {
        return refused + question.refused();
    }

    /** Families that it might begin, and open runs that it might advance. */
    int asked() {
        return asked;
    }

    /** Runs that it began, advanced or ended, each as often as it stands for a scenario. */
    int moved() {
        return moved;
    }

    /** Advances and starts, and tells what that completes; both lists are in order of families. True if a track changed. */
    boolean over(Family[] starters, List<Track> tracks) {
        int next = 0;
        for (Family starter : starters) {
            while (next < tracks.size() && tracks.get(next).family().index < starter.index) {
                advance(tracks.get(next++));
            }
            if (next < tracks.size() && tracks.get(next).family() == starter) {
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
        matches.tell(findings);
        return changed;
    }

    /** Those of whom a run completed its last step. */
    private long advance(Track track) {
        Family family = track.family();
        EventKind kind = question.event().getKind();
        if (track.runs.isEmpty() || !family.listensTo(kind)) {
            return 0;
        }
        long matched = 0;
        List<Run> runs = track.runs;
        for (int i = 0; i < runs.size() && matched != family.all; i++) {
            Run run = runs.get(i);
            Rule first = family.first(run.members);
            if (!Kinds.has(first.ahead(run.step), kind)) {
                continue;
            }
            Effect effect = effect(family, first, run);
            if (effect == Effect.ENDED) {
                runs.remove(i--);
            } else if (effect == Effect.COMPLETED) {
                long done = track.completed(run, question.now, matches);
                matched |= done;
                i -= done == run.members ? 1 : 0;
            }
        }
        return matched;
    }

    private Effect effect(Family family, Rule first, Run run) {
        question.askFor(family, run.members);
        Effect effect = Advance.effect(question, first, run);
        int runs = Long.bitCount(run.members);
        asked++;
        moved += effect == Effect.NONE ? 0 : runs;
        changed |= effect != Effect.NONE;
        return effect;
    }

    private void advanceThenStart(Track track) {
        Family family = track.family();
        Rule any = family.any();
        // A first step that takes several events takes those that could begin another run.
        long taken = track.beginning();
        long free = family.all & ~advance(track) & ~track.resting();
        if (any.steps[0].alone()) {
            free &= ~taken;
        }
        free = switch (any.scenario.start()) {
            case ONCE -> free & ~track.running();
            case RESTART -> free & ~taken;
            case EVERY -> free;
        };
        Run run = free == 0 ? null : begin(family, free);
        if (run == null) {
            return;
        }
        if (any.scenario.start() == Start.EVERY && track.runs.size() >= any.scenario.openRuns()) {
            refused++;
            return;
        }
        changed = true;
        if (any.scenario.start() == Start.RESTART) {
            track.runs.clear();
        }
        add(track, run);
    }

    /** The track of a family that had none; null if nothing of it must be kept. */
    private @Nullable Track startFirst(Family family) {
        Run run = begin(family, family.all);
        if (run == null) {
            return null;
        }
        Track track = new Track(family);
        add(track, run);
        if (track.isEmpty()) {
            return null;
        }
        changed = true;
        return track;
    }

    private void add(Track track, Run run) {
        Rule first = track.family().first(run.members);
        moved += Long.bitCount(run.members);
        if (run.step == first.steps.length) {
            track.matched(run, question.now, matches);
        } else {
            track.runs.add(run);
        }
    }

    /** The run that this event begins, its first step complete if one event is enough; null = none. */
    private @Nullable Run begin(Family family, long members) {
        asked++;
        question.askFor(family, members);
        Rule rule = family.first(members);
        StepRule first = rule.steps[0];
        int part = first.verb == Verb.ALL ? question.part(rule, first, 0, null) : 0;
        if (!begins(rule, first, part)) {
            return null;
        }
        Run run = Run.begin(rule, members, question.now);
        boolean complete = switch (first.verb) {
            case ON -> {
                run.take(first, question);
                yield true;
            }
            case COUNT -> {
                if (first.distinct != null) {
                    run.trail.add(question.mark(first));
                }
                run.take(first, question);
                run.bind(rule);
                yield false;
            }
            case SUM, AVERAGE -> Tally.take(question, rule, first, run) == Effect.COMPLETED;
            case ALL -> {
                run.fill(first, part, question);
                run.bind(rule);
                yield run.filled == first.whole();
            }
            case DWELL -> {
                run.take(first, question);
                run.bind(rule);
                run.schedule(question.now, first.windowMs);
                yield false;
            }
            case IDLE -> {
                Silence.begin(question, rule, first, run);
                yield false;
            }
            case RIDING -> {
                Ride.begin(question, rule, first, run);
                yield false;
            }
            case CHANGE -> {
                Exchange.settle(question, rule, first, run, Exchange.former(question, first));
                yield false;
            }
            case RETURN -> {
                Silence.back(question, first, run);
                yield true;
            }
            case ARRIVE, LEAVE -> Crossing.take(question, rule, first, run) == Effect.COMPLETED;
            case ABSENCE, BARRED -> false;
        };
        if (complete) {
            run.complete(rule, question.now);
        }
        return run;
    }

    private boolean begins(Rule rule, StepRule first, int part) {
        return switch (first.verb) {
            case ON, IDLE -> question.answer(rule, first.hears, null) == Answer.YES;
            case RETURN -> Silence.broken(question, rule, first, null);
            case COUNT, SUM, AVERAGE ->
                question.answer(rule, first.hears, null) == Answer.YES && question.hasValue(first);
            case ALL -> part >= 0;
            case DWELL ->
                question.whereabouts(first) == Whereabouts.INSIDE && question.holds(rule, first.hears[0], null);
            case RIDING -> Ride.counts(question, rule, first, null);
            case CHANGE -> Exchange.former(question, first) != null;
            case ARRIVE, LEAVE -> Crossing.shown(question, first) && question.holds(rule, first.hears[0], null);
            case ABSENCE, BARRED -> false;
        };
    }
}
