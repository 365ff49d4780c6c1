package org.opportune.engine;

import java.util.ArrayList;
import java.util.List;
import org.opportune.engine.Following.Fate;
import org.opportune.engine.Following.Standing;
import org.opportune.engine.Past.When;
import org.opportune.model.Step.Verb;

/**
 * How runs of an older version get on under a newer one: what they have stays, as far as it is not more than a count
 * needs; what is to come is judged by the newer one, and so are times, reckoned from when they began. What is due
 * already is due at the touch, the first moment at which anybody looks.
 */
final class Resumed {
    private final Following newer;
    private final Past past;
    private final int cut;
    private final long touch;

    /** @param cut the first event behind the publication */
    Resumed(Following newer, int cut, long touch) {
        this.newer = newer;
        this.past = newer.past;
        this.cut = cut;
        this.touch = touch;
    }

    /** Of a run that stood there, and had that. */
    Fate fate(Standing standing, Held held) {
        Standing at = standing.at(cut);
        long limit = firstLimit(at, held);
        return limit <= touch
                ? new Fate(at.start(), at.firstDone(), new When(touch, cut, false), false, at.proof())
                : newer.fate(at, late(leg(at, held)));
    }

    /** Of first lines that mind the limit by themselves: the touch may come behind it. */
    private long firstLimit(Standing at, Held held) {
        Line line = newer.d.lines().get(at.n());
        boolean minds = line.changes() || line.verb() == Verb.IDLE;
        return at.n() == 0 && minds && newer.d.within() > 0 ? past.at(held.first()) + newer.d.within() : Past.NEVER;
    }

    /** Not before the touch. */
    private Leg late(Leg leg) {
        boolean before = leg.goesOn() && !leg.when().with() && leg.when().at() <= touch;
        return before ? Leg.done(new When(touch, cut, false), leg.proof()) : leg;
    }

    private Leg leg(Standing at, Held held) {
        int n = at.n();
        Line line = newer.d.lines().get(n);
        List<String> kept = Held.kept(at);
        if (line.loose() && n + 1 < newer.d.lines().size()) {
            return loose(at, held, kept);
        }
        return switch (line.verb()) {
            case ON -> newer.one(n, cut, kept);
            case ABSENCE -> newer.silence(n, cut, at.since(), kept);
            case RETURN -> newer.back(n, cut, kept);
            case COUNT, SUM, AVERAGE, RIDING -> gathering(n, held, kept);
            case ALL -> newer.all(n, cut, kept, filled(line, held), held.events());
            case IDLE -> idle(at, held, kept);
            case DWELL -> stay(n, held, kept);
            case CHANGE -> change(n, held, kept);
            case ARRIVE, LEAVE -> crossing(n, held, kept);
            case BARRED -> throw new AssertionError("nobody waits for what is barred");
        };
    }

    private static boolean[] filled(Line line, Held held) {
        boolean[] filled = new boolean[line.ears().size()];
        held.filled().forEach(part -> filled[part] = true);
        return filled;
    }

    private Leg loose(Standing at, Held held, List<String> kept) {
        Loose.Taken taken = new Loose.Taken(newer.d.lines().get(at.n()));
        taken.events.addAll(held.events());
        held.filled().forEach(part -> taken.filled[part] = true);
        return newer.loose.leg(at.n(), cut, at.since(), kept, taken);
    }

    private Leg idle(Standing at, Held held, List<String> kept) {
        boolean begun = !held.events().isEmpty();
        return newer.idle(at.n(), begun ? held.first() : -1, cut, begun ? past.at(held.first()) : at.since(), kept);
    }

    private Leg gathering(int n, Held held, List<String> kept) {
        Line line = newer.d.lines().get(n);
        List<Integer> have = new ArrayList<>(held.events());
        while (line.counts() && have.size() >= line.times()) {
            have.remove(0);
        }
        long w = newer.window(n);
        long alive = n == 0 ? past.at(have.get(have.size() - 1)) + w : Past.NEVER;
        for (int i = cut; i < past.size() && past.at(i) < alive; i++) {
            if (line.rides() ? newer.moving.sighting(n, i, kept) : newer.d.holds(n, past.get(i), kept)) {
                gather(n, i, w, have);
                alive = n == 0 ? past.at(i) + w : Past.NEVER;
                if (line.rides() ? newer.moving.complete(n, have) : newer.enough(line, have)) {
                    return Leg.done(past.withEvent(i), have);
                }
            } else if (newer.misses(n, i)) {
                return Leg.ends(past.withEvent(i));
            }
        }
        return Leg.ends(past.atTime(alive));
    }

    private void gather(int n, int i, long w, List<Integer> have) {
        Line line = newer.d.lines().get(n);
        have.removeIf(e -> past.at(e) <= past.at(i) - w);
        if (line.rides()) {
            undo(n, i, have);
        } else {
            newer.repeated(n, i, have).ifPresent(have::remove);
        }
        have.add(i);
        while ((line.adds() || line.rides()) && have.size() > line.most()) {
            have.remove(0);
        }
    }

    /** Coming back undoes what lies between; where every return counts, only staying is one. */
    private void undo(int n, int i, List<Integer> have) {
        Object spot = newer.moving.spot(n, i);
        for (int e = have.size() - 1; e >= 0; e--) {
            if (spot.equals(newer.moving.spot(n, have.get(e)))) {
                have.subList(e, have.size()).clear();
                return;
            }
            if (newer.d.lines().get(n).pingPong()) {
                return;
            }
        }
    }

    private Leg stay(int n, Held held, List<String> kept) {
        Line line = newer.d.lines().get(n);
        if (held.events().isEmpty()) {
            return newer.moving.laterStay(n, cut, kept);
        }
        Leg stay = newer.moving.stay(line, held.first(), cut, held.outside());
        return stay.goesOn() || n == 0 || line.strict() ? stay : newer.moving.laterStay(n, behind(stay), kept);
    }

    private Leg change(int n, Held held, List<String> kept) {
        if (held.events().isEmpty()) {
            return newer.moving.laterChange(n, cut, kept);
        }
        Leg change = newer.moving.change(n, held.first(), held.former(), held.wanted(), cut, kept);
        return change.goesOn() || n == 0 ? change : newer.moving.laterChange(n, behind(change), kept);
    }

    private Leg crossing(int n, Held held, List<String> kept) {
        if (held.events().isEmpty()) {
            return newer.moving.laterCrossing(n, cut, kept);
        }
        Leg left = newer.moving.crossing(newer.d.lines().get(n), held.first(), cut);
        return left.goesOn() || n == 0 ? left : newer.moving.laterCrossing(n, behind(left), kept);
    }

    /** The first event that can begin another. */
    private int behind(Leg over) {
        return Math.max(cut, over.when().index() + (over.when().with() ? 1 : 0));
    }
}
