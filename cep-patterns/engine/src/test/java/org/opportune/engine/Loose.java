package org.opportune.engine;

import java.util.ArrayList;
import java.util.List;

/** A line that may be left out or may take more than it needs: each event goes to the earliest line that can use it. */
final class Loose {
    /** Behind everything that random histories and limits reach. */
    private static final long END = 400;

    private final Definition d;
    private final Past past;
    private final Following following;

    Loose(Definition definition, Past past, Following following) {
        this.d = definition;
        this.past = past;
        this.following = following;
    }

    /** What the line has taken so far. */
    static final class Taken {
        final List<Integer> events = new ArrayList<>();
        final boolean[] filled;

        Taken(Line line) {
            this.filled = new boolean[line.all() ? line.ears().size() : 0];
        }
    }

    Leg leg(int n, int from, long since, List<String> kept) {
        return leg(n, from, since, kept, new Taken(d.lines().get(n)));
    }

    /** What a line has that is not left behind the last event. */
    Taken taken(int n, int from, long since, List<String> kept) {
        Taken taken = new Taken(d.lines().get(n));
        for (int i = from; i < past.size(); i++) {
            if (uses(n, i, since, taken, kept)) {
                take(n, i, taken, kept);
            }
        }
        return taken;
    }

    Leg leg(int n, int from, long since, List<String> kept, Taken taken) {
        for (int i = from; i < past.size(); i++) {
            long dead = dead(n, since, taken.events);
            if (past.at(i) >= dead) {
                return Leg.ends(past.atTime(dead));
            }
            if (uses(n, i, since, taken, kept)) {
                take(n, i, taken, kept);
                if (full(n, taken)) {
                    return Leg.done(past.withEvent(i), taken.events);
                }
            } else {
                Leg leap = leap(n, i, since, taken, kept);
                if (leap != null) {
                    return leap;
                }
            }
        }
        return Leg.ends(past.atTime(dead(n, since, taken.events)));
    }

    private boolean enough(int n, List<Integer> events) {
        return d.lines().get(n).counts() && events.size() >= d.lines().get(n).times();
    }

    private boolean full(int n, Taken taken) {
        Line line = d.lines().get(n);
        int needed = line.counts() ? line.most() : line.all() ? line.ears().size() : 1;
        return taken.events.size() >= needed;
    }

    private long window(int n) {
        Line line = d.lines().get(n);
        return n == 0 && d.within() > 0 ? Math.min(d.within(), line.window()) : line.window();
    }

    private boolean uses(int n, int i, long since, Taken taken, List<String> kept) {
        boolean known = enough(n, taken.events)
                && following.repeated(n, i, taken.events).isPresent();
        if (known || !ownTime(n, past.at(i), since, taken.events)) {
            return false;
        }
        return d.lines().get(n).all() ? following.part(n, i, taken.filled, kept) >= 0 : d.holds(n, past.get(i), kept);
    }

    private void take(int n, int i, Taken taken, List<String> kept) {
        if (d.lines().get(n).all()) {
            taken.filled[following.part(n, i, taken.filled, kept)] = true;
        }
        if (d.lines().get(n).counts() && !enough(n, taken.events)) {
            taken.events.removeIf(before -> past.at(before) <= past.at(i) - window(n));
            following.repeated(n, i, taken.events).ifPresent(taken.events::remove);
        }
        taken.events.add(i);
    }

    /** The run goes on behind the line with an event that the line does not use; null = it does not. */
    private Leg leap(int n, int i, long since, Taken taken, List<String> kept) {
        boolean enough = enough(n, taken.events);
        if (!enough && !d.lines().get(n).optional()) {
            return null;
        }
        List<Integer> proof = enough ? taken.events : List.of();
        long done = enough ? past.at(proof.get(proof.size() - 1)) : since;
        List<String> known = new ArrayList<>(kept);
        following.keep(n, proof, known);
        List<String> readable = known.stream().map(w -> w == null ? "" : w).toList();
        int c = n;
        do {
            c++;
            if (inTime(c, past.at(i), done) && following.begins(c, i, readable)) {
                return new Leg(past.withEvent(i), c, i, done, proof);
            }
        } while (d.lines().get(c).optional());
        return null;
    }

    private boolean inTime(int n, long t, long since) {
        long within = d.lines().get(n).within();
        return n == 0 || within == 0 || t - since < within;
    }

    /** True if the line itself could take an event at t. */
    private boolean ownTime(int n, long t, long since, List<Integer> events) {
        if (n == 0 && !events.isEmpty() && !enough(n, events)) {
            return t - past.at(events.get(events.size() - 1)) < window(n);
        }
        boolean inWindow = !enough(n, events) || t - past.at(events.get(0)) < window(n);
        return inWindow && inTime(n, t, since);
    }

    /** The first time from which on no event could be of use any more. */
    private long dead(int n, long since, List<Integer> events) {
        long t = END;
        while (t > 0 && !ofUse(n, t - 1, since, events)) {
            t--;
        }
        return t == END ? Past.NEVER : t;
    }

    private boolean ofUse(int n, long t, long since, List<Integer> events) {
        boolean enough = enough(n, events);
        if (n == 0 && enough && d.within() > 0 && t - past.at(events.get(0)) >= d.within()) {
            return false;
        }
        if (ownTime(n, t, since, events)) {
            return true;
        }
        if (!enough && !d.lines().get(n).optional()) {
            return false;
        }
        long done = enough ? past.at(events.get(events.size() - 1)) : since;
        int c = n;
        do {
            c++;
            if (inTime(c, t, done)) {
                return true;
            }
        } while (d.lines().get(c).optional());
        return false;
    }
}
