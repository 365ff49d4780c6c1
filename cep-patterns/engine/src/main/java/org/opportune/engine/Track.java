package org.opportune.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.EventId;

/** What one subscriber has of one family of scenarios: open runs in order of their start, and who rests. Mutable. */
final class Track {
    /** Not resting. */
    static final long AWAKE = Long.MIN_VALUE;

    /** Whose: the family's or, until it is bound, as it was stored. */
    final Names names;

    final List<Run> runs = new ArrayList<>(1);
    /** By position: nothing of that scenario starts before; null = nobody rests. It outlives a change of the definition. */
    private long @Nullable [] restsUntilMs;

    private final @Nullable Family family;

    /** One that was read. */
    Track(Names names) {
        this.names = names;
        this.family = null;
    }

    Track(Family family) {
        this.names = family.names;
        this.family = family;
    }

    /** The family in force; not of one that was only read. */
    Family family() {
        return Objects.requireNonNull(family, "partials are bound to a plan before they are read");
    }

    /** Of one of those for which the run stands; of one that was only read that of the first. */
    long deadlineMs(Run run, int position) {
        return family == null ? run.deadlineMs : family.deadlineMs(run, position);
    }

    /** Until when the scenario rests, or AWAKE. */
    long restsUntilMs(int position) {
        return restsUntilMs == null ? AWAKE : restsUntilMs[position];
    }

    void rest(int position, long untilMs) {
        if (restsUntilMs == null) {
            restsUntilMs = new long[names.size()];
            Arrays.fill(restsUntilMs, AWAKE);
        }
        restsUntilMs[position] = untilMs;
    }

    /** Those that rest. */
    long resting() {
        if (restsUntilMs == null) {
            return 0;
        }
        long resting = 0;
        for (int i = 0; i < restsUntilMs.length; i++) {
            resting |= restsUntilMs[i] == AWAKE ? 0 : 1L << i;
        }
        return resting;
    }

    /** When the first of them wakes up; {@link Run#NEVER} if nobody rests. */
    long firstAwakeMs() {
        long first = Run.NEVER;
        if (restsUntilMs != null) {
            for (long until : restsUntilMs) {
                first = until == AWAKE ? first : Math.min(first, until);
            }
        }
        return first;
    }

    /** Those that have an open run. */
    long running() {
        long running = 0;
        for (int i = 0; i < runs.size(); i++) {
            running |= runs.get(i).members;
        }
        return running;
    }

    /** Those that have one which waits for the first step. */
    long beginning() {
        long beginning = 0;
        for (int i = 0; i < runs.size(); i++) {
            beginning |= runs.get(i).step == 0 ? runs.get(i).members : 0;
        }
        return beginning;
    }

    /** Open runs, each as often as it stands for a scenario. */
    int open() {
        int open = 0;
        for (int i = 0; i < runs.size(); i++) {
            open += Long.bitCount(runs.get(i).members);
        }
        return open;
    }

    /** Drops what ended by {@code now}; true if anything did. */
    boolean expire(long now) {
        boolean changed = false;
        for (int i = runs.size() - 1; i >= 0; i--) {
            if (runs.get(i).expiryMs <= now) {
                runs.remove(i);
                changed = true;
            }
        }
        return restsUntilMs == null ? changed : wake(restsUntilMs, now) || changed;
    }

    private boolean wake(long[] until, long now) {
        boolean changed = false;
        boolean resting = false;
        for (int i = 0; i < until.length; i++) {
            if (until[i] != AWAKE && until[i] <= now) {
                until[i] = AWAKE;
                changed = true;
            }
            resting |= until[i] != AWAKE;
        }
        if (!resting) {
            restsUntilMs = null;
        }
        return changed;
    }

    boolean isEmpty() {
        return runs.isEmpty() && restsUntilMs == null;
    }

    /** The run's step completed at {@code now} for those that have enough; gives those that have matched: all their runs are gone. */
    long completed(Run run, long now, Matches matches) {
        long enough = family().reached(run, now);
        Run through = enough == run.members ? run : part(run, enough);
        if (!through.complete(family().first(enough), now)) {
            return 0;
        }
        matched(through, now, matches);
        return enough;
    }

    /** Those go their own way, and the run goes on without them. */
    private Run part(Run run, long leaving) {
        Run copy = run.copy(leaving);
        leave(run, leaving);
        return copy;
    }

    /** The run no longer stands for those. */
    void leave(Run run, long leaving) {
        run.members &= ~leaving;
        if (run.members == 0) {
            runs.remove(run);
        } else {
            family().settle(run);
        }
    }

    /** A run completed its last step: of those that it stands for all runs go, but one that goes on counting; they rest. */
    void matched(Run run, long now, Matches matches) {
        long matched = run.members;
        drop(matched);
        List<EventId> proof = run.proof();
        for (long left = matched; left != 0; left &= left - 1) {
            int position = Long.numberOfTrailingZeros(left);
            Rule rule = family().member(position);
            long coolDownMs = rule.scenario.coolDownMs();
            if (coolDownMs > 0) {
                rest(position, now + coolDownMs);
            }
            matches.add(rule, run.recognition(rule, proof, now));
        }
        Rule first = family().first(matched);
        if (first.goesOnCounting()) {
            run.countOn(first);
            runs.add(run);
        }
    }

    private void drop(long members) {
        for (int i = runs.size() - 1; i >= 0; i--) {
            Run run = runs.get(i);
            if ((run.members & ~members) == 0) {
                runs.remove(i);
            }
        }
    }
}
