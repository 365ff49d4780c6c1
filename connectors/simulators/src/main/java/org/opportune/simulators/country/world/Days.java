package org.opportune.simulators.country.world;

import java.time.ZoneId;

/**
 * The country's calendar. A day begins at 04:00, when nobody is on the way; its number is the epoch day of its date. The
 * zone has no summer time.
 */
public final class Days {
    /** Where everybody lives: UTC+8 all year. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public static final long MINUTE = 60_000;
    public static final long HOUR = 60 * MINUTE;
    public static final long DAY = 24 * HOUR;

    private static final long ZONE_OFFSET = 8 * HOUR;
    private static final long BEGINS = 4 * HOUR;

    private Days() {}

    /** UTC ms at which the day begins. */
    public static long startMs(long day) {
        return day * DAY + BEGINS - ZONE_OFFSET;
    }

    /** The day that a moment belongs to. */
    public static long dayOf(long timeMs) {
        return Math.floorDiv(timeMs + ZONE_OFFSET - BEGINS, DAY);
    }

    /** UTC ms of a local time of the day, in minutes from midnight; from 240 to 1679. */
    static long at(long day, int localMinute) {
        return startMs(day) + localMinute * MINUTE - BEGINS;
    }

    /** 0..23. */
    static int localHour(long timeMs) {
        return (int) (Math.floorMod(timeMs + ZONE_OFFSET, DAY) / HOUR);
    }

    /** Minutes from midnight, 0..1439. */
    public static int localMinute(long timeMs) {
        return (int) (Math.floorMod(timeMs + ZONE_OFFSET, DAY) / MINUTE);
    }

    /** Saturdays and Sundays. */
    static boolean weekend(long day) {
        return Math.floorMod(day + 3, 7) >= 5;
    }
}
