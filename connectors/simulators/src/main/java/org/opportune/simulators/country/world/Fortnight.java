package org.opportune.simulators.country.world;

/** What happens to somebody once in a while: at most one of each in fourteen days. Filled anew for each person. */
final class Fortnight {
    static final int DAYS = 14;
    static final int ABROAD = -1;

    /** How somebody travels. */
    enum Travel {
        NONE,
        AIR,
        RAIL,
        ROAD
    }

    private final Dice dice;
    private final long firstDay;

    Travel travel = Travel.NONE;
    long leavesOn;
    long returnsOn;
    /** City, or {@link #ABROAD}. */
    int destination;
    /** Draws the hotel of the destination. */
    int hotel;

    long changesHandsetOn;
    long borrowsHandsetOn;
    long changesNumberOn;

    /** @param firstDay the day on which the first fortnight begins */
    Fortnight(long seed, long firstDay) {
        this.dice = new Dice(seed);
        this.firstDay = firstDay;
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
        if (borrowsHandsetOn == changesHandsetOn) {
            borrowsHandsetOn = Long.MIN_VALUE;
        }
    }

    private void travel(Person person, long begins) {
        int length = dice.between(2, 6);
        leavesOn = begins + dice.below(DAYS - length);
        returnsOn = leavesOn + length - 1;
        hotel = dice.below(1_000);
        int other = (person.city + 1 + dice.below(Geography.CITIES - 1)) % Geography.CITIES;
        boolean hasAirport = person.city < Geography.AIRPORTS;
        int draw = dice.below(1_000);
        destination = other;
        if (draw < 90 && hasAirport) {
            travel = Travel.AIR;
            destination = draw < 40 ? ABROAD : 1 - person.city;
        } else if (draw < 140) {
            travel = Travel.RAIL;
        } else {
            travel = draw < 180 ? Travel.ROAD : Travel.NONE;
        }
    }

    /** True if on a journey on that day, the days of leaving and returning included. */
    boolean away(long day) {
        return travel != Travel.NONE && day >= leavesOn && day <= returnsOn;
    }

    private long atHome(long begins, double probability) {
        boolean happens = dice.chance(probability);
        long day = begins + dice.below(DAYS);
        return happens && !away(day) ? day : Long.MIN_VALUE;
    }
}
