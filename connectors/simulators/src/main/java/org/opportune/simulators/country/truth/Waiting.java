package org.opportune.simulators.country.truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.opportune.simulators.country.world.Contacts.Kind;
import org.opportune.simulators.country.world.Days;
import org.opportune.simulators.country.world.Itinerary;
import org.opportune.simulators.country.world.Itinerary.Mode;
import org.opportune.simulators.country.world.Landmark;
import org.opportune.simulators.country.world.Life;
import org.opportune.simulators.country.world.Talk;

/** Says when somebody stayed where people wait, and had nothing to do with the phone that was on. */
final class Waiting {
    private record Use(long fromMs, long toMs) {}

    private final PlaceGrid places;
    private final List<Use> uses = new ArrayList<>();

    Waiting(PlaceGrid places) {
        this.places = places;
    }

    void day(Life life, Ledger ledger) {
        Itinerary plan = life.plan();
        uses.clear();
        for (int i = 0; i < plan.size(); i++) {
            int part = i;
            if (plan.mode(part) == Mode.STAY) {
                double x = plan.fromX(part);
                double y = plan.fromY(part);
                places.near(x, y, x, y, place -> {
                    if (place.category().waitedIn() && place.contains(x, y)) {
                        stay(life, part, place, ledger);
                    }
                });
            }
        }
    }

    private void stay(Life life, int part, Landmark place, Ledger ledger) {
        if (uses.isEmpty()) {
            use(life);
        }
        long from = life.plan().fromMs(part);
        long to = life.plan().toMs(part);
        for (Use use : uses) {
            if (use.toMs() > from && use.fromMs() < to) {
                nothing(life, from, use.fromMs(), place, ledger);
                from = Math.max(from, use.toMs());
            }
        }
        nothing(life, from, to, place, ledger);
    }

    private static void nothing(Life life, long from, long to, Landmark place, Ledger ledger) {
        if (from < to && life.phone().isOn(from, to)) {
            ledger.put(
                    Predicate.WAITING,
                    from,
                    to,
                    Map.of(
                            "place", place.id(),
                            "category", place.category().id(),
                            "minute", (long) Days.localMinute(from)));
        }
    }

    /** Everything that is done with the phone on this day, by its beginning; a message that comes is not, nor what the phone loads. */
    private void use(Life life) {
        long first = Days.startMs(life.day()) / Days.HOUR;
        for (long hour = first; hour < first + 24; hour++) {
            Talk talk = life.talk(hour);
            for (int i = 0; i < talk.size(); i++) {
                boolean byItself = talk.kind(i) == Kind.DATA;
                boolean message = talk.kind(i) == Kind.SMS || talk.kind(i) == Kind.MMS;
                if (!byItself && (!message || talk.outgoing(i))) {
                    uses.add(new Use(talk.startMs(i), talk.endMs(i) + 1));
                }
            }
        }
        uses.sort(Comparator.comparingLong(Use::fromMs));
    }
}
