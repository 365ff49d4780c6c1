package org.opportune.engine;

import java.util.ArrayList;
import java.util.List;
import org.opportune.engine.Definition.Line;
import org.opportune.model.Scenario.Start;

/**
 * Reads a definition literally over a whole history. It first settles, for a run that began at one event and is left
 * alone, what becomes of it by looking as far ahead as it likes; only then it lays the runs side by side under the
 * overlap policy. Shares nothing with the engine but the words.
 */
final class Reference {
    private static final long NEVER = Long.MAX_VALUE;

    /** Something happens before the event {@code index} (wake-up, expiry: at = its time) or with it (with = true). */
    private record When(long at, int index, boolean with) {
        boolean beforeEvent(int i) {
            return index < i || (index == i && !with);
        }
    }

    /** What becomes of a run that began at an event; end is null if it stays open. */
    private record Fate(int start, When firstDone, When end, boolean match, List<Integer> proof) {}

    private final Definition d;
    private final List<Happening> h;
    private final long horizon;

    Reference(Definition definition, List<Happening> history, long horizon) {
        this.d = definition;
        this.h = history;
        this.horizon = horizon;
    }

    /** Matches as "time[events]". */
    List<String> matches() {
        List<String> found = new ArrayList<>();
        List<Fate> open = new ArrayList<>();
        long quietUntil = Long.MIN_VALUE;
        for (int i = 0; i <= h.size(); i++) {
            int now = i;
            // Wake-ups before event i.
            Fate woke = null;
            for (Fate f : open) {
                if (f.match && f.end.beforeEvent(now) && (woke == null || f.end.at < woke.end.at)) {
                    woke = f;
                }
            }
            if (woke != null && woke.end.at <= horizon) {
                found.add(show(woke));
                quietUntil = woke.end.at + d.coolDown();
                open.clear();
            }
            if (i == h.size()) {
                break;
            }
            open.removeIf(f -> f.end != null && f.end.beforeEvent(now));
            // The event itself: first the runs that are there.
            Fate hit = open.stream()
                    .filter(f -> f.match && f.end.index == now)
                    .findFirst()
                    .orElse(null);
            if (hit != null) {
                found.add(show(hit));
                quietUntil = h.get(i).at() + d.coolDown();
                open.clear();
                continue;
            }
            boolean atFirst = open.stream().anyMatch(f -> f.firstDone == null || !f.firstDone.beforeEvent(now));
            open.removeIf(f -> f.end != null && f.end.index == now && f.end.with);
            if (h.get(i).at() < quietUntil || !begins(i)) {
                continue;
            }
            if (atFirst && d.lines().get(0).alone()) {
                continue;
            }
            boolean may = switch (d.start()) {
                case ONCE -> open.isEmpty();
                case RESTART -> !atFirst;
                case EVERY -> open.size() < 16;
            };
            if (!may) {
                continue;
            }
            if (d.start() == Start.RESTART) {
                open.clear();
            }
            Fate fate = fate(i);
            if (fate.match && fate.end.with && fate.end.index == i) {
                found.add(show(fate));
                quietUntil = h.get(i).at() + d.coolDown();
                open.clear();
            } else {
                open.add(fate);
            }
        }
        return found;
    }

    private String show(Fate fate) {
        StringBuilder text = new StringBuilder();
        for (int i : fate.proof) {
            text.append(text.isEmpty() ? "" : ",").append(i + 1);
        }
        return fate.end.at + "[" + text + "]";
    }

    private boolean begins(int i) {
        Line first = d.lines().get(0);
        if (first.changes()) {
            return first.hears(h.get(i)) && changedFrom(i) != null;
        }
        return (first.rides() ? sighting(0, i, List.of()) : first.hears(h.get(i)) && d.holds(0, h.get(i), List.of()))
                && (!first.dwells() || h.get(i).inside());
    }

    /** The handset last seen before an event; null = none was. */
    private String before(int i) {
        String tac = null;
        for (int j = 0; j < i; j++) {
            tac = h.get(j).tac() == null ? tac : h.get(j).tac();
        }
        return tac;
    }

    private String changedFrom(int i) {
        String before = before(i);
        return h.get(i).tac() == null || h.get(i).tac().equals(before) ? null : before;
    }

    private boolean sighting(int n, int i, List<String> kept) {
        return d.lines().get(n).hears(h.get(i)) && h.get(i).cell() != null && d.holds(n, h.get(i), kept);
    }

    /** The first event at or after a time. */
    private int eventAt(long at) {
        int i = 0;
        while (i < h.size() && h.get(i).at() < at) {
            i++;
        }
        return i;
    }

    private When atTime(long at) {
        return at == NEVER ? null : new When(at, eventAt(at), false);
    }

    private When withEvent(int i) {
        return new When(h.get(i).at(), i, true);
    }

    private static boolean earlier(When a, When b) {
        return b == null || (a != null && (a.index != b.index ? a.index < b.index : !a.with && b.with));
    }

