package wrong.opportune.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.function.LongSupplier;

/** A pure room that looks at the clock, in every way. */
@SuppressWarnings("JavaUtilDate") // planted
final class ReadsClock {
    private ReadsClock() {}

    static long millis() {
        return System.currentTimeMillis();
    }

    static LongSupplier reference() {
        return System::nanoTime;
    }

    static Instant instant() {
        return Instant.now();
    }

    static LocalDate date() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    static Clock clock() {
        return Clock.systemUTC();
    }

    static Date old() {
        return new Date();
    }
}
