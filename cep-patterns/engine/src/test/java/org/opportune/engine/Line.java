package org.opportune.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opportune.model.Changing;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.EventKind;

/** One step of a random scenario. */
record Line(
        Verb verb,
        List<Ear> ears,
        int times,
        int most,
        boolean distinct,
        Limit limit,
        long window,
        long gap,
        Changing changing,
        int speed,
        boolean pingPong,
        long within,
        boolean strict,
        boolean optional) {

    /** word: null = any, "=n" = the word kept by slot n, else that word. */
    record Ear(Set<EventKind> kinds, String word) {}

    /** What a sum or an average must be; null = the line adds nothing up. */
    record Limit(boolean under, long than) {}

    /** No journey shows more cells. */
    private static final int MOST_CELLS = 5;

    boolean adds() {
        return limit != null;
    }

    boolean dwells() {
        return verb == Verb.DWELL;
    }

    boolean rides() {
        return verb == Verb.RIDING;
    }

    boolean changes() {
        return verb == Verb.CHANGE;
    }

    boolean arrives() {
        return verb == Verb.ARRIVE;
    }

    boolean leaves() {
        return verb == Verb.LEAVE;
    }

    boolean absent() {
        return verb == Verb.ABSENCE;
    }

    boolean barred() {
        return verb == Verb.BARRED;
    }

    boolean counts() {
        return verb == Verb.COUNT;
    }

    boolean all() {
        return verb == Verb.ALL;
    }

    /** One run at most waits for it as its first step. */
    boolean alone() {
        return rides() || changes() || leaves() || verb == Verb.IDLE;
    }

    /** A run may go on behind it although it could still take an event. */
    boolean loose() {
        return optional || (counts() && most > times);
    }

    /** Slots of its own and of its parts. */
    int slots() {
        return all() ? 1 + ears.size() : 1;
    }

    boolean hears(Happening happening) {
        return ears.stream().anyMatch(ear -> ear.kinds().contains(happening.kind())) || (dwells() && happening.off());
    }

    /** The same with another word in one place. */
    Line word(int ear, String word) {
        List<Ear> changed = new ArrayList<>(ears);
        changed.set(ear, new Ear(ears.get(ear).kinds(), word));
        return new Line(
                verb, changed, times, most, distinct, limit, window, gap, changing, speed, pingPong, within, strict,
                optional);
    }

    /** The same, waiting for so many more, or for so much longer. */
    Line bounded(int more) {
        boolean number = (counts() || rides()) && times + more <= MOST_CELLS;
        boolean time = dwells() || changes() || verb == Verb.IDLE || (leaves() && window > 0);
        return new Line(
                verb,
                ears,
                number ? times + more : times,
                number && speed == 0 ? most + more : most,
                distinct,
                limit,
                time ? window + more : window,
                gap,
                changing,
                speed,
                pingPong,
                within,
                strict,
                optional);
    }

    /** The same without a limit from the step before. */
    Line unlimited() {
        return new Line(
                verb, ears, times, most, distinct, limit, window, gap, changing, speed, pingPong, 0, strict, optional);
    }

    /** The same as {@code then}. */
    Line lenient() {
        return new Line(
                verb, ears, times, most, distinct, limit, window, gap, changing, speed, pingPong, within, false,
                optional);
    }

    /** The same with all the time to gather events, or with hardly any to wait. */
    Line patient() {
        long other = counts() || adds() || rides() ? 1000 : 1;
        return new Line(
                verb,
                ears,
                times,
                most,
                distinct,
                limit,
                other,
                Math.min(gap, other - 1),
                changing,
                speed,
                pingPong,
                within,
                strict,
                optional);
    }

    /** The same without a limit for what it adds up. */
    Line indifferent() {
        Limit any = new Limit(false, -1_000_000);
        return new Line(
                verb, ears, times, most, distinct, any, window, gap, changing, speed, pingPong, within, strict,
                optional);
    }

    /** The same at any speed. */
    Line leisurely() {
        return new Line(
                verb, ears, times, most, distinct, limit, window, gap, changing, 0, pingPong, within, strict, optional);
    }

    /** The same with every value, be it the same or another. */
    Line indistinct() {
        return new Line(
                verb, ears, times, most, false, limit, window, gap, changing, speed, pingPong, within, strict,
                optional);
    }

    /** What the oracle counts it as. */
    Set<String> operators() {
        Set<String> operators = new TreeSet<>(Set.of(verb.name()));
        if (verb != Verb.ALL && ears.size() > 1) {
            operators.add("ANY");
        }
        if (strict) {
            operators.add("NEXT");
        }
        if (optional) {
            operators.add("OPTIONAL");
        }
        if (counts() && most > times) {
            operators.add("MORE");
        }
        if (distinct) {
            operators.add("DISTINCT");
        }
        if (adds() && limit.under()) {
            operators.add("UNDER");
        }
        if (speed > 0) {
            operators.add("SPEED");
        }
        if (changing != null) {
            operators.add("CHANGE_" + changing.what());
        }
        if (within > 0) {
            operators.add("WITHIN");
        }
        if (ears.stream().anyMatch(ear -> ear.word() != null && ear.word().startsWith("="))) {
            operators.add("REFERENCE");
        }
        return operators;
    }

    @Override
    public String toString() {
        String heard = ears.stream().map(Ear::toString).collect(Collectors.joining("|"));
        return verb + "(" + heard + " times=" + times + ".." + most + " window=" + window + " gap=" + gap + " pingPong="
                + pingPong + " within=" + within + (strict ? " strict" : "") + (optional ? " optional" : "")
                + (distinct ? " distinct" : "") + (limit == null ? "" : " " + limit)
                + (changing == null ? "" : " " + changing) + (speed == 0 ? "" : " speed=" + speed) + ")";
    }
}
