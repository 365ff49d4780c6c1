package org.opportune.simulators.country.world;

import org.opportune.simulators.country.world.Trip.Travel;

/** What happens to somebody once in a while: at most one of each in fourteen days. Filled anew for each person. */
final class Fortnight {
    static final int DAYS = 14;
    private final Dice dice;
    private final long firstDay;

    final Trip trip = new Trip();
    private final Homecoming homecoming;
    private final Trip toFamily = new Trip();

    long changesHandsetOn;
    long borrowsHandsetOn;
    long changesNumberOn;

    /** @param firstDay the day on which the first fortnight begins */
    Fortnight(long seed, long firstDay) {
        this.dice = new Dice(seed);
        this.firstDay = firstDay;
        this.homecoming = new Homecoming(seed);
    }

    /** 0, 1, ... */
    long number(long day) {
        return Math.floorDiv(day - firstDay, DAYS);
    }

    void read(Person person, long number) {
        long begins = firstDay + number * DAYS;
        dice.about(Dice.Use.FORTNIGHT, person.index, number);
        travel(person, begins);
        // Nobody changes anything abroad, where nothing of it is seen.
        changesHandsetOn = atHome(begins, 0.08);
        borrowsHandsetOn = atHome(begins, 0.06);
        changesNumberOn = atHome(begins, 0.01);
        if (changesNumberOn <= person.joinsOn) {
            changesNumberOn = Long.MIN_VALUE;
        }
        if (borrowsHandsetOn == changesHandsetOn) {
            borrowsHandsetOn = Long.MIN_VALUE;
        }
    }

    private void travel(Person person, long begins) {
        int length = dice.between(2, 6);
        trip.leavesOn = begins + dice.below(DAYS - length);
        trip.returnsOn = trip.leavesOn + length - 1;
        trip.lodging = dice.below(1_000);
        int other = (person.city + 1 + dice.below(Geography.CITIES - 1)) % Geography.CITIES;
        boolean hasAirport = person.city < Geography.AIRPORTS;
        int draw = dice.below(1_000);
        trip.destination = other;
        if (draw < 90 && hasAirport) {
            trip.travel = Travel.AIR;
            trip.destination = draw < 40 ? Trip.ABROAD : 1 - person.city;
        } else if (draw < 140) {
            trip.travel = Travel.RAIL;
        } else {
            trip.travel = draw < 180 ? draw < 160 ? Travel.ROAD : Travel.COACH : Travel.NONE;
        }
        if (withFamily(person, trip.leavesOn) || withFamily(person, trip.returnsOn)) {
            trip.travel = Travel.NONE;
        }
    }

    /** Holidays are longer than any other journey, so one that begins and ends outside of them is outside of them. */
    private boolean withFamily(Person person, long day) {
        homecoming.read(person, day, toFamily);
        return toFamily.travel != Travel.NONE
                && trip.leavesOn <= toFamily.returnsOn
                && trip.returnsOn >= toFamily.leavesOn;
    }

    /** True if on a journey on that day, the days of leaving and returning included. */
    boolean away(long day) {
        return trip.away(day);
    }

    private long atHome(long begins, double probability) {
        boolean happens = dice.chance(probability);
        long day = begins + dice.below(DAYS);
        return happens && !away(day) ? day : Long.MIN_VALUE;
    }
}
