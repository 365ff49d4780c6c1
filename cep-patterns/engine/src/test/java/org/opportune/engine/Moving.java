package org.opportune.engine;

import java.util.ArrayList;
import java.util.List;

/** Stays, rides, crossings and changes of handset, read off a whole history. */
final class Moving {
    private final Definition d;
    private final Past past;

    Moving(Definition definition, Past past) {
        this.d = definition;
        this.past = past;
    }

    boolean sighting(int n, int i, List<String> kept) {
        return spot(n, i) != null && d.holds(n, past.get(i), kept);
    }

    /** Where an event shows somebody, as the line sees it: the cell or, with a speed, how far to the east. */
    Object spot(int n, int i) {
        String cell = past.get(i).cell();
        return d.lines().get(n).speed() == 0 || cell == null ? cell : Journey.KILOMETRES.get(cell);
    }

    boolean complete(int n, List<Integer> trail) {
        Line line = d.lines().get(n);
        if (trail.size() < line.times() || line.speed() == 0) {
            return trail.size() >= line.times();
        }
        double first = (Double) spot(n, trail.get(0));
        double last = (Double) spot(n, trail.get(trail.size() - 1));
        return Math.abs(last - first) >= line.speed() / 3_600_000.0 * line.window();
    }

    /** What becomes of a stay that begins at an event: complete, or over at the sighting or time that ends it. */
    Leg stay(Line line, int start) {
        return stay(line, start, start + 1, Past.NEVER);
    }

    /** The same of one that is known up to an event, and was interrupted at a time or never. */
    Leg stay(Line line, int start, int from, long interrupted) {
        long due = past.at(start) + line.window();
        long out = interrupted;
        for (int i = from; i < past.size(); i++) {
            long at = past.at(i);
            if (out == Past.NEVER && at >= due) {
                break;
            }
            if (out != Past.NEVER && at - out >= line.gap()) {
                return Leg.ends(past.atTime(out + line.gap()));
            }
            if (!line.hears(past.get(i))) {
                continue;
            }
            if (past.get(i).outside() && line.gap() == 0) {
                return Leg.ends(past.withEvent(i));
            }
            if (past.get(i).outside() && out == Past.NEVER) {
                out = at;
            }
            if (past.get(i).inside() && out != Past.NEVER) {
                out = Past.NEVER;
                if (at >= due) {
                    return Leg.done(past.withEvent(i), List.of(start, i));
                }
            }
        }
        return out == Past.NEVER ? Leg.done(past.atTime(due), List.of(start)) : Leg.ends(past.atTime(out + line.gap()));
    }

    Leg laterStay(int n, int from, List<String> kept) {
        Line line = d.lines().get(n);
        int i = from;
        while (i < past.size()) {
            if (!line.hears(past.get(i))
                    || (!past.get(i).inside() && !past.get(i).outside())) {
                i++;
                continue;
            }
            boolean enters = past.get(i).inside() && d.holds(n, past.get(i), kept);
            if (!enters && line.strict()) {
                return Leg.ends(past.withEvent(i));
            }
            if (!enters) {
                i++;
                continue;
            }
            Leg stay = stay(line, i);
            if (stay.goesOn() || line.strict()) {
                return stay;
            }
            i = stay.when().index() + (stay.when().with() ? 1 : 0);
        }
        return Leg.WAITS;
    }

    Leg firstRide(int start, Line line) {
        long w = d.within() > 0 ? Math.min(d.within(), line.window()) : line.window();
        int latest = start;
        for (int i = start; i < past.size() && past.at(i) - past.at(latest) < w; i++) {
            if (!sighting(0, i, List.of())) {
                continue;
            }
            latest = i;
            List<Integer> trail = trail(0, start, i, List.of());
            if (complete(0, trail)) {
                return Leg.done(past.withEvent(i), trail);
            }
        }
        return Leg.ends(past.atTime(past.at(latest) + w));
    }

    Leg laterRide(int n, int from, List<String> kept) {
        for (int i = from; i < past.size(); i++) {
            List<Integer> trail = sighting(n, i, kept) ? trail(n, from, i, kept) : List.of();
            if (complete(n, trail)) {
                return Leg.done(past.withEvent(i), trail);
            }
        }
        return Leg.WAITS;
    }

