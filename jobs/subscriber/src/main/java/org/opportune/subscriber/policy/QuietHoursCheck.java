package org.opportune.subscriber.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.opportune.model.Policy.QuietHours;

/** Night do-not-disturb in the subscriber's own zone (FIL-06). */
final class QuietHoursCheck {
    private QuietHoursCheck() {}

    /** True if {@code nowMs} falls into the quiet hours. */
    static boolean isQuiet(QuietHours hours, ZoneId zone, long nowMs) {
        LocalTime now = Instant.ofEpochMilli(nowMs).atZone(zone).toLocalTime();
        return hours.from().isBefore(hours.until())
                ? !now.isBefore(hours.from()) && now.isBefore(hours.until())
                : !now.isBefore(hours.from()) || now.isBefore(hours.until());
    }

    /**
     * UTC ms at which a message held at {@code nowMs}, a quiet time, may go: the end of the quiet hours, put off by the
     * subscriber's own share of the spread, so that the morning does not begin with a flood.
     */
    static long holdUntilMs(QuietHours hours, ZoneId zone, long nowMs, long msisdn) {
        ZonedDateTime now = Instant.ofEpochMilli(nowMs).atZone(zone);
        LocalDate day = now.toLocalTime().isBefore(hours.until())
                ? now.toLocalDate()
                : now.toLocalDate().plusDays(1);
        ZonedDateTime end = day.atTime(hours.until()).atZone(zone);
        // An hour that the clocks give twice: the first of two ends may be over.
        long endMs = (end.isAfter(now) ? end : end.withLaterOffsetAtOverlap())
                .toInstant()
                .toEpochMilli();
        return hours.spreadMs() == 0 ? endMs : endMs + StableHash.below(hours.spreadMs(), "hold", msisdn);
    }
}