    /** Follows one run to its end. */
    private Fate fate(int start) {
        List<Integer> proof = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        When done = null;
        When firstDone = null;
        for (int n = 0; n < d.lines().size(); n++) {
            int from = n == 0 ? start : done.with ? done.index + 1 : done.index;
            Outcome outcome = n == 0 ? first(start) : later(n, from, done.at, new ArrayList<>(kept));
            When limit = null;
            if (n > 0 && d.within() > 0) {
                limit = atTime(h.get(proof.get(0)).at() + d.within());
            } else if (n == 0 && d.lines().get(0).dwells() && d.within() > 0) {
                limit = atTime(h.get(start).at() + d.within());
            }
            if (n > 0 && d.lines().get(n).within() > 0) {
                When own = atTime(done.at + d.lines().get(n).within());
                limit = earlier(own, limit) ? own : limit;
            }
            boolean inTime = outcome.when != null && inTime(start, outcome.when, n, done, proof);
            if (!inTime) {
                return new Fate(start, firstDone, limit, false, proof);
            }
            if (!outcome.completes) {
                return new Fate(start, firstDone, outcome.when, false, proof);
            }
            proof.addAll(outcome.proof);
            // Of a stay what the entry said is kept, not what the return said that may have completed it.
            int tells = d.lines().get(n).dwells() ? 0 : outcome.proof.size() - 1;
            kept.add(
                    outcome.proof.isEmpty()
                            ? null
                            : h.get(outcome.proof.get(tells)).word());
            done = outcome.when;
            firstDone = n == 0 ? done : firstDone;
        }
        return new Fate(start, firstDone, done, true, proof);
    }

    /** last - first < w, for the scenario and for the step. A count at the beginning minds the first by itself. */
    private boolean inTime(int start, When when, int n, When done, List<Integer> proof) {
        if (n == 0) {
            Line line = d.lines().get(0);
            return !line.dwells() || d.within() == 0 || when.at - h.get(start).at() < d.within();
        }
        long first = h.get(proof.get(0)).at();
        long own = d.lines().get(n).within();
        return (d.within() == 0 || when.at - first < d.within()) && (own == 0 || when.at - done.at < own);
    }

    /** How a step ends: completed with its proof, or the run is over. when = null: it waits for ever. */
    private record Outcome(When when, boolean completes, List<Integer> proof) {
        static final Outcome WAITS = new Outcome(null, false, List.of());
    }

    private Outcome over(int i) {
        return new Outcome(withEvent(i), false, List.of());
    }

    private Outcome first(int start) {
        Line line = d.lines().get(0);
        return switch (line.verb()) {
            case ON -> new Outcome(withEvent(start), true, List.of(start));
            case COUNT -> firstCount(start, line);
            case DWELL -> stay(line, start);
            case RIDING -> firstRide(start, line);
            case CHANGE -> change(0, start, List.of());
            case ABSENCE -> throw new AssertionError("no scenario begins with an absence");
        };
    }

    private Outcome firstCount(int start, Line line) {
        long w = d.within() > 0 ? Math.min(d.within(), line.window()) : line.window();
        int latest = start;
        for (int i = start + 1; i < h.size(); i++) {
            if (h.get(i).at() - h.get(latest).at() >= w) {
                break;
            }
            if (!line.hears(h.get(i))) {
                continue;
            }
            if (!d.holds(0, h.get(i), List.of())) {
                if (line.strict()) {
                    return over(i);
                }
                continue;
            }
            latest = i;
            List<Integer> counted = counted(0, start, i, w, List.of());
            if (counted.size() >= line.times()) {
                return new Outcome(withEvent(i), true, counted);
            }
        }
        return new Outcome(atTime(h.get(latest).at() + w), false, List.of());
    }

    /** Matching events from..to in (t - w, t]. */
    private List<Integer> counted(int n, int from, int to, long w, List<String> kept) {
        List<Integer> counted = new ArrayList<>();
        long t = h.get(to).at();
        for (int i = from; i <= to; i++) {
            boolean inWindow = t - w < h.get(i).at() && h.get(i).at() <= t;
            if (inWindow && d.lines().get(n).hears(h.get(i)) && d.holds(n, h.get(i), kept)) {
                counted.add(i);
            }
        }
        return counted;
    }

    private Outcome later(int n, int from, long since, List<String> kept) {
        Line line = d.lines().get(n);
        if (line.dwells()) {
            return laterDwell(n, from, kept);
        }
        if (line.rides()) {
            for (int i = from; i < h.size(); i++) {
                List<Integer> trail = sighting(n, i, kept) ? trail(n, from, i, kept) : List.of();
                if (trail.size() >= line.times()) {
                    return new Outcome(withEvent(i), true, trail);
                }
            }
            return Outcome.WAITS;
        }
        if (line.changes()) {
            for (int i = from; i < h.size(); i++) {
                Outcome change = changedFrom(i) == null ? Outcome.WAITS : change(n, i, kept);
                if (change.completes) {
                    return change;
                }
                if (change.when != null) {
                    // With an event: it was the former handset again. At a time: the new one was not what is wanted.
                    i = change.when.index - (change.when.with ? 0 : 1);
                }
            }
            return Outcome.WAITS;
        }
        long due = line.absent() ? since + line.window() : NEVER;
        for (int i = from; i < h.size() && h.get(i).at() < due; i++) {
            if (!line.hears(h.get(i))) {
                continue;
            }
            boolean holds = d.holds(n, h.get(i), kept);
            if ((line.absent() && holds) || (!holds && line.strict())) {
                return over(i);
            }
            if (!holds) {
                continue;
            }
            List<Integer> proof = line.counts() ? counted(n, from, i, line.window(), kept) : List.of(i);
            if (!line.counts() || proof.size() >= line.times()) {
                return new Outcome(withEvent(i), true, proof);
            }
        }
        return line.absent() ? new Outcome(atTime(due), true, List.of()) : Outcome.WAITS;
    }

