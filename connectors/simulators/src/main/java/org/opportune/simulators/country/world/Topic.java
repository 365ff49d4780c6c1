package org.opportune.simulators.country.world;

import java.util.Locale;

/** What people look at, and which services they use. Codes follow one another from 0. */
public enum Topic {
    NONE(0),
    NEWS(1),
    SPORTS_VIDEO(2),
    ENTERTAINMENT(3),
    SOCIAL(4),
    FINANCE(5),
    SEARCH(6),
    MUSIC_CLUB(7),
    WEATHER(8),
    MOBILE_PAPER(9),
    VIDEO(10);

    static final int FIRST_CONTENT = NEWS.code;
    static final int FIRST_SERVICE = MUSIC_CLUB.code;

    private static final Topic[] ALL = values();

    private final int code;

    Topic(int code) {
        this.code = code;
    }

    /** The topic with this code. */
    public static Topic of(int code) {
        return ALL[code];
    }

    public int code() {
        return code;
    }

    /** As networks and platforms write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
