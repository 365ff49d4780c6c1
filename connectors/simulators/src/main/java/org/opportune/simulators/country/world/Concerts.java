package org.opportune.simulators.country.world;

/** When a star sings: on some evenings, in the hall of the city. */
public final class Concerts {
    private static final int BEGINS = 19 * 60 + 30;
    private static final int ENDS = 21 * 60 + 45;

    private Concerts() {}

    static boolean on(long day, int city) {
        return Dice.mix(day * 31 + city) % 4 == 0;
    }

    /** True if there is a concert in a hall at some time of a stretch within one day. */
    public static boolean during(Geography ground, Landmark hall, long fromMs, long toMs) {
        long day = Days.dayOf(fromMs);
        return hall.category() == Category.CONCERT_VENUE
                && on(day, ground.towns().get(hall.town()).city())
                && fromMs < Days.at(day, ENDS)
                && toMs > Days.at(day, BEGINS);
    }
}
