package org.opportune.simulators.country.truth;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.opportune.simulators.country.world.Concerts;
import org.opportune.simulators.country.world.Days;
import org.opportune.simulators.country.world.Geography;
import org.opportune.simulators.country.world.HandsetModel;
import org.opportune.simulators.country.world.Itinerary;
import org.opportune.simulators.country.world.Itinerary.Mode;
import org.opportune.simulators.country.world.Landmark;
import org.opportune.simulators.country.world.Life;
import org.opportune.simulators.country.world.Phone;
import org.opportune.simulators.country.world.World;

/**
 * Every predicate, defined on one day of a life. A statement that goes on where one of the day before ended is the same
 * statement: {@link Ledger} joins them. No duration, distance or count decides anything here.
 */
final class Predicates {
    private final Geography ground;
    private final PlaceGrid places;
    private final Spoken spoken;
    private final Waiting waiting;
    private final Map<String, Landmark> byId = new HashMap<>();

    Predicates(World world) {
        this.ground = world.ground();
        this.places = new PlaceGrid(ground.landmarks());
        this.spoken = new Spoken();
        this.waiting = new Waiting(places);
        ground.landmarks().forEach(place -> byId.put(place.id(), place));
    }

    /** True if something was on in a place at some time of a stay. */
    boolean event(Truth stay) {
        Landmark place = byId.get(stay.details().get("place"));
        return place != null && Concerts.during(ground, place, stay.fromMs(), stay.toMs());
    }

    void day(Life life, Ledger ledger) {
        inside(life.plan(), ledger);
        riding(life, ledger);
        abroad(life.plan(), ledger);
        handset(life, ledger);
        off(life.phone(), ledger);
        number(life, ledger);
        journey(life, ledger);
        waiting.day(life, ledger);
        spoken.day(life, ledger);
    }

    private static void journey(Life life, Ledger ledger) {
        if (life.travels()) {
            ledger.put(
                    Predicate.JOURNEY,
                    life.leftMs(),
                    life.arrivedMs(),
                    Map.of(
                            "by", life.travelsBy(),
                            "back", life.travelsBack(),
                            "student", life.person().habits().student(),
                            "holidays", life.holidays()));
        }
    }

    /** By position alone, whatever brought somebody there. */
    private void inside(Itinerary plan, Ledger ledger) {
        for (int i = 0; i < plan.size(); i++) {
            int part = i;
            if (plan.mode(part) != Mode.AIR && plan.mode(part) != Mode.ABROAD) {
                places.near(
                        plan.fromX(part),
                        plan.fromY(part),
                        plan.toX(part),
                        plan.toY(part),
                        place -> inside(plan, part, place, ledger));
            }
        }
    }

    private static void inside(Itinerary plan, int part, Landmark place, Ledger ledger) {
        double enters = crossing(place, plan, part, false);
        if (!Double.isNaN(enters)) {
            double leaves = crossing(place, plan, part, true);
            long length = plan.toMs(part) - plan.fromMs(part);
            ledger.put(
                    Predicate.INSIDE,
                    plan.fromMs(part) + (long) (enters * length),
                    plan.fromMs(part) + (long) (leaves * length),
                    Map.of("place", place.id(), "category", place.category().id()));
        }
    }

    private static double crossing(Landmark place, Itinerary plan, int part, boolean leaving) {
        return place.crossing(plan.fromX(part), plan.fromY(part), plan.toX(part), plan.toY(part), leaving);
    }

    /** Pieces of way by the same means, one after the other without a stay between, are one ride. */
    private static void riding(Life life, Ledger ledger) {
        Itinerary plan = life.plan();
        int part = 0;
        while (part < plan.size()) {
            Mode mode = plan.mode(part);
            int first = part;
            double metres = 0;
            while (part < plan.size() && plan.mode(part) == mode) {
                metres += Geography.metres(plan.toX(part) - plan.fromX(part), plan.toY(part) - plan.fromY(part));
                part++;
            }
            if (mode.rides()) {
                ledger.put(
                        Predicate.RIDING,
                        plan.fromMs(first),
                        plan.toMs(part - 1),
                        Map.of(
                                "by",
                                mode.name().toLowerCase(Locale.ROOT),
                                "metres",
                                (long) metres,
                                "radio",
                                radio(life.phone().handset(plan.fromMs(first)))));
            }
        }
    }

    private static void abroad(Itinerary plan, Ledger ledger) {
        for (int part = 0; part < plan.size(); part++) {
            if (plan.mode(part) == Mode.ABROAD) {
                ledger.put(Predicate.ABROAD, plan.fromMs(part), plan.toMs(part), Map.of());
            }
        }
    }

    private static void handset(Life life, Ledger ledger) {
        Phone phone = life.phone();
        for (int hold = 0; hold < phone.holds(); hold++) {
            long until = hold + 1 < phone.holds() ? phone.heldFromMs(hold + 1) : Days.startMs(life.day() + 1);
            HandsetModel now = phone.held(hold);
            ledger.put(
                    Predicate.HANDSET,
                    phone.heldFromMs(hold),
                    until,
                    Map.of("tac", now.tac(), "mms", now.mms(), "radio", radio(now)));
        }
    }

    private static String radio(HandsetModel handset) {
        return handset.lte() ? "lte" : "gsm";
    }

    private static void off(Phone phone, Ledger ledger) {
        for (int off = 0; off < phone.offs(); off++) {
            String why = phone.why(off).name().toLowerCase(Locale.ROOT).replace('_', '-');
            ledger.put(Predicate.OFF, phone.offFromMs(off), phone.offToMs(off), Map.of("why", why));
        }
    }

    private static void number(Life life, Ledger ledger) {
        long begins = Days.startMs(life.day());
        long ends = Days.startMs(life.day() + 1);
        long changes = Math.min(ends, life.phone().newNumberMs());
        int before = life.phone().numbersBefore(begins);
        ledger.put(Predicate.NUMBER, begins, changes, digits(life, before));
        if (changes < ends) {
            ledger.put(Predicate.NUMBER, changes, ends, digits(life, before + 1));
        }
    }

    private static Map<String, Object> digits(Life life, int before) {
        return Map.of("digits", String.valueOf(World.msisdn(life.person().index(), before)));
    }
}
