package org.opportune.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.opportune.engine.Past.When;
import org.opportune.model.Step.Verb;

/** What becomes of one run that is left alone: line by line, each looked for in all that is still to come. */
final class Following {
    /** What becomes of a run that began at an event; end is null if it stays open. */
    record Fate(int start, When firstDone, When end, boolean match, List<Integer> proof) {}

    /** Where a run is that waits for a line; from = the first event that the line sees. */
    record Standing(int start, int n, int from, long since, When firstDone, List<String> kept, List<Integer> proof) {
        /** The same, with nothing to be seen before. */
        Standing at(int index) {
            return new Standing(start, n, index, since, firstDone, kept, proof);
        }
    }

    final Definition d;
    final Past past;
    final Moving moving;
    final Loose loose;
    /** Who was asked about events before the cut. */
    private final Definition before;

    private final int cut;

    Following(Definition definition, Past past) {
        this(definition, past, definition, 0);
    }

    /** Of a definition that took the place of another before an event. */
    Following(Definition definition, Past past, Definition before, int cut) {
        this.d = definition;
        this.past = past;
        this.before = before;
        this.cut = cut;
        this.moving = new Moving(definition, past);
        this.loose = new Loose(definition, past, this);
    }

    /** True if the event is of use to a run that comes to the line. */
    boolean begins(int n, int i, List<String> kept) {
        Line line = d.lines().get(n);
        return switch (line.verb()) {
            case ON, COUNT, SUM, AVERAGE, ALL, IDLE -> d.holds(n, past.get(i), kept);
            case RETURN -> past.breaksSilence(i, line.window()) && d.holds(n, past.get(i), kept);
            case DWELL -> past.get(i).inside() && d.holds(n, past.get(i), kept);
            case RIDING -> moving.sighting(n, i, kept);
            case CHANGE -> past.changedFrom(line.changing(), i) != null;
            case ARRIVE, LEAVE -> moving.crosses(n, i, kept);
            case ABSENCE, BARRED -> false;
        };
    }

    /** Follows one run to its end. */
    Fate fate(int start) {
        Standing begun = begun(start);
        return fate(begun, leg(begun));
    }

    /** Follows one to its end that waits for a line, from which it gets on so. */
    Fate fate(Standing standing, Leg first) {
        Standing at = standing;
        Leg leg = first;
        while (true) {
            leg = guarded(at, leg);
            When limit = limit(at);
            if (leg.when() == null || (limit != null && leg.when().at() >= limit.at())) {
                return new Fate(at.start(), at.firstDone(), limit, false, at.proof());
            }
            Standing next = behind(at, leg);
            if (!leg.goesOn() || next.n() >= d.lines().size()) {
                return new Fate(at.start(), next.firstDone(), leg.when(), leg.goesOn(), next.proof());
            }
            at = next;
            leg = leg(at);
        }
    }

    /** Where a run that is open behind the last event has come to by then. */
    Standing standing(int start) {
        Standing at = begun(start);
        Leg leg = guarded(at, leg(at));
        while (leg.when() != null && leg.when().index() < past.size()) {
            at = behind(at, leg);
            leg = guarded(at, leg(at));
        }
        return at;
    }

    private Standing begun(int start) {
        List<String> kept = Collections.nCopies(d.slot(d.lines().size()), null);
        return new Standing(start, 0, start, past.at(start), null, kept, List.of());
    }

    private Standing behind(Standing at, Leg leg) {
        if (!leg.goesOn()) {
            return at;
        }
        List<Integer> proof = new ArrayList<>(at.proof());
        proof.addAll(leg.proof());
        List<String> kept = new ArrayList<>(at.kept());
        keep(at.n(), leg.proof(), kept);
        When firstDone = at.firstDone() == null ? leg.when() : at.firstDone();
        int next = leg.next() == Leg.ON ? behind(at.n()) : leg.next();
        return new Standing(at.start(), next, leg.from(), leg.since(), firstDone, kept, proof);
    }

    private Leg leg(Standing at) {
        return leg(at.n(), at.from(), at.since(), withNulls(at.kept()), at.start());
    }

    /** Nothing may be null in the list that goes around. */
    static List<String> withNulls(List<String> kept) {
        return kept.stream().map(word -> word == null ? "" : word).toList();
    }

    /** The next line that is waited for. */
    int behind(int n) {
        int next = n + 1;
        while (next < d.lines().size() && d.lines().get(next).barred()) {
            next++;
        }
        return next;
    }

