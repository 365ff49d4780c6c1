package org.opportune.simulators.country.world;

import java.util.List;

/** Plans the days that begin and end at home: work, school, errands, outings. */
final class Planner {
    private static final Category[] EVENINGS = {
        Category.MALL,
        Category.MARKET,
        Category.CINEMA,
        Category.PARK,
        Category.NET_CAFE,
        Category.BANK,
        Category.REDEMPTION_OUTLET
    };
    private static final Category[] OUTINGS = {
        Category.MALL,
        Category.SCENIC_SPOT,
        Category.PARK,
        Category.MARKET,
        Category.MALL,
        Category.HOSPITAL,
        Category.CONCERT_VENUE
    };

    private final Geography ground;
    private final Routes routes;
    private final Airports airports;

    Planner(Geography ground, Routes routes, Airports airports) {
        this.ground = ground;
        this.routes = routes;
        this.airports = airports;
    }

    void plan(Person person, long day, Itinerary plan, Dice dice) {
        plan.begin(Days.startMs(day), person.homeX, person.homeY);
        int errand = dice.below(1_000);
        Landmark airport = ground.airport(person.city);
        if (errand < 22 && airport != null) {
            airports.meetSomebody(person, day, plan, dice, airport);
        } else if (errand < 62 && airport != null) {
            drivePast(person, day, plan, dice, airport);
        } else if (errand < 72) {
            meetSomebody(person, day, plan, dice);
        } else if (person.role == Person.Role.DRIVER) {
            drive(person, day, plan, dice);
        } else if (free(person, day) || (Days.weekend(day) && person.index % 6 != 0)) {
            leisure(person, day, plan, dice);
        } else {
            work(person, day, plan, dice);
        }
        goHome(person, plan, dice);
        plan.stayUntil(Days.startMs(day + 1));
    }

    private static boolean free(Person person, long day) {
        return person.role == Person.Role.AT_HOME || (person.role == Person.Role.PUPIL && Homecoming.holidays(day));
    }

    /** Brings or fetches somebody, from a station of the city. */
    private void meetSomebody(Person person, long day, Itinerary plan, Dice dice) {
        plan.stayUntil(Days.at(day, 8 * 60 + dice.below(12 * 60)));
        Category which = dice.chance(0.6) ? Category.STATION : Category.COACH_STATION;
        visit(plan, dice, pick(person.city, which, dice), dice.minutes(2, 40));
    }

    private void work(Person person, long day, Itinerary plan, Dice dice) {
        plan.stayUntil(Days.at(day, person.leavesAtMinute + dice.between(-12, 12)));
        int core = ground.core(person.city).index();
        boolean train = person.takesTrain && person.town != core;
        if (train) {
            routes.rail(plan, dice, person.town, core, person.workX, person.workY);
        } else {
            routes.to(plan, dice, person.workX, person.workY);
        }
        long until = plan.nowMs() + (person.worksMinutes + dice.between(-25, 40)) * Days.MINUTE;
        if (dice.chance(0.5)) {
            plan.stayUntil(Days.at(day, 12 * 60 + dice.below(50)));
            strollAndBack(plan, dice, person.workX, person.workY);
        } else if (dice.chance(0.1)) {
            plan.stayUntil(Days.at(day, 14 * 60 + dice.below(60)));
            Landmark other = pick(person.city, Category.BUSINESS_DISTRICT, dice);
            visit(plan, dice, other, dice.minutes(25, 70));
            routes.to(plan, dice, person.workX, person.workY);
        }
        plan.stayUntil(until);
        if (dice.chance(0.32)) {
            evening(person, plan, dice);
        }
        if (train && !nearHome(person, plan) && plan.nowMs() < Days.at(day, 22 * 60)) {
            routes.rail(plan, dice, core, person.town, person.homeX, person.homeY);
        }
    }

    private void evening(Person person, Itinerary plan, Dice dice) {
        visit(plan, dice, pick(person.city, EVENINGS[dice.below(EVENINGS.length)], dice), dice.minutes(20, 90));
    }

    private void leisure(Person person, long day, Itinerary plan, Dice dice) {
        plan.stayUntil(Days.at(day, 9 * 60 + dice.below(150)));
        if (dice.chance(0.35)) {
            strollAndBack(plan, dice, person.homeX, person.homeY);
        }
        if (dice.chance(0.55)) {
            Category where = dice.chance(0.8) ? OUTINGS[dice.below(OUTINGS.length)] : Category.MARKET;
            visit(plan, dice, pick(person.city, where, dice), dice.minutes(30, 150));
            goHome(person, plan, dice);
        }
        if (dice.chance(0.2)) {
            boolean concert = Concerts.on(day, person.city);
            plan.stayUntil(Days.at(day, (concert ? 18 * 60 : 17 * 60) + dice.below(90)));
            Category where = concert ? Category.CONCERT_VENUE : EVENINGS[dice.below(EVENINGS.length)];
            visit(plan, dice, pick(person.city, where, dice), concert ? dice.minutes(110, 170) : dice.minutes(25, 90));
        }
    }

    /** Taxis, vans, buses: from block to block all day. */
    private void drive(Person person, long day, Itinerary plan, Dice dice) {
        plan.stayUntil(Days.at(day, person.leavesAtMinute));
        int core = ground.core(person.city).index();
        long until = Days.at(day, 17 * 60 + dice.below(120));
        while (plan.nowMs() < until) {
            int town = dice.chance(0.85)
                    ? core
                    : ground.around(person.city, dice.below(4)).index();
            int block = dice.below(ground.blocksOf(town));
            routes.road(plan, dice, ground.blockX(town, block), ground.blockY(town, block));
            plan.stay(dice.minutes(4, 35));
        }
    }

    private void drivePast(Person person, long day, Itinerary plan, Dice dice, Landmark airport) {
        plan.stayUntil(Days.at(day, 9 * 60 + dice.below(8 * 60)));
        Landmark goal = pick(person.city, Category.SCENIC_SPOT, dice);
        routes.pastAirport(plan, dice, airport, goal.x(), goal.y());
        plan.stay(dice.minutes(20, 80));
        if (dice.chance(0.5)) {
            routes.pastAirport(plan, dice, airport, person.homeX, person.homeY);
        }
    }

    private void strollAndBack(Itinerary plan, Dice dice, double x, double y) {
        double fromX = plan.hereX();
        double fromY = plan.hereY();
        routes.walk(plan, x + dice.between(-500.0, 500.0), y + dice.between(-500.0, 500.0));
        plan.stay(dice.minutes(5, 30));
        routes.walk(plan, fromX, fromY);
    }

    private void visit(Itinerary plan, Dice dice, Landmark place, long ms) {
        routes.to(
                plan,
                dice,
                place.x() + dice.between(-0.8, 0.8) * place.halfWidth(),
                place.y() + dice.between(-0.8, 0.8) * place.halfHeight());
        plan.stay(ms);
    }

    private void goHome(Person person, Itinerary plan, Dice dice) {
        if (plan.hereX() != person.homeX || plan.hereY() != person.homeY) {
            routes.to(plan, dice, person.homeX, person.homeY);
        }
    }

    private static boolean nearHome(Person person, Itinerary plan) {
        return Geography.metres(plan.hereX() - person.homeX, plan.hereY() - person.homeY) < 3_000;
    }

    private Landmark pick(int city, Category category, Dice dice) {
        List<Landmark> places = ground.places(city, category);
        return places.get(dice.below(places.size()));
    }
}
