package org.opportune.backtest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Times as an analyst types them: an instant, or a date or local time in the zone of the report. */
final class Window {
    private Window() {}

    /**
     * UTC ms of {@code 2008-06-01}, {@code 2008-06-01T08:00} or {@code 2008-06-01T08:00:00Z}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static long parse(String text, ZoneId zone) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant().toEpochMilli();
            }
            boolean local = text.matches("[0-9-]+T[0-9:.]+");
            return (local ? LocalDateTime.parse(text).atZone(zone).toInstant() : Instant.parse(text)).toEpochMilli();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a date, a local time or an instant, as 2008-06-01 or 2008-06-01T08:00:00Z: time=" + text,
                    e);
        }
    }

    /** A time as {@link #parse} reads it. */
    static String show(long timeMs) {
        return Instant.ofEpochMilli(timeMs).toString();
    }
}
