package org.opportune.simulators.country.world;

/** When people use a phone. */
final class Rhythm {
    /** Share of a day's contacts in each local hour. */
    private static final double[] SHARES = {
        .012, .006, .003, .002, .003, .010, .022, .042, .056, .062, .064, .064, .062, .056, .054, .054, .058, .064,
        .068, .068, .064, .054, .034, .018
    };

    private static final int FIRST_HOUR = 4;

    private Rhythm() {}

    static double share(int localHour) {
        return SHARES[localHour];
    }

    /** Some time of the day, UTC ms. */
    static long any(long day, Dice dice) {
        double left = dice.fraction();
        int hour = FIRST_HOUR;
        while (hour < FIRST_HOUR + 23 && left >= SHARES[hour % 24]) {
            left -= SHARES[hour % 24];
            hour++;
        }
        return Days.at(day, hour * 60 + dice.below(60)) + dice.seconds(0, 59);
    }

    /** Between two local times, in minutes from midnight. */
    static long between(long day, int from, int to, Dice dice) {
        return Days.at(day, from + dice.below(to - from)) + dice.seconds(0, 59);
    }
}
