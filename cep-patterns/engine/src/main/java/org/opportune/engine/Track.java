package org.opportune.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one subscriber has of one scenario: open runs in order of their start, and the cool-down. Mutable. */
final class Track {
    /** Not cooling down. */
    static final long AWAKE = Long.MIN_VALUE;

    final String id;
    /** {@link Rule#tag} of the definition that made the runs. */
    long tag;
    /** Nothing starts before this; AWAKE = no cool-down. It outlives a change of the definition. */
    long coolUntilMs = AWAKE;

    final List<Run> runs = new ArrayList<>(1);
    private @Nullable Rule rule;

    Track(String id, long tag) {
        this.id = id;
        this.tag = tag;
    }

    /** The definition in force; only after {@link #bind}. */
    Rule rule() {
        return Objects.requireNonNull(rule, "partials are bound to a plan before they are read");
    }

    /** Drops runs of another definition; true if there were any. */
    boolean bind(Rule inForce) {
        rule = inForce;
        boolean dropped = false;
        if (tag != inForce.tag) {
            tag = inForce.tag;
            dropped = !runs.isEmpty();
            runs.clear();
        }
        runs.forEach(run -> run.bind(inForce));
        return dropped;
    }

    boolean anyAtFirstStep() {
        for (Run run : runs) {
            if (run.step == 0) {
                return true;
            }
        }
        return false;
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
        if (coolUntilMs != AWAKE && coolUntilMs <= now) {
            coolUntilMs = AWAKE;
            changed = true;
        }
        return changed;
    }

    boolean isEmpty() {
        return runs.isEmpty() && coolUntilMs == AWAKE;
    }

    /** A run completed its last step: all runs go, but one that goes on counting; the cool-down begins. */
    void matched(Run run, long now, Findings findings) {
        Rule inForce = rule();
        runs.clear();
        long coolDownMs = inForce.scenario.coolDownMs();
        if (coolDownMs > 0) {
            coolUntilMs = now + coolDownMs;
        }
        findings.matched(run.recognition(inForce, now));
        if (inForce.goesOnCounting()) {
            run.countOn(inForce);
            runs.add(run);
        }
    }
}
