package org.opportune.subscriber.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opportune.model.Policy.QuietHours;
import org.opportune.schemas.fact.Purpose;

class QuietHoursCheckTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static QuietHours hours(String from, String until, long spreadMs) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(until), spreadMs, Set.of(Purpose.MARKETING));
    }

    @ParameterizedTest
    @CsvSource({
        // An ordinary winter night.
        "21:00,08:00,2026-01-10T20:00:00Z,2026-01-11T07:00:00Z",
        // After midnight of the same night.
        "21:00,08:00,2026-01-11T02:00:00Z,2026-01-11T07:00:00Z",
        // Clocks go forward: the night is an hour shorter.
        "21:00,08:00,2026-03-28T20:00:00Z,2026-03-29T06:00:00Z",
        // Clocks go back: an hour longer.
        "21:00,08:00,2026-10-24T19:00:00Z,2026-10-25T07:00:00Z",
        // It ends at a time that does not exist that day.
        "21:00,02:30,2026-03-28T20:00:00Z,2026-03-29T01:30:00Z",
        // It ends at a time that exists twice, and is asked the second time.
        "21:00,02:30,2026-10-25T01:10:00Z,2026-10-25T01:30:00Z",
        // Within one day.
        "12:00,14:00,2026-01-10T11:30:00Z,2026-01-10T13:00:00Z"
    })
    void theNightEndsByTheSubscribersClock(String from, String until, Instant now, Instant end) {
        QuietHours hours = hours(from, until, 0);
        assertThat(QuietHoursCheck.isQuiet(hours, BERLIN, now.toEpochMilli())).isTrue();
        assertThat(Instant.ofEpochMilli(QuietHoursCheck.holdUntilMs(hours, BERLIN, now.toEpochMilli(), 1)))
                .isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "21:00,08:00,2026-01-10T19:59:59.999Z",
        "21:00,08:00,2026-01-11T07:00:00Z",
        "12:00,14:00,2026-01-10T13:00:00Z",
        "12:00,14:00,2026-01-10T10:59:59.999Z"
    })
    void quietHoursAreHalfOpen(String from, String until, Instant now) {
        assertThat(QuietHoursCheck.isQuiet(hours(from, until, 0), BERLIN, now.toEpochMilli()))
                .isFalse();
    }

    @Property
    void whatIsHeldIsHeldForwardIntoATimeThatIsNotQuiet(
            @ForAll @LongRange(min = 1_767_225_600_000L, max = 1_798_761_600_000L) long nowMs,
            @ForAll @IntRange(max = 23) int from,
            @ForAll @IntRange(max = 47) int untilHalves,
            @ForAll @LongRange(min = 1, max = 999_999_999L) long msisdn) {
        LocalTime until = LocalTime.of(untilHalves / 2, untilHalves % 2 * 30);
        QuietHours hours = new QuietHours(LocalTime.of(from, 0), until, 0, Set.of());
        if (hours.from().equals(until) || !QuietHoursCheck.isQuiet(hours, BERLIN, nowMs)) {
            return;
        }
        long heldMs = QuietHoursCheck.holdUntilMs(hours, BERLIN, nowMs, msisdn);
        assertThat(heldMs).isGreaterThan(nowMs).isLessThanOrEqualTo(nowMs + 25 * 3_600_000L);
        QuietHours spread = new QuietHours(hours.from(), until, 1_800_000, Set.of());
        long spreadMs = QuietHoursCheck.holdUntilMs(spread, BERLIN, nowMs, msisdn);
        assertThat(spreadMs).isBetween(heldMs, heldMs + 1_799_999);
        assertThat(QuietHoursCheck.holdUntilMs(spread, BERLIN, nowMs, msisdn)).isEqualTo(spreadMs);
    }
}
