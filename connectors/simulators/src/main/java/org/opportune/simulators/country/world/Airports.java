package org.opportune.simulators.country.world;

/** What people do at an airport: leave, arrive, and bring or fetch somebody. Those who work there just go to work. */
final class Airports {
    private final Routes routes;

    Airports(Routes routes) {
        this.routes = routes;
    }

    /** Brings or fetches somebody: to the forecourt or into the hall, and home again. */
    void meetSomebody(Person person, long day, Itinerary plan, Dice dice, Landmark airport) {
        plan.stayUntil(Days.at(day, 8 * 60 + dice.below(12 * 60)));
        reach(plan, dice, airport);
        if (dice.chance(0.5)) {
            plan.stay(dice.minutes(3, 12));
        } else {
            hall(plan, dice, airport);
            plan.stay(dice.minutes(12, 33));
        }
        routes.road(plan, dice, person.homeX, person.homeY);
    }

    /** From the forecourt through the hall to a gate, with time to wait. */
    void leave(Itinerary plan, Dice dice, Landmark airport) {
        reach(plan, dice, airport);
        plan.stay(dice.minutes(1, 4));
        hall(plan, dice, airport);
        plan.stay(dice.minutes(12, 30));
        if (dice.chance(0.4)) {
            hall(plan, dice, airport);
            plan.stay(dice.minutes(5, 25));
        }
        routes.walk(
                plan,
                airport.x() + dice.between(-0.8, 0.8) * airport.halfWidth(),
                airport.y() + dice.between(0.1, 0.8) * airport.halfHeight());
        plan.stay(dice.minutes(28, 65));
    }

    /** From the gate to the forecourt. */
    void arrive(Itinerary plan, Dice dice, Landmark airport) {
        plan.stay(dice.minutes(2, 6));
        hall(plan, dice, airport);
        plan.stay(dice.minutes(2, 22));
    }

    private void reach(Itinerary plan, Dice dice, Landmark airport) {
        routes.road(plan, dice, airport.x() + dice.between(-300.0, 300.0), airport.y() - airport.halfHeight() * 0.7);
    }

    private void hall(Itinerary plan, Dice dice, Landmark airport) {
        routes.walk(plan, airport.x() + dice.between(-250.0, 250.0), airport.y() + dice.between(-200.0, 50.0));
    }
}
