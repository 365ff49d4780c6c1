package org.opportune.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.model.EventField;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;

/**
 * One attempt at a scenario, or at several of a {@link Family} that began with the same event: where it stands and what
 * proves it so far. Mutable, one thread.
 */
final class Run {
    /** No deadline, no expiry. */
    static final long NEVER = Long.MAX_VALUE;

    /** For which of the family it stands, at least one. */
    long members = 1;

    /** Index of the step it waits for, or which may still take events although it is complete. */
    int step;
    /** When the step before completed; of the first step: when the run began. */
    long enteredMs;
    /** When the step completes by itself, for the first of its members; NEVER also if the run will have expired by then. */
    long deadlineMs = NEVER;
    /** From this time on it is dead. Follows from the rule, so it is not stored. */
    long expiryMs = NEVER;
    /** Since when an absence proves it; NEVER = none yet. */
    long absentFromMs = NEVER;
    /** First {@link #settled} of completed steps, then those of the step it waits for. */
    final List<Sighting> evidence;

    int settled;
    /** By {@link Rule#capture}; null = the scenario keeps nothing. */
    @Nullable
    Object @Nullable [] captured;

    /** ALL: a bit for each part of the step it waits for that has its event. */
    int filled;
    /**
     * RIDING and COUNT of different values: marks of the cells or values of the step it waits for, one for each of its
     * events, oldest first; of a ride with a speed the sites. SUM and AVERAGE: the values themselves. Stored, a cell takes
     * 8 octets and the event that proves it 16 and a few for its time; a ride of n cells keeps n - 1 at most, one with a
     * speed {@link Step#MOST_SITES}.
     */
    final Trail trail = new Trail();
    /** DWELL: since when seen outside, within the gap; NEVER = inside, or not staying. */
    long outsideMs = NEVER;
    /**
     * CHANGE: code of the former handset, or the former tariff, or whether the former handset was able, while the new one
     * settles; null = none does. Such a run is stored in some 60 octets, and there is none but then.
     */
    @Nullable
    String from;
    /** CHANGE: the new one is not what the condition asks for, so nothing completes at the deadline. */
    boolean unwanted;

    Run() {
        this.evidence = new ArrayList<>(2);
    }

    private Run(Run other, long members) {
        this.members = members;
        this.step = other.step;
        this.enteredMs = other.enteredMs;
        this.deadlineMs = other.deadlineMs;
        this.expiryMs = other.expiryMs;
        this.absentFromMs = other.absentFromMs;
        this.evidence = new ArrayList<>(other.evidence);
        this.settled = other.settled;
        this.captured = other.captured == null ? null : other.captured.clone();
        this.filled = other.filled;
        this.trail.addAll(other.trail);
        this.outsideMs = other.outsideMs;
        this.from = other.from;
        this.unwanted = other.unwanted;
    }

    /** The same for these members. */
    Run copy(long of) {
        return new Run(this, of);
    }

    /** One that waits for the first step and still lacks its first event. */
    static Run begin(Rule rule, long of, long now) {
        Run run = new Run();
        run.members = of;
        run.enteredMs = now;
        if (rule.captures > 0) {
            run.captured = new Object[rule.captures];
        }
        return run;
    }

    /** Sets what follows from the rule. */
    void bind(Rule rule) {
        expiryMs = Lifetime.end(this, rule);
    }

    /** The step completes by itself {@code lengthMs} after {@code fromMs}, unless the run has expired by then. */
    void schedule(long fromMs, long lengthMs) {
        long at = Lifetime.after(fromMs, lengthMs);
        deadlineMs = at < expiryMs ? at : NEVER;
    }

    /** An event of the step it waits for. */
    void take(StepRule of, Question question) {
        evidence.add(question.sighting());
        capture(of.captures, of.captureOffset, question.event());
    }

    /** An event of one part of the step it waits for. */
    void fill(StepRule of, int part, Question question) {
        take(of, question);
        HearingRule filling = of.hears[part];
        capture(filling.captures, filling.captureOffset, question.event());
        filled |= 1 << part;
    }

    void capture(List<EventField> fields, int offset, Event event) {
        if (captured == null) {
            return;
        }
        for (int i = 0; i < fields.size(); i++) {
            captured[offset + i] = fields.get(i).read(event);
        }
    }

    /** A value kept of a step that is complete; null of another. */
    @Nullable
    Object kept(Rule rule, int slot, EventField field) {
        int at = rule.capture(slot, field);
        if (captured == null || at < 0) {
            return null;
        }
        int of = rule.stepOf(slot);
        return of < step || enough(rule.steps[of]) ? captured[at] : null;
    }

