package org.opportune.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;

/** One attempt at a scenario: where it stands and what proves it so far. Mutable, one thread. */
final class Run {
    /** No deadline, no expiry. */
    static final long NEVER = Long.MAX_VALUE;

    /** Index of the step it waits for. */
    int step;
    /** When the step before completed; of the first step: when the run began. */
    long enteredMs;
    /** When the step completes by itself; NEVER also if the run will have expired by then. */
    long deadlineMs = NEVER;
    /** From this time on it is dead. Follows from the rule, so it is not stored. */
    long expiryMs = NEVER;
    /** Since when an absence proves it; NEVER = none yet. */
    long absentFromMs = NEVER;
    /** First {@link #settled} of completed steps, then those of the step it waits for. */
    final List<Sighting> evidence = new ArrayList<>(2);

    int settled;
    /** By {@link Rule#capture}; null = the scenario keeps nothing. */
    @Nullable
    Object @Nullable [] captured;

    /**
     * RIDING: marks of the cells of the step it waits for, one for each of its events, oldest first. Stored, a cell takes
     * 8 octets and the event that proves it 16 and a few for its time; a ride of n cells keeps n - 1 at most.
     */
    final Trail trail = new Trail();
    /** DWELL: since when seen outside, within the gap; NEVER = inside, or not staying. */
    long outsideMs = NEVER;
    /**
     * CHANGE: code of the former handset while the new one settles; null = none does. Such a run is stored in some 60
     * octets, and there is none but then.
     */
    @Nullable
    String from;
    /** CHANGE: the new handset is not what the condition asks for, so nothing completes at the deadline. */
    boolean unwanted;

    static Run begin(Rule rule, long now, Sighting first) {
        Run run = new Run();
        run.enteredMs = now;
        run.evidence.add(first);
        if (rule.captures > 0) {
            run.captured = new Object[rule.captures];
        }
        return run;
    }

    /** Sets what follows from the rule. */
    void bind(Rule rule) {
        StepRule waiting = rule.steps[step];
        long expiry = NEVER;
        if (step == 0 && (waiting.verb == Verb.COUNT || waiting.verb == Verb.RIDING)) {
            expiry = end(latest(), waiting.windowMs);
        } else {
            if (rule.scenario.withinMs() > 0) {
                expiry = end(evidence.get(0).orderMs(), rule.scenario.withinMs());
            }
            if (step > 0 && waiting.withinMs > 0) {
                expiry = Math.min(expiry, end(enteredMs, waiting.withinMs));
            }
            if (outsideMs != NEVER && (step == 0 || waiting.strict)) {
                expiry = Math.min(expiry, end(outsideMs, waiting.gapMs));
            }
        }
        expiryMs = expiry;
    }

    /** The step completes by itself {@code lengthMs} after {@code fromMs}, unless the run has expired by then. */
    void schedule(long fromMs, long lengthMs) {
        long at = end(fromMs, lengthMs);
        deadlineMs = at < expiryMs ? at : NEVER;
    }

    void capture(StepRule of, Event event) {
        if (captured == null) {
            return;
        }
        for (int i = 0; i < of.captures.size(); i++) {
            captured[of.captureOffset + i] = of.captures.get(i).read(event);
        }
    }

    /** True while a stay has begun and was not broken, or a new handset settles. */
    boolean staying() {
        return evidence.size() > settled;
    }

    /** When the stay began, or the new handset was first seen. */
    long sinceMs() {
        return evidence.get(settled).orderMs();
    }

    /** Ends a stay or a change; the run goes on waiting for another one. */
    void leave() {
        evidence.subList(settled, evidence.size()).clear();
        forgetStep();
    }

    /** Seen in a cell: a return undoes what lies between. With {@code pingPong} only staying in the cell is a return. */
    void ride(long cell, Sighting seen, boolean pingPong) {
        int last = trail.size() - 1;
        int back = pingPong && last >= 0 && trail.get(last) != cell ? -1 : trail.lastIndexOf(cell);
        if (back >= 0) {
            trail.cut(back);
            evidence.subList(settled + back, evidence.size()).clear();
        }
        trail.add(cell);
        evidence.add(seen);
    }

    /** A handset other than {@code former} begins to settle, instead of any that did. */
    void settle(String former, boolean wanted, Sighting seen) {
        evidence.subList(settled, evidence.size()).clear();
        evidence.add(seen);
        from = former;
        unwanted = !wanted;
    }

    private void forgetStep() {
        deadlineMs = NEVER;
        outsideMs = NEVER;
        from = null;
        unwanted = false;
        trail.cut(0);
    }

    /** Lets go of counted events and of cells that have left the window (now - windowMs, now]. */
    void slide(long now, long windowMs) {
        int gone = settled;
        while (gone < evidence.size() && now - evidence.get(gone).orderMs() >= windowMs) {
            gone++;
        }
        evidence.subList(settled, gone).clear();
        if (!trail.isEmpty()) {
            trail.drop(gone - settled);
        }
    }

    /** The oldest counted event has done its part: the next one completes the count again, if the others still stand. */
    void countOn(Rule rule) {
        evidence.remove(settled);
        bind(rule);
    }

    /** The step it waits for completed at {@code now}; true if it was the last. */
    boolean complete(Rule rule, long now) {
        if (rule.goesOnCounting() && step == rule.steps.length - 1) {
            return true;
        }
        Verb verb = rule.steps[step].verb;
        if (verb == Verb.ABSENCE) {
            absentFromMs = Math.min(absentFromMs, enteredMs);
        } else if (verb == Verb.DWELL || verb == Verb.CHANGE) {
            absentFromMs = Math.min(absentFromMs, sinceMs());
        }
        settled = evidence.size();
        step++;
        enteredMs = now;
        forgetStep();
        if (step == rule.steps.length) {
            return true;
        }
        bind(rule);
        if (rule.steps[step].verb == Verb.ABSENCE) {
            schedule(now, rule.steps[step].windowMs);
        }
        return false;
    }

    Recognition recognition(Rule rule, long now) {
        int half = Recognition.MAX_EVIDENCE / 2;
        int size = evidence.size();
        List<EventId> ids = new ArrayList<>(Math.min(size, Recognition.MAX_EVIDENCE));
        for (int i = 0; i < size; i++) {
            if (size <= Recognition.MAX_EVIDENCE || i < half || i >= size - half) {
                ids.add(evidence.get(i).id());
            }
        }
        return new Recognition(rule.scenario, now, ids, rule.absentKinds, Math.min(absentFromMs, now));
    }

    private long latest() {
        return evidence.get(evidence.size() - 1).orderMs();
    }

    /** The sum, or NEVER beyond the end of time. */
    private static long end(long fromMs, long lengthMs) {
        long sum = fromMs + lengthMs;
        return lengthMs > 0 && sum < fromMs ? NEVER : sum;
    }
}
