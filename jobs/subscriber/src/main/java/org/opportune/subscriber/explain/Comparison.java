package org.opportune.subscriber.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opportune.engine.RunState;
import org.opportune.model.Asked;
import org.opportune.model.Hearing;
import org.opportune.model.Phrase;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.subscriber.explain.Moment.Change;
import org.opportune.subscriber.explain.Moment.Note;

/**
 * What one touch did to the runs of a scenario, by how they stood before and stand after, and what was asked meanwhile.
 *
 * @param event null = a deadline
 * @param before without those whose time was over
 * @param restsUntilMs order time until which nothing starts, as it was before
 * @param lastSeenMs the latest moment before, {@link Long#MIN_VALUE} = never seen
 */
record Comparison(
        Scenario scenario,
        Standing standing,
        Journey journey,
        @Nullable Event event,
        long nowMs,
        List<RunState> before,
        List<RunState> after,
        List<Asked> asked,
        int matched,
        long restsUntilMs,
        long lastSeenMs) {

    List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        for (RunState was : before) {
            Optional<RunState> is = after.stream().filter(was::isSameRun).findFirst();
            if (is.isEmpty()) {
                notes.add(gone(was));
            } else {
                went(was, is.get(), notes);
            }
        }
        for (RunState is : after) {
            if (before.stream().noneMatch(is::isSameRun)) {
                notes.add(new Note(Change.BEGINS, begun(is)));
            }
        }
        if (before.isEmpty() && after.isEmpty() && matched == 0 && event != null) {
            notBegun(event).ifPresent(text -> notes.add(new Note(Change.IGNORED, text)));
        }
        return notes;
    }

    private String begun(RunState run) {
        return run.step() == 0 ? waiting(run) : stepsUntil(0, run) + "; " + waiting(run);
    }

    /** The same, and why a change comes to nothing. */
    private String waiting(RunState run) {
        return run.isUnwanted()
                ? standing.waiting(run)
                        + failed(run.step())
                                .map(no -> ", but comes to nothing: " + Told.why(no))
                                .orElse("")
                : standing.waiting(run);
    }

    /** An event completes one step; what lies before it was left out, or was a count that had enough. */
    private String stepsUntil(int from, RunState run) {
        List<String> done = new ArrayList<>();
        List<String> out = new ArrayList<>();
        boolean last = true;
        for (int i = run.step() - 1; i >= from; i--) {
            Step step = scenario.steps().get(i);
            if (step.verb() != Verb.BARRED) {
                (last || !step.optional() ? done : out).add(0, Phrase.place(scenario, i));
                last = false;
            }
        }
        return "complete: " + String.join(", ", done) + (out.isEmpty() ? "" : "; left out: " + String.join(", ", out));
    }

    private void went(RunState was, RunState is, List<Note> notes) {
        if (is.step() > was.step()) {
            notes.add(new Note(Change.ADVANCES, stepsUntil(was.step(), is) + "; " + waiting(is)));
        } else if (!is.standsAs(was)) {
            notes.add(new Note(Change.CHANGES, turned(was, is) + waiting(is)));
        } else {
            unmoved(was).ifPresent(text -> notes.add(new Note(Change.WAITS, text)));
        }
    }

    private Optional<String> unmoved(RunState was) {
        Optional<String> failed = failed(was.step()).map(no -> Phrase.place(scenario, no.step()) + ": " + Told.why(no));
        Step step = standing.step(was);
        boolean gathers = step.threshold() != null || step.distinct() != null;
        boolean listens = event != null && step.kinds().contains(event.getKind());
        return failed.isPresent() || !gathers || !listens
                ? failed
                : Optional.of(standing.place(was) + ": without the value that it gathers, or no new one");
    }

    /** What of a step that must last turned. */
    private String turned(RunState was, RunState is) {
        Step step = standing.step(was);
        boolean lasted = Standing.lasts(step) && !was.seenMs().isEmpty();
        if (lasted && is.seenMs().isEmpty()) {
            return "over after " + standing.progress(was, nowMs) + "; ";
        }
        if (step.verb() == Verb.DWELL && is.outsideMs() != RunState.NEVER && was.outsideMs() == RunState.NEVER) {
            return (kind().equals(EventKind.POWER_OFF.name()) ? "switched off after " : "seen outside after ")
                    + standing.progress(was, nowMs) + "; ";
        }
        if (step.verb() == Verb.DWELL && is.outsideMs() == RunState.NEVER && was.outsideMs() != RunState.NEVER) {
            return "seen inside again within the gap; ";
        }
        long left = was.seenMs().stream()
                .filter(seen -> step.slides() && !is.seenMs().contains(seen))
                .count();
        if (left > 0 && nowMs - was.seenMs().get(0) >= step.windowMs()) {
            return left + " left the window of " + Phrase.duration(step.windowMs()) + "; ";
        }
        if (step.verb() == Verb.RIDING && is.seenMs().size() <= was.seenMs().size()) {
            return "a return to a cell undoes "
                    + (was.seenMs().size() - is.seenMs().size()) + "; ";
        }
        boolean anew = lasted
                && !is.seenMs().isEmpty()
                && !is.seenMs().get(0).equals(was.seenMs().get(0));
        return anew ? "begins anew after " + standing.progress(was, nowMs) + "; " : "";
    }

    private Note gone(RunState was) {
        String place = standing.place(was) + ": ";
        if (matched > 0) {
            String all = before.size() > 1 ? ", a match takes all runs with it" : "";
            return new Note(Change.ADVANCES, "complete: " + standing.place(was) + all);
        }
        boolean replaced = scenario.start() == Start.RESTART && !after.isEmpty();
        if (replaced) {
            return new Note(Change.RESETS, place + "gives way to a run that begins with this event (start: restart)");
        }
        return new Note(Change.ENDS, place + reason(was));
    }

    private String reason(RunState was) {
        Step step = standing.step(was);
        String soFar = Standing.lasts(step) ? " after " + standing.progress(was, nowMs) : "";
        if (event == null) {
            return "the new handset has settled, and is not what the condition asks for";
        }
        int guard = guard(was.step());
        if (guard >= 0) {
            return kind() + " came, which " + Phrase.place(scenario, guard) + " bars";
        }
        return switch (step.verb()) {
            case ABSENCE -> kind() + " came" + soFar;
            case DWELL -> "not seen in " + step.place() + soFar;
            case CHANGE -> "the former handset is back" + soFar;
            case LEAVE -> "seen in " + step.place() + " again" + soFar;
            case ON, COUNT, SUM, AVERAGE, ALL, IDLE, RETURN, RIDING, ARRIVE, BARRED ->
                kind() + " came and nothing else may come in between (next)"
                        + failed(was.step()).map(no -> "; " + Told.why(no)).orElse("");
        };
    }

    private String kind() {
        return event == null ? "" : Told.event(event).split(" ", 2)[0];
    }

    /** The barring step before this one that took the event, or -1. */
    private int guard(int step) {
        for (int i = step - 1; i >= 0 && scenario.steps().get(i).verb() == Verb.BARRED; i--) {
            if (heard(i)) {
                return i;
            }
        }
        return -1;
    }

    /** True if the step listens to the event and a condition of it, if there is one, held. */
    private boolean heard(int index) {
        List<Hearing> hears = scenario.steps().get(index).hears();
        for (int part = 0; part < hears.size(); part++) {
            int of = part;
            boolean holds = hears.get(part).where() == null
                    || asked.stream().anyMatch(a -> a.step() == index && a.part() == of && a.held());
            if (holds && event != null && hears.get(part).kinds().contains(event.getKind())) {
                return true;
            }
        }
        return false;
    }

    /** What was asked of the step, or of one behind it, and did not hold. */
    Optional<Asked> failed(int step) {
        return asked.stream()
                .filter(a -> a.step() >= step && !a.held() && Standing.wants(scenario, a.step()))
                .findFirst();
    }

    private Optional<String> notBegun(Event seen) {
        Step first = scenario.steps().get(0);
        if (first.hears().stream().noneMatch(hearing -> hearing.kinds().contains(seen.getKind()))) {
            return Optional.empty();
        }
        String place = Phrase.place(scenario, 0) + ": ";
        if (restsUntilMs > nowMs) {
            return Optional.of("rests until " + journey.after(restsUntilMs) + " after the match (cool-down)");
        }
        Optional<Asked> no = failed(0);
        if (no.isPresent()) {
            return Optional.of(place + Told.why(no.get()));
        }
        return switch (first.verb()) {
            case DWELL -> Optional.of(place + "not seen in " + first.place());
            case ARRIVE -> Optional.of(place + "no arrival in " + first.place());
            case LEAVE -> Optional.of(place + "no leaving of " + first.place());
            case CHANGE -> Optional.of(place + "no other handset than before");
            case RIDING -> Optional.of(place + "shows no cell");
            case RETURN ->
                Optional.of(place
                        + (lastSeenMs == Long.MIN_VALUE
                                ? "never seen before, so nobody returns"
                                : "silent for " + Phrase.progress(nowMs - lastSeenMs, first.windowMs())));
            case COUNT, SUM, AVERAGE -> Optional.of(place + "without the value that it gathers");
            case ON, ALL, IDLE, ABSENCE, BARRED -> Optional.empty();
        };
    }
}
