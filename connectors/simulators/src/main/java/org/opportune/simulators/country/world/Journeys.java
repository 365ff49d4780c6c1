package org.opportune.simulators.country.world;

import java.util.List;
import org.opportune.simulators.country.world.Itinerary.Mode;

/** Plans the days of a journey: away, there, and back. */
final class Journeys {
    private final Geography ground;
    private final Routes routes;
    private final Airports airports;
    private long leftMs;
    private long arrivedMs;
    private double lodgingX;
    private double lodgingY;

    Journeys(Geography ground, Routes routes, Airports airports) {
        this.ground = ground;
        this.routes = routes;
        this.airports = airports;
    }

    /** UTC ms at which the way of the day planned last began, at the door; 0 if there is none. */
    long leftMs() {
        return leftMs;
    }

    /** UTC ms at which it ended; abroad, the end of the day. */
    long arrivedMs() {
        return arrivedMs;
    }

    void plan(Person person, Trip trip, long day, Itinerary plan, Dice dice) {
        leftMs = 0;
        arrivedMs = 0;
        if (trip.destination == Trip.ABROAD) {
            abroad(person, trip, day, plan, dice);
        } else {
            elsewhere(person, trip, day, plan, dice);
        }
    }

    private void abroad(Person person, Trip trip, long day, Itinerary plan, Dice dice) {
        Landmark airport = airport(person.city);
        if (day == trip.leavesOn) {
            plan.begin(Days.startMs(day), person.homeX, person.homeY);
            plan.stayUntil(Days.at(day, 7 * 60 + dice.below(7 * 60)));
            leftMs = plan.nowMs();
            airports.leave(plan, dice, airport);
            plan.vanishUntil(Mode.AIR, plan.nowMs() + dice.minutes(150, 300), airport.x(), airport.y());
            plan.vanishUntil(Mode.ABROAD, Days.startMs(day + 1), airport.x(), airport.y());
            arrivedMs = plan.nowMs();
            return;
        }
        plan.begin(Days.startMs(day), airport.x(), airport.y());
        if (day < trip.returnsOn) {
            plan.vanishUntil(Mode.ABROAD, Days.startMs(day + 1), airport.x(), airport.y());
            return;
        }
        plan.vanishUntil(Mode.ABROAD, Days.at(day, 8 * 60 + dice.below(6 * 60)), airport.x(), airport.y());
        land(plan, dice, airport, dice.minutes(150, 300));
        routes.road(plan, dice, person.homeX, person.homeY);
        plan.stayUntil(Days.startMs(day + 1));
    }

    private void elsewhere(Person person, Trip trip, long day, Itinerary plan, Dice dice) {
        lodge(trip);
        if (day == trip.leavesOn) {
            plan.begin(Days.startMs(day), person.homeX, person.homeY);
            plan.stayUntil(Days.at(day, 7 * 60 + dice.below(7 * 60)));
            leftMs = plan.nowMs();
            travel(person.city, person.town, trip, plan, dice, lodgingX, lodgingY);
            arrivedMs = plan.nowMs();
        } else if (day == trip.returnsOn) {
            plan.begin(Days.startMs(day), lodgingX, lodgingY);
            plan.stayUntil(Days.at(day, 9 * 60 + dice.below(6 * 60)));
            leftMs = plan.nowMs();
            travelBack(person, trip, plan, dice);
            arrivedMs = plan.nowMs();
        } else {
            plan.begin(Days.startMs(day), lodgingX, lodgingY);
            if (!trip.toFamily || dice.chance(0.35)) {
                sights(trip.destination, day, plan, dice);
            }
        }
        plan.stayUntil(Days.startMs(day + 1));
    }

    private void lodge(Trip trip) {
        if (trip.toFamily) {
            int town = ground.core(trip.destination).index();
            int block = trip.lodging % ground.blocksOf(town);
            lodgingX = ground.blockX(town, block);
            lodgingY = ground.blockY(town, block);
            return;
        }
        List<Landmark> hotels = ground.places(trip.destination, Category.HOTEL);
        Landmark hotel = hotels.get(trip.lodging % hotels.size());
        lodgingX = hotel.x() + trip.lodging % 80 - 40;
        lodgingY = hotel.y() + trip.lodging / 10 % 80 - 40;
    }

    private void travel(int fromCity, int fromTown, Trip how, Itinerary plan, Dice dice, double toX, double toY) {
        switch (how.travel) {
            case AIR -> fly(fromCity, how.destination, plan, dice, toX, toY);
            case RAIL ->
                routes.rail(plan, dice, fromTown, ground.core(how.destination).index(), toX, toY);
            case COACH -> routes.coach(plan, dice, fromCity, how.destination, toX, toY);
            case ROAD, NONE -> routes.road(plan, dice, toX, toY);
        }
    }

    private void travelBack(Person person, Trip how, Itinerary plan, Dice dice) {
        int there = ground.core(how.destination).index();
        switch (how.travel) {
            case AIR -> fly(how.destination, person.city, plan, dice, person.homeX, person.homeY);
            case RAIL -> routes.rail(plan, dice, there, person.town, person.homeX, person.homeY);
            case COACH -> routes.coach(plan, dice, how.destination, person.city, person.homeX, person.homeY);
            case ROAD, NONE -> routes.road(plan, dice, person.homeX, person.homeY);
        }
    }

    private void fly(int fromCity, int toCity, Itinerary plan, Dice dice, double toX, double toY) {
        airports.leave(plan, dice, airport(fromCity));
        land(plan, dice, airport(toCity), dice.minutes(60, 95));
        routes.road(plan, dice, toX, toY);
    }

    private void land(Itinerary plan, Dice dice, Landmark airport, long flightMs) {
        plan.vanishUntil(
                Mode.AIR,
                plan.nowMs() + flightMs,
                airport.x() + dice.between(-0.7, 0.7) * airport.halfWidth(),
                airport.y() + 0.5 * airport.halfHeight());
        airports.arrive(plan, dice, airport);
    }

    private void sights(int city, long day, Itinerary plan, Dice dice) {
        plan.stayUntil(Days.at(day, 9 * 60 + dice.below(90)));
        for (Category category : new Category[] {Category.SCENIC_SPOT, Category.CONFERENCE_CENTRE, Category.MALL}) {
            List<Landmark> places = ground.places(city, category);
            Landmark place = places.get(dice.below(places.size()));
            if (dice.chance(0.6)) {
                routes.to(
                        plan,
                        dice,
                        place.x() + dice.between(-0.7, 0.7) * place.halfWidth(),
                        place.y() + dice.between(-0.7, 0.7) * place.halfHeight());
                plan.stay(dice.minutes(40, 140));
            }
        }
        routes.to(plan, dice, lodgingX, lodgingY);
    }

    private Landmark airport(int city) {
        Landmark airport = ground.airport(city);
        if (airport == null) {
            throw new IllegalStateException("nobody flies without an airport: city=" + city);
        }
        return airport;
    }
}
