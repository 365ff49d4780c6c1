package org.opportune.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.engine.Question.Answer;
import org.opportune.engine.Question.Whereabouts;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Step.Verb;

/** One event against everything that listens: who advances, who starts. For one use on one thread. */
final class Pass {
    private final Question question;
    private final Findings findings;
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

    /** Rules that it might begin, and open runs that it might advance. */
    int asked() {
        return asked;
    }

    /** Runs that it began, advanced or ended. */
    int moved() {
        return moved;
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
        Rule rule = track.rule();
        if (!rule.listensTo(question.event().getKind())) {
            return false;
        }
        List<Run> runs = track.runs;
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            if (!rule.ahead(run.step).contains(question.event().getKind())) {
                continue;
            }
            Effect effect = Advance.effect(question, rule, run);
            asked++;
            moved += effect == Effect.NONE ? 0 : 1;
            changed |= effect != Effect.NONE;
            if (effect == Effect.ENDED) {
                runs.remove(i--);
            } else if (effect == Effect.COMPLETED && run.complete(rule, question.now)) {
                track.matched(run, question.now, findings);
                return true;
            }
        }
        return false;
    }

    private void advanceThenStart(Track track) {
        // A first step that takes several events takes those that could begin another run.
        boolean taken = track.anyAtFirstStep();
        if (advance(track) || track.coolUntilMs > question.now) {
            return;
        }
        Scenario scenario = track.rule().scenario;
        if (taken && track.rule().steps[0].alone()) {
            return;
        }
        boolean may = switch (scenario.start()) {
            case ONCE -> track.runs.isEmpty();
            case RESTART -> !taken;
            case EVERY -> true;
        };
        Run run = may ? begin(track.rule()) : null;
        if (run == null) {
            return;
        }
        if (scenario.start() == Start.EVERY && track.runs.size() >= scenario.openRuns()) {
            refused++;
            return;
        }
        changed = true;
        if (scenario.start() == Start.RESTART) {
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
        moved++;
        if (run.step == track.rule().steps.length) {
            track.matched(run, question.now, findings);
        } else {
            track.runs.add(run);
        }
    }

    /** The run that this event begins, its first step complete if one event is enough; null = none. */
    private @Nullable Run begin(Rule rule) {
        asked++;
        StepRule first = rule.steps[0];
        int part = first.verb == Verb.ALL ? question.part(rule, first, 0, null) : 0;
        if (!begins(rule, first, part)) {
            return null;
        }
        Run run = Run.begin(rule, question.now);
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
                Exchange.settle(question, rule, first, run, Exchange.former(question, rule, first));
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
                question.answer(rule, first.hears, null) == Answer.YES && question.hasValue(rule, first);
            case ALL -> part >= 0;
            case DWELL ->
                question.whereabouts(first) == Whereabouts.INSIDE && question.holds(rule, first.hears[0], null);
            case RIDING -> Ride.counts(question, rule, first, null);
            case CHANGE -> Exchange.former(question, rule, first) != null;
            case ARRIVE, LEAVE -> Crossing.shown(question, first) && question.holds(rule, first.hears[0], null);
            case ABSENCE, BARRED -> false;
        };
    }
}