    List<Integer> trail(int n, int from, int to, List<String> kept) {
        List<Integer> trail = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            if (sighting(n, i, kept) && stands(n, from, i, to, kept)) {
                trail.add(i);
            }
        }
        return trail;
    }

    /**
     * True if the sighting j counts at the time of event i: it is in the window, and nobody has come back since to its
     * cell or to one that counted before it. Where every return counts, only the next sighting in the same cell
     * takes its place.
     */
    private boolean stands(int n, int from, int j, int i, List<String> kept) {
        Line line = d.lines().get(n);
        long w = n == 0 && d.within() > 0 ? Math.min(d.within(), line.window()) : line.window();
        if (past.at(j) <= past.at(i) - w) {
            return false;
        }
        for (int k = j + 1; k <= i; k++) {
            if (!sighting(n, k, kept)) {
                continue;
            }
            if (line.pingPong()) {
                // The one after it decides.
                return !spot(n, k).equals(spot(n, j)) || !inWindowOf(j, k, w);
            }
            for (int g = from; g <= j; g++) {
                boolean returns = sighting(n, g, kept) && spot(n, g).equals(spot(n, k));
                if (returns && past.at(g) > past.at(k) - w && stands(n, from, g, k - 1, kept)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean inWindowOf(int j, int k, long w) {
        return past.at(j) > past.at(k) - w;
    }

    boolean crosses(int n, int i, List<String> kept) {
        return past.crosses(i, d.lines().get(n).arrives()) && d.holds(n, past.get(i), kept);
    }

    /** What becomes of a crossing: with a time, nothing if seen inside again before it is over. */
    Leg crossing(Line line, int i) {
        return line.window() == 0 ? Leg.done(past.withEvent(i), List.of(i)) : crossing(line, i, i + 1);
    }

    /** The same of one that takes time and is known up to an event. */
    Leg crossing(Line line, int i, int from) {
        long due = past.at(i) + line.window();
        for (int j = from; j < past.size() && past.at(j) < due; j++) {
            if (line.hears(past.get(j)) && Happening.isInside(past.get(j).cell())) {
                return Leg.ends(past.withEvent(j));
            }
        }
        return Leg.done(past.atTime(due), List.of(i));
    }

    Leg laterCrossing(int n, int from, List<String> kept) {
        for (int i = from; i < past.size(); i++) {
            Leg leg = crosses(n, i, kept) ? crossing(d.lines().get(n), i) : Leg.WAITS;
            if (leg.goesOn()) {
                return leg;
            }
        }
        return Leg.WAITS;
    }

    Leg laterChange(int n, int from, List<String> kept) {
        for (int i = from; i < past.size(); i++) {
            Leg change = past.changedFrom(d.lines().get(n).changing(), i) == null ? Leg.WAITS : change(n, i, kept);
            if (change.goesOn()) {
                return change;
            }
            if (change.when() != null) {
                // With an event: it was the former handset again. At a time: the new one was not what is wanted.
                i = change.when().index() - (change.when().with() ? 0 : 1);
            }
        }
        return Leg.WAITS;
    }

    /** What becomes of the change that an event shows. */
    Leg change(int n, int start, List<String> kept) {
        String former = past.changedFrom(d.lines().get(n).changing(), start);
        return change(n, start, former, d.holds(n, past.get(start), kept), start + 1, kept);
    }

    /** The same of one that is known up to an event: what it was before, and whether it is what is wanted now. */
    Leg change(int n, int start, String former, boolean isWanted, int from, List<String> kept) {
        Line line = d.lines().get(n);
        boolean wanted = isWanted;
        int since = start;
        for (int i = from; i <= past.size(); i++) {
            long due = past.at(since) + line.window();
            long dead = n == 0 && d.within() > 0 ? past.at(since) + d.within() : Past.NEVER;
            if (i == past.size() || past.at(i) >= Math.min(due, dead)) {
                if (dead <= due) {
                    return Leg.ends(past.atTime(dead));
                }
                return wanted ? Leg.done(past.atTime(due), List.of(since)) : Leg.ends(past.atTime(due));
            }
            String shown = past.shown(line.changing(), i);
            if (shown == null || shown.equals(past.shown(line.changing(), since))) {
                continue;
            }
            if (shown.equals(former)) {
                return Leg.ends(past.withEvent(i));
            }
            since = i;
            wanted = d.holds(n, past.get(i), kept);
        }
        throw new AssertionError("the end of the history was passed");
    }
}