    /** How many events the step it waits for has. */
    int counted() {
        return evidence.size() - settled;
    }

    /** True if it waits for this step, a count, and has as many as it needs. */
    boolean enough(StepRule of) {
        return step == of.index && of.verb == Verb.COUNT && counted() >= of.times;
    }

    /** True if a later step may take an event that this one does not. */
    boolean mayLeave(StepRule of) {
        return of.optional || enough(of);
    }

    /** False if the step, which need not be the one it waits for, has its {@code within} behind it. */
    boolean inTime(Rule rule, StepRule of, long now) {
        if (of.withinMs == 0 || of.index == 0) {
            return true;
        }
        boolean complete = step != of.index && enough(rule.steps[step]);
        return now < Lifetime.after(complete ? latestMs() : enteredMs, of.withinMs);
    }

    /**
     * True while a stay has begun and was not broken, a new handset settles, a place may have been left,
     * or somebody is idle since an event.
     */
    boolean staying() {
        return evidence.size() > settled;
    }

    /** When the first event of the step it waits for came. */
    long sinceMs() {
        return evidence.get(settled).orderMs();
    }

    long latestMs() {
        return evidence.get(evidence.size() - 1).orderMs();
    }

    /** A return proves only the stay that it completes. */
    void stayOn() {
        evidence.subList(settled + 1, evidence.size()).clear();
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

    /** A value counts by its latest event. */
    void renew(long mark) {
        int at = trail.lastIndexOf(mark);
        if (at >= 0) {
            trail.remove(at);
            evidence.remove(settled + at);
        }
    }

    /** Something other than {@code former} begins to settle, instead of any that did. */
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
        filled = 0;
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

    /** Lets go of the oldest event of the step it waits for. */
    void dropOldest() {
        evidence.remove(settled);
        trail.drop(Math.min(1, trail.size()));
    }

    /** The oldest counted event has done its part: the next one completes the count again, if the others still stand. */
    void countOn(Rule rule) {
        evidence.remove(settled);
        bind(rule);
    }

    /** Goes on to a later step that can use the event in hand; a count that has enough is complete, others are left out. */
    void reach(Rule rule, StepRule to) {
        if (step == to.index) {
            return;
        }
        while (step != to.index) {
            StepRule left = rule.steps[step];
            proveAbsence(left);
            if (enough(left)) {
                enteredMs = latestMs();
            } else {
                evidence.subList(settled, evidence.size()).clear();
                forgetCaptures(left);
            }
            enter(left.following);
        }
        bind(rule);
    }

    private void forgetCaptures(StepRule of) {
        if (captured != null) {
            int until = of.captureOffset + of.captures.size();
            for (HearingRule part : of.hears) {
                until += part.captures.size();
            }
            Arrays.fill(captured, of.captureOffset, until, null);
        }
    }

    /** The step it waits for completed at {@code now}; true if it was the last. */
    boolean complete(Rule rule, long now) {
        StepRule done = rule.steps[step];
        if (rule.goesOnCounting() && done.index == rule.steps.length - 1) {
            return true;
        }
        proveAbsence(done);
        if (done.waitsAtOnce()) {
            absentFromMs = Math.min(absentFromMs, staying() ? sinceMs() : enteredMs);
        } else if (done.provenBySilence()) {
            absentFromMs = Math.min(absentFromMs, sinceMs());
        }
        enteredMs = now;
        enter(done.following);
        if (step == rule.steps.length) {
            return true;
        }
        bind(rule);
        if (rule.steps[step].waitsAtOnce()) {
            schedule(now, rule.steps[step].windowMs);
        }
        return false;
    }

    /** Nothing that was barred came while it waited. */
    private void proveAbsence(StepRule waitedFor) {
        if (waitedFor.barred.length > 0) {
            absentFromMs = Math.min(absentFromMs, enteredMs);
        }
    }

    private void enter(int next) {
        settled = evidence.size();
        step = next;
        forgetStep();
    }

    Recognition recognition(Rule rule, List<EventId> proof, long now) {
        return new Recognition(rule.scenario, now, proof, rule.absentKinds, Math.min(absentFromMs, now));
    }

    /** Ids of the events that prove it, oldest first, of very many the oldest and the newest. */
    List<EventId> proof() {
        int half = Recognition.MAX_EVIDENCE / 2;
        int size = evidence.size();
        List<EventId> ids = new ArrayList<>(Math.min(size, Recognition.MAX_EVIDENCE));
        for (int i = 0; i < size; i++) {
            if (size <= Recognition.MAX_EVIDENCE || i < half || i >= size - half) {
                ids.add(evidence.get(i).id());
            }
        }
        return List.copyOf(ids);
    }
}
