package org.opportune.simulators.country.world;

/** What calls cost by the hour: they are cheap from 21:00 to 07:00. */
public final class Tariff {
    private static final int CHEAP_FROM = 21 * 60;
    private static final int CHEAP_TO = 7 * 60;
    private static final int DAY = 24 * 60;

    private Tariff() {}

    public static boolean cheap(long timeMs) {
        int minute = Days.localMinute(timeMs);
        return minute >= CHEAP_FROM || minute < CHEAP_TO;
    }

    /** Minutes to the nearest time, past or coming, at which the price changes. */
    public static long minutesToChange(long timeMs) {
        int minute = Days.localMinute(timeMs);
        return Math.min(around(minute - CHEAP_FROM), around(minute - CHEAP_TO));
    }

    private static int around(int minutes) {
        int ahead = Math.floorMod(minutes, DAY);
        return Math.min(ahead, DAY - ahead);
    }
}
