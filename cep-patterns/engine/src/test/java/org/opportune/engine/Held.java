package org.opportune.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opportune.engine.Following.Standing;
import org.opportune.model.Step.Verb;

/**
 * What a run has of the line that it waits for, behind the last event of a history.
 *
 * @param events gathered, filled in, or the one since which it stays, settles, has left or is idle
 * @param filled of the parts, where there are any
 * @param outside since when a stay is interrupted, or NEVER
 * @param former what it was before a change
 * @param wanted true if what it is now is what the line asks for
 */
record Held(List<Integer> events, Set<Integer> filled, long outside, String former, boolean wanted) {
    private static final Held NOTHING = of(List.of());

    private static Held of(List<Integer> events) {
        return new Held(events, Set.of(), Past.NEVER, null, true);
    }

    private static Held of(List<Integer> events, boolean[] filled) {
        Set<Integer> parts = IntStream.range(0, filled.length)
                .filter(part -> filled[part])
                .boxed()
                .collect(Collectors.toSet());
        return new Held(events, parts, Past.NEVER, null, true);
    }

    /** Read off the history as the line's definition has it. */
    static Held of(Following f, Standing at) {
        Line line = f.d.lines().get(at.n());
        if (line.loose() && at.n() + 1 < f.d.lines().size()) {
            Loose.Taken taken = f.loose.taken(at.n(), at.from(), at.since(), kept(at));
            return of(taken.events, taken.filled);
        }
        return switch (line.verb()) {
            case ON, ABSENCE, RETURN, ARRIVE, BARRED -> NOTHING;
            case COUNT, SUM, AVERAGE -> counted(f, at);
            case RIDING -> ridden(f, at);
            case ALL -> parts(f, at);
            case IDLE -> latest(f, at);
            case DWELL -> stay(f, at);
            case CHANGE -> change(f, at);
            case LEAVE -> line.window() > 0 ? left(f, at) : NOTHING;
        };
    }

    static List<String> kept(Standing at) {
        return Following.withNulls(at.kept());
    }

    private boolean isNothing() {
        return events.isEmpty();
    }

    int first() {
        return events.get(0);
    }

    private static Held counted(Following f, Standing at) {
        for (int i = f.past.size() - 1; i >= at.from(); i--) {
            if (f.d.holds(at.n(), f.past.get(i), kept(at))) {
                return of(f.counted(at.n(), at.from(), i, f.window(at.n()), kept(at)));
            }
        }
        return NOTHING;
    }

    private static Held ridden(Following f, Standing at) {
        for (int i = f.past.size() - 1; i >= at.from(); i--) {
            if (f.moving.sighting(at.n(), i, kept(at))) {
                return of(f.moving.trail(at.n(), at.from(), i, kept(at)));
            }
        }
        return NOTHING;
    }

    private static Held parts(Following f, Standing at) {
        boolean[] filled = new boolean[f.d.lines().get(at.n()).ears().size()];
        List<Integer> by = new ArrayList<>();
        for (int i = at.from(); i < f.past.size(); i++) {
            int part = f.part(at.n(), i, filled, kept(at));
            if (part >= 0) {
                filled[part] = true;
                by.add(i);
            }
        }
        return of(by, filled);
    }

    private static Held latest(Following f, Standing at) {
        for (int i = f.past.size() - 1; i >= at.from(); i--) {
            if (f.d.holds(at.n(), f.past.get(i), kept(at))) {
                return of(List.of(i));
            }
        }
        return NOTHING;
    }

    private static Held stay(Following f, Standing at) {
        Line line = f.d.lines().get(at.n());
        int in = -1;
        long out = Past.NEVER;
        for (int i = at.from(); i < f.past.size(); i++) {
            Happening seen = f.past.get(i);
            if (!line.hears(seen) || (!seen.inside() && !seen.outside())) {
                continue;
            }
            boolean over = out != Past.NEVER && seen.at() - out >= line.gap();
            if (in < 0 || over) {
                in = seen.inside() && f.d.holds(at.n(), seen, kept(at)) ? i : -1;
                out = Past.NEVER;
            } else if (seen.inside()) {
                out = Past.NEVER;
            } else if (line.gap() == 0) {
                in = -1;
            } else {
                out = Math.min(out, seen.at());
            }
        }
        return in < 0 ? NOTHING : new Held(List.of(in), Set.of(), out, null, true);
    }

    private static Held change(Following f, Standing at) {
        Line line = f.d.lines().get(at.n());
        Held held = NOTHING;
        for (int i = at.from(); i < f.past.size(); i++) {
            if (!held.wanted && f.past.at(i) - f.past.at(held.first()) >= line.window()) {
                held = NOTHING;
            }
            String shown = f.past.shown(line.changing(), i);
            String former = held.isNothing() ? f.past.changedFrom(line.changing(), i) : held.former;
            if (!held.isNothing() && (shown == null || shown.equals(f.past.shown(line.changing(), held.first())))) {
                continue;
            }
            boolean wanted = f.d.holds(at.n(), f.past.get(i), kept(at));
            held = former == null || former.equals(shown)
                    ? NOTHING
                    : new Held(List.of(i), Set.of(), Past.NEVER, former, wanted);
        }
        return held;
    }

    private static Held left(Following f, Standing at) {
        Line line = f.d.lines().get(at.n());
        Held held = NOTHING;
        for (int i = at.from(); i < f.past.size(); i++) {
            Happening seen = f.past.get(i);
            if (held.isNothing()) {
                held = f.moving.crosses(at.n(), i, kept(at)) ? of(List.of(i)) : NOTHING;
            } else if (line.hears(seen) && Happening.isInside(seen.cell())) {
                held = NOTHING;
            }
        }
        return held;
    }

    /** When the run would get on if nothing happened any more; NEVER = not by itself. */
    long dueMs(Following f, Standing at) {
        Line line = f.d.lines().get(at.n());
        boolean fromStep = line.absent() || (line.verb() == Verb.IDLE && events.isEmpty());
        boolean fromEvent = !events.isEmpty()
                && outside == Past.NEVER
                && switch (line.verb()) {
                    case IDLE, DWELL, CHANGE, LEAVE -> true;
                    default -> false;
                };
        if (!fromStep && !fromEvent) {
            return Past.NEVER;
        }
        long due = (fromStep ? at.since() : f.past.at(first())) + line.window();
        return due < dead(f, at) ? due : Past.NEVER;
    }

    private long dead(Following f, Standing at) {
        if (at.n() == 0) {
            return f.d.within() > 0 ? f.past.at(first()) + f.d.within() : Past.NEVER;
        }
        Past.When limit = f.limit(at);
        return limit == null ? Past.NEVER : limit.at();
    }
}