    /** What becomes of a stay that begins at an event: complete, or over at the sighting or time that ends it. */
    private Outcome stay(Line line, int start) {
        long due = h.get(start).at() + line.window();
        long out = NEVER;
        for (int i = start + 1; i < h.size(); i++) {
            long at = h.get(i).at();
            if (out == NEVER && at >= due) {
                break;
            }
            if (out != NEVER && at - out >= line.gap()) {
                return new Outcome(atTime(out + line.gap()), false, List.of());
            }
            if (!line.hears(h.get(i))) {
                continue;
            }
            if (h.get(i).outside() && line.gap() == 0) {
                return over(i);
            }
            if (h.get(i).outside() && out == NEVER) {
                out = at;
            }
            if (h.get(i).inside() && out != NEVER) {
                out = NEVER;
                if (at >= due) {
                    return new Outcome(withEvent(i), true, List.of(start, i));
                }
            }
        }
        return out == NEVER
                ? new Outcome(atTime(due), true, List.of(start))
                : new Outcome(atTime(out + line.gap()), false, List.of());
    }

    private Outcome laterDwell(int n, int from, List<String> kept) {
        Line line = d.lines().get(n);
        int i = from;
        while (i < h.size()) {
            if (!line.hears(h.get(i)) || (!h.get(i).inside() && !h.get(i).outside())) {
                i++;
                continue;
            }
            boolean enters = h.get(i).inside() && d.holds(n, h.get(i), kept);
            if (!enters && line.strict()) {
                return over(i);
            }
            if (!enters) {
                i++;
                continue;
            }
            Outcome stay = stay(line, i);
            if (stay.completes || line.strict()) {
                return stay;
            }
            i = stay.when.index + (stay.when.with ? 1 : 0);
        }
        return Outcome.WAITS;
    }

    private Outcome firstRide(int start, Line line) {
        long w = d.within() > 0 ? Math.min(d.within(), line.window()) : line.window();
        int latest = start;
        for (int i = start; i < h.size() && h.get(i).at() - h.get(latest).at() < w; i++) {
            if (!sighting(0, i, List.of())) {
                continue;
            }
            latest = i;
            List<Integer> trail = trail(0, start, i, List.of());
            if (trail.size() >= line.times()) {
                return new Outcome(withEvent(i), true, trail);
            }
        }
        return new Outcome(atTime(h.get(latest).at() + w), false, List.of());
    }

    private List<Integer> trail(int n, int from, int to, List<String> kept) {
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
        if (h.get(j).at() <= h.get(i).at() - w) {
            return false;
        }
        for (int k = j + 1; k <= i; k++) {
            if (!sighting(n, k, kept)) {
                continue;
            }
            if (line.pingPong()) {
                // The one after it decides.
                return !h.get(k).cell().equals(h.get(j).cell()) || !inWindowOf(j, k, w);
            }
            for (int g = from; g <= j; g++) {
                boolean returns =
                        sighting(n, g, kept) && h.get(g).cell().equals(h.get(k).cell());
                if (returns && h.get(g).at() > h.get(k).at() - w && stands(n, from, g, k - 1, kept)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean inWindowOf(int j, int k, long w) {
        return h.get(j).at() > h.get(k).at() - w;
    }

    /** What becomes of the change that an event shows. */
    private Outcome change(int n, int start, List<String> kept) {
        Line line = d.lines().get(n);
        String former = changedFrom(start);
        int since = start;
        for (int i = start + 1; i <= h.size(); i++) {
            long due = h.get(since).at() + line.window();
            long dead = n == 0 && d.within() > 0 ? h.get(since).at() + d.within() : NEVER;
            if (i == h.size() || h.get(i).at() >= Math.min(due, dead)) {
                return dead <= due
                        ? new Outcome(atTime(dead), false, List.of())
                        : new Outcome(
                                atTime(due),
                                d.holds(n, h.get(since), kept),
                                d.holds(n, h.get(since), kept) ? List.of(since) : List.of());
            }
            String tac = h.get(i).tac();
            if (tac == null || tac.equals(before(i))) {
                continue;
            }
            if (tac.equals(former)) {
                return over(i);
            }
            since = i;
        }
        throw new AssertionError("the end of the history was passed");
    }
}
