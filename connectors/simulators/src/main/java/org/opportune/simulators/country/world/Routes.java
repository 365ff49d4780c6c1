package org.opportune.simulators.country.world;

import org.opportune.simulators.country.world.Itinerary.Mode;

/** Ways from here to there, by foot, by road and by rail. Speeds are metres per second. */
final class Routes {
    private static final double WALK = 1.35;
    private static final double SLOW = 7.5;
    private static final double NEAR = 1_200;
    private static final double WIDE = 8_000;

    private final Geography ground;

    Routes(Geography ground) {
        this.ground = ground;
    }

    /** By foot if it is near, else by road. */
    void to(Itinerary day, Dice dice, double x, double y) {
        if (distance(day, x, y) < NEAR) {
            walk(day, x, y);
        } else {
            road(day, dice, x, y);
        }
    }

    void walk(Itinerary day, double x, double y) {
        day.go(Mode.WALK, x, y, WALK);
    }

    /** Around corners; slow in towns, faster on what lies between. */
    void road(Itinerary day, Dice dice, double x, double y) {
        double metres = distance(day, x, y);
        double x0 = day.hereX();
        double y0 = day.hereY();
        double swing = dice.between(-0.18, 0.18);
        double bendX = (x0 + x) / 2 - (y - y0) * swing;
        double bendY = (y0 + y) / 2 + (x - x0) * swing;
        if (metres < WIDE) {
            double speed = SLOW * dice.between(0.75, 1.35);
            day.go(Mode.ROAD, bendX, bendY, speed);
            day.go(Mode.ROAD, x, y, speed);
            return;
        }
        double edge = 1_800 / metres;
        double fast = dice.between(14.0, 24.0);
        day.go(Mode.ROAD, x0 + (bendX - x0) * 2 * edge, y0 + (bendY - y0) * 2 * edge, SLOW);
        day.go(Mode.ROAD, bendX, bendY, fast);
        day.go(Mode.ROAD, x + (bendX - x) * 2 * edge, y + (bendY - y) * 2 * edge, fast);
        day.go(Mode.ROAD, x, y, SLOW);
    }

    /** To the nearest station, a wait on the platform, the train, and from the station to where it goes. */
    void rail(Itinerary day, Dice dice, int fromTown, int toTown, double x, double y) {
        Landmark first = ground.station(fromTown);
        Landmark last = ground.station(toTown);
        to(day, dice, first.x() + dice.between(-120.0, 120.0), first.y() + dice.between(-60.0, 60.0));
        boolean longWay = Geography.metres(last.x() - first.x(), last.y() - first.y()) > 30_000;
        day.stay(longWay ? dice.minutes(8, 55) : dice.minutes(3, 11));
        double x0 = day.hereX();
        double y0 = day.hereY();
        double x1 = last.x() + dice.between(-120.0, 120.0);
        double y1 = last.y() + dice.between(-60.0, 60.0);
        double metres = Geography.metres(x1 - x0, y1 - y0);
        double speed = metres > 30_000 ? dice.between(32.0, 42.0) : dice.between(15.0, 20.0);
        double bend = 0.06 * ((fromTown * 7 + toTown * 7) % 5 - 2);
        day.go(Mode.RAIL, (x0 + x1) / 2 - (y1 - y0) * bend, (y0 + y1) / 2 + (x1 - x0) * bend, speed);
        day.go(Mode.RAIL, x1, y1, speed);
        day.stay(dice.seconds(30, 120));
        to(day, dice, x, y);
    }

    /** To the coach station, a wait for the coach, the road, and from the coach station to where it goes. */
    void coach(Itinerary day, Dice dice, int fromCity, int toCity, double x, double y) {
        Landmark first = ground.places(fromCity, Category.COACH_STATION).get(0);
        Landmark last = ground.places(toCity, Category.COACH_STATION).get(0);
        to(day, dice, first.x() + dice.between(-80.0, 80.0), first.y() + dice.between(-50.0, 50.0));
        day.stay(dice.minutes(6, 50));
        road(day, dice, last.x() + dice.between(-80.0, 80.0), last.y() + dice.between(-50.0, 50.0));
        day.stay(dice.minutes(1, 4));
        to(day, dice, x, y);
    }

    /** By the road that passes an airport, sometimes at a crawl; never inside its fence. */
    void pastAirport(Itinerary day, Dice dice, Landmark airport, double x, double y) {
        double side = dice.chance(0.5) ? 1 : -1;
        double roadY = airport.y() + side * (airport.halfHeight() + dice.between(450.0, 900.0));
        double direction = day.hereX() < airport.x() ? 1 : -1;
        road(day, dice, airport.x() - direction * 4_000, roadY);
        if (dice.chance(0.2)) {
            day.go(Mode.ROAD, airport.x() - direction * 900, roadY, 17);
            day.go(Mode.ROAD, airport.x() + direction * 900, roadY, dice.between(1.3, 4.0));
        }
        day.go(Mode.ROAD, airport.x() + direction * 4_000, roadY, dice.between(12.0, 22.0));
        road(day, dice, x, y);
    }

    private static double distance(Itinerary day, double x, double y) {
        return Geography.metres(x - day.hereX(), y - day.hereY());
    }
}