    /** What a line that is complete leaves to later conditions. */
    void keep(int n, List<Integer> proof, List<String> kept) {
        if (proof.isEmpty()) {
            return;
        }
        // Of a stay what the entry said is kept, not what the return said that may have completed it.
        int tells = d.lines().get(n).dwells() ? 0 : proof.size() - 1;
        kept.set(d.slot(n), past.get(proof.get(tells)).word());
        if (d.lines().get(n).all()) {
            List<String> before = withNulls(kept);
            boolean[] filled = new boolean[d.lines().get(n).ears().size()];
            for (int i : proof) {
                int part = part(n, i, filled, before);
                filled[part] = true;
                kept.set(d.slot(n) + 1 + part, past.get(i).word());
            }
        }
    }

    /** last - first < w, for the scenario and for the step; null = none. Some lines mind it by themselves. */
    When limit(Standing at) {
        Line line = d.lines().get(at.n());
        long limit = Past.NEVER;
        if (at.n() == 0) {
            boolean from = line.dwells() || line.all() || line.leaves();
            return from && d.within() > 0 ? past.atTime(past.at(at.start()) + d.within()) : null;
        }
        if (d.within() > 0) {
            limit = past.at(at.proof().get(0)) + d.within();
        }
        if (line.within() > 0 && !line.loose()) {
            limit = Math.min(limit, at.since() + line.within());
        }
        return past.atTime(limit);
    }

    /** The same leg, or the end of the run at an event that is barred while it waits. */
    private Leg guarded(Standing at, Leg leg) {
        for (int i = at.from(); i < past.size(); i++) {
            if (leg.when() != null && leg.when().beforeEvent(i)) {
                return leg;
            }
            for (int b = at.n() - 1; b >= 0 && d.lines().get(b).barred(); b--) {
                if (d.holds(b, past.get(i), withNulls(at.kept()))) {
                    return Leg.ends(past.withEvent(i));
                }
            }
        }
        return leg;
    }

    private Leg leg(int n, int from, long since, List<String> kept, int start) {
        Line line = d.lines().get(n);
        if (line.loose() && n + 1 < d.lines().size()) {
            return loose.leg(n, from, since, kept);
        }
        return switch (line.verb()) {
            case ON -> n == 0 ? Leg.done(past.withEvent(start), List.of(start)) : one(n, from, kept);
            case COUNT, SUM, AVERAGE -> n == 0 ? firstCount(start, line) : laterCount(n, from, kept);
            case ALL -> all(n, from, kept, new boolean[line.ears().size()], List.of());
            case ABSENCE -> silence(n, from, since, kept);
            case IDLE -> n == 0 ? idle(0, start, start + 1, past.at(start), kept) : idle(n, -1, from, since, kept);
            case RETURN -> n == 0 ? Leg.done(past.withEvent(start), List.of(start)) : back(n, from, kept);
            case DWELL -> n == 0 ? moving.stay(line, start) : moving.laterStay(n, from, kept);
            case RIDING -> n == 0 ? moving.firstRide(start, line) : moving.laterRide(n, from, kept);
            case CHANGE -> n == 0 ? moving.change(0, start, kept) : moving.laterChange(n, from, kept);
            case ARRIVE, LEAVE -> n == 0 ? moving.crossing(line, start) : moving.laterCrossing(n, from, kept);
            case BARRED -> throw new AssertionError("nobody waits for what is barred");
        };
    }

    Leg one(int n, int from, List<String> kept) {
        for (int i = from; i < past.size(); i++) {
            if (d.holds(n, past.get(i), kept)) {
                return Leg.done(past.withEvent(i), List.of(i));
            }
            if (misses(n, i)) {
                return Leg.ends(past.withEvent(i));
            }
        }
        return Leg.WAITS;
    }

    /** After the line did not match. */
    boolean misses(int n, int i) {
        return d.lines().get(n).strict() && d.lines().get(n).hears(past.get(i));
    }

    Leg silence(int n, int from, long since, List<String> kept) {
        long due = since + d.lines().get(n).window();
        for (int i = from; i < past.size() && past.at(i) < due; i++) {
            if (d.holds(n, past.get(i), kept) || misses(n, i)) {
                return Leg.ends(past.withEvent(i));
            }
        }
        return Leg.done(past.atTime(due), List.of());
    }

    /** No such event for so long after the latest of them; -1 = none came yet. */
    Leg idle(int n, int latest, int from, long since, List<String> kept) {
        long w = d.lines().get(n).window();
        if (n == 0 && d.within() > 0 && d.within() <= w) {
            return runsOut(latest, from, kept);
        }
        for (int i = from; i < past.size() && past.at(i) < since + w; i++) {
            if (d.holds(n, past.get(i), kept)) {
                return idle(n, i, i + 1, past.at(i), kept);
            }
        }
        return Leg.done(past.atTime(since + w), latest < 0 ? List.of() : List.of(latest));
    }

