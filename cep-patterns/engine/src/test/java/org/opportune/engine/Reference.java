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
        return first.hears(h.get(i)) && (!first.dwells() || inside(i)) && d.holds(0, h.get(i), List.of());
    }

    private boolean inside(int i) {
        return h.get(i).where() == Happening.Where.IN && !h.get(i).off();
    }

    private boolean outside(int i) {
        return h.get(i).off() || h.get(i).where() == Happening.Where.OUT;
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
            boolean inTime = outcome.when != null && inTime(outcome.when, n, done, proof);
            if (!inTime) {
                return new Fate(start, firstDone, limit, false, proof);
            }
            if (!outcome.completes) {
                return new Fate(start, firstDone, outcome.when, false, proof);
            }
            proof.addAll(outcome.proof);
            kept.add(
                    outcome.proof.isEmpty()
                            ? null
                            : h.get(outcome.proof.get(outcome.proof.size() - 1)).word());
            done = outcome.when;
            firstDone = n == 0 ? done : firstDone;
        }
        return new Fate(start, firstDone, done, true, proof);
    }

    /** last - first < w, for the scenario and for the step. A count at the beginning minds the first by itself. */
    private boolean inTime(When when, int n, When done, List<Integer> proof) {
        if (n == 0) {
            Line line = d.lines().get(0);
            return !line.dwells() || d.within() == 0 || line.window() < d.within();
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
            case DWELL -> {
                long due = h.get(start).at() + line.window();
                for (int i = start + 1; i < h.size() && h.get(i).at() < due; i++) {
                    if (line.hears(h.get(i)) && outside(i)) {
                        yield over(i);
                    }
                }
                yield new Outcome(atTime(due), true, List.of(start));
            }
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

    private Outcome laterDwell(int n, int from, List<String> kept) {
        Line line = d.lines().get(n);
        for (int i = from; i < h.size(); i++) {
            if (!line.hears(h.get(i)) || (!inside(i) && !outside(i))) {
                continue;
            }
            boolean enters = inside(i) && d.holds(n, h.get(i), kept);
            if (!enters && line.strict()) {
                return over(i);
            }
            if (!enters) {
                continue;
            }
            long due = h.get(i).at() + line.window();
            int left = i + 1;
            while (left < h.size() && h.get(left).at() < due && !(line.hears(h.get(left)) && outside(left))) {
                left++;
            }
            if (left == h.size() || h.get(left).at() >= due) {
                return new Outcome(atTime(due), true, List.of(i));
            }
            if (line.strict()) {
                return over(left);
            }
            i = left;
        }
        return Outcome.WAITS;
    }
}
