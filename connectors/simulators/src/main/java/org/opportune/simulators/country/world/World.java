package org.opportune.simulators.country.world;

import java.time.Instant;

/**
 * The country without anybody looking at it. Follows from seed, size and first day alone. Immutable, thread-safe; its
 * {@link #life lives} are not.
 */
public final class World {
    /** As many people as the numbers are enough for. */
    public static final int MOST_PEOPLE = 25_000_000;

    private static final long FIRST_NUMBER = 999_100_000_000L;

    private final long seed;
    private final int people;
    private final long firstDay;
    private final Geography ground;

    /**
     * @param people 1 to {@link #MOST_PEOPLE}
     * @param start the world begins with the day that this belongs to
     */
    public World(long seed, int people, Instant start) {
        if (people < 1 || people > MOST_PEOPLE) {
            throw new IllegalArgumentException("subscribers must be 1 to " + MOST_PEOPLE + ": subscribers=" + people);
        }
        this.seed = seed;
        this.people = people;
        this.firstDay = Days.dayOf(start.toEpochMilli());
        this.ground = new Geography(seed);
    }

    public long seed() {
        return seed;
    }

    public int people() {
        return people;
    }

    /** UTC ms. */
    public long startMs() {
        return Days.startMs(firstDay);
    }

    public Geography ground() {
        return ground;
    }

    /** Somebody to live the days of one person after the other. */
    public Life life() {
        return new Life(seed, firstDay, ground);
    }

    /**
     * E.164 digits in a country code of nobody (ITU-T E.164 reserves 999).
     *
     * @param numbersBefore 0 for the first number of a person
     */
    public static long msisdn(int person, int numbersBefore) {
        return FIRST_NUMBER + (long) numbersBefore * MOST_PEOPLE + person;
    }
}
