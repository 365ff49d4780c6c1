package org.opportune.simulators.country.world;

import java.util.Locale;

/** What people look at, and which services they use. */
public enum Topic {
    NONE,
    NEWS,
    SPORTS_VIDEO,
    ENTERTAINMENT,
    SOCIAL,
    FINANCE,
    SEARCH,
    MUSIC_CLUB,
    WEATHER,
    MOBILE_PAPER,
    VIDEO;

    static final int FIRST_CONTENT = NEWS.ordinal();
    static final int FIRST_SERVICE = MUSIC_CLUB.ordinal();

    private static final Topic[] ALL = values();

    /** The topic with this ordinal. */
    public static Topic of(int ordinal) {
        return ALL[ordinal];
    }

    /** As networks and platforms write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