    /** The whole must be over before anybody was idle for long enough. */
    private Leg runsOut(int latest, int from, List<String> kept) {
        for (int i = from; i < past.size() && past.at(i) < past.at(latest) + d.within(); i++) {
            if (d.holds(0, past.get(i), kept)) {
                return runsOut(i, i + 1, kept);
            }
        }
        return Leg.ends(past.atTime(past.at(latest) + d.within()));
    }

    Leg back(int n, int from, List<String> kept) {
        for (int i = from; i < past.size(); i++) {
            if (begins(n, i, kept)) {
                return Leg.done(past.withEvent(i), List.of(i));
            }
        }
        return Leg.WAITS;
    }

    /** The first part that is not filled and fits; -1 = none. */
    int part(int n, int i, boolean[] filled, List<String> kept) {
        Definition asked = i < cut ? before : d;
        for (int part = 0; part < filled.length; part++) {
            if (!filled[part] && Definition.fits(asked.lines().get(n).ears().get(part), past.get(i), kept)) {
                return part;
            }
        }
        return -1;
    }

    /** The parts that are filled, and by what. */
    Leg all(int n, int from, List<String> kept, boolean[] filled, List<Integer> by) {
        Line line = d.lines().get(n);
        List<Integer> proof = new ArrayList<>(by);
        for (int i = from; i < past.size(); i++) {
            int part = part(n, i, filled, kept);
            if (part >= 0) {
                filled[part] = true;
                proof.add(i);
            } else if (line.strict() && waitingPartHears(line, filled, past.get(i))) {
                return Leg.ends(past.withEvent(i));
            }
            if (proof.size() == filled.length) {
                return Leg.done(past.withEvent(i), proof);
            }
        }
        return Leg.WAITS;
    }

    private static boolean waitingPartHears(Line line, boolean[] filled, Happening happening) {
        for (int part = 0; part < filled.length; part++) {
            if (!filled[part] && line.ears().get(part).kinds().contains(happening.kind())) {
                return true;
            }
        }
        return false;
    }

    private Leg firstCount(int start, Line line) {
        long w = window(0);
        int latest = start;
        for (int i = start; i < past.size(); i++) {
            if (past.at(i) - past.at(latest) >= w) {
                break;
            }
            if (!d.holds(0, past.get(i), List.of())) {
                if (misses(0, i)) {
                    return Leg.ends(past.withEvent(i));
                }
                continue;
            }
            latest = i;
            List<Integer> counted = counted(0, start, i, w, List.of());
            if (enough(line, counted)) {
                return Leg.done(past.withEvent(i), counted);
            }
        }
        return Leg.ends(past.atTime(past.at(latest) + w));
    }

    /** What slides at the beginning forgets with the scenario's limit too. */
    long window(int n) {
        long w = d.lines().get(n).window();
        return n == 0 && d.within() > 0 ? Math.min(d.within(), w) : w;
    }

    private Leg laterCount(int n, int from, List<String> kept) {
        Line line = d.lines().get(n);
        for (int i = from; i < past.size(); i++) {
            if (d.holds(n, past.get(i), kept)) {
                List<Integer> counted = counted(n, from, i, line.window(), kept);
                if (enough(line, counted)) {
                    return Leg.done(past.withEvent(i), counted);
                }
            } else if (misses(n, i)) {
                return Leg.ends(past.withEvent(i));
            }
        }
        return Leg.WAITS;
    }

    /** An event with the same value, where values count. */
    Optional<Integer> repeated(int n, int i, List<Integer> events) {
        return d.lines().get(n).distinct()
                ? events.stream()
                        .filter(e -> past.get(e).cell().equals(past.get(i).cell()))
                        .findFirst()
                : Optional.empty();
    }

    boolean enough(Line line, List<Integer> counted) {
        if (counted.size() < line.times() || !line.adds()) {
            return counted.size() >= line.times();
        }
        BigInteger sum = counted.stream()
                .map(i -> BigInteger.valueOf(past.get(i).amount()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        int divisor = line.verb() == Verb.AVERAGE ? counted.size() : 1;
        int side = sum.compareTo(BigInteger.valueOf(line.limit().than()).multiply(BigInteger.valueOf(divisor)));
        return line.limit().under() ? side < 0 : side > 0;
    }

    /** Matching events from..to in (t - w, t]; where amounts are added up, the latest as many as are kept. */
    List<Integer> counted(int n, int from, int to, long w, List<String> kept) {
        List<Integer> counted = new ArrayList<>();
        long t = past.at(to);
        for (int i = from; i <= to; i++) {
            boolean inWindow = t - w < past.at(i) && past.at(i) <= t;
            if (inWindow && d.holds(n, past.get(i), kept)) {
                repeated(n, i, counted).ifPresent(counted::remove);
                counted.add(i);
            }
        }
        return d.lines().get(n).adds() && counted.size() > d.lines().get(n).most()
                ? counted.subList(counted.size() - d.lines().get(n).most(), counted.size())
                : counted;
    }
}
