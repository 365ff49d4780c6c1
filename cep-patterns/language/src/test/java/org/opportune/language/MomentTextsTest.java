package org.opportune.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opportune.model.CalendarYear;
import org.opportune.model.Changing;
import org.opportune.model.EventField;
import org.opportune.model.HandsetField;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.model.Threshold;
import org.opportune.schemas.event.EventKind;

/** Steps that say what happens to somebody, and the calendar. */
class MomentTextsTest {
    private static final String MOMENTS = Texts.right("moments.scenario.yaml");

    @Test
    void theVerbsOfMoments() {
        List<Step> steps = Language.scenario("moments", MOMENTS).get().steps();
        assertThat(steps)
                .extracting(Step::verb)
                .containsExactly(
                        Verb.ARRIVE,
                        Verb.LEAVE,
                        Verb.SUM,
                        Verb.AVERAGE,
                        Verb.RETURN,
                        Verb.RETURN,
                        Verb.IDLE,
                        Verb.CHANGE,
                        Verb.CHANGE,
                        Verb.RIDING,
                        Verb.RIDING);
        assertThat(steps).extracting(Step::place).startsWith("airport", "international-airport", null);
        assertThat(steps)
                .extracting(Step::windowMs)
                .containsExactly(
                        0L,
                        900_000L,
                        2_592_000_000L,
                        604_800_000L,
                        2_592_000_000L,
                        86_400_000L,
                        900_000L,
                        259_200_000L,
                        21_600_000L,
                        720_000L,
                        1_800_000L);
        assertThat(steps.get(1).withinMs()).isEqualTo(3_600_000);
        assertThat(steps.get(1).kinds()).contains(EventKind.CELL_CHANGE, EventKind.CALL_ENDED);
        assertThat(steps)
                .extracting(Step::threshold)
                .startsWith(
                        null,
                        null,
                        new Threshold(EventField.AMOUNT, false, 10_000),
                        new Threshold(EventField.DURATION, true, 20));
        assertThat(steps).extracting(Step::times).startsWith(0, 0, 1, 5);
        assertThat(steps.get(3).most()).isEqualTo(100);
        assertThat(steps.get(3).hears()).hasSize(2);
        assertThat(steps.get(4).kinds()).contains(EventKind.CELL_CHANGE, EventKind.SMS_RECEIVED);
        assertThat(steps.get(5).hears().get(0).customKinds()).containsExactly("parcel-arrived");
        assertThat(steps.get(6).kinds()).containsExactlyInAnyOrder(EventKind.CALL_STARTED, EventKind.SMS_SENT);
        assertThat(steps.get(7).changing()).isEqualTo(Changing.TARIFF);
        assertThat(steps.get(7).kinds()).containsExactly(EventKind.PRICE_PLAN);
        assertThat(steps.get(8).changing()).isEqualTo(Changing.capability(HandsetField.MMS));
        assertThat(steps).extracting(Step::speedKmh).endsWith(0, 40, 250);
        assertThat(steps).extracting(Step::times).endsWith(3, 5);
        assertThat(steps).extracting(Step::most).endsWith(Step.MOST_SITES, Step.MOST_SITES);
        assertThat(steps.get(8).kinds()).contains(EventKind.HANDSET_CHANGED, EventKind.SMS_SENT);
    }

    @Test
    void aFingerprintKnowsTheVerbsOfMoments() {
        String print = fingerprint(MOMENTS);
        for (List<String> change : List.of(
                List.of("arrive: airport", "leave: airport"),
                List.of("leave: international-airport", "leave: airport"),
                List.of("    gap: 15m\n", ""),
                List.of("sum: amount", "sum: balance"),
                List.of("sum: amount", "average: amount"),
                List.of("over: 10000", "over: 10001"),
                List.of("under: 20", "over: 20"),
                List.of("events: 5", "events: 6"),
                List.of("silent: 30d", "silent: 31d"),
                List.of("returns: anything", "returns: POWER_ON"),
                List.of("idle: [CALL_STARTED, SMS_SENT]", "not: [CALL_STARTED, SMS_SENT]"),
                List.of("for: 15m", "for: 16m"),
                List.of("for: 3d", "for: 4d"),
                List.of("capability: mms", "capability: wap"),
                List.of("{capability: mms}", "handset"),
                List.of("{speed: 40, ", "{speed: 41, "),
                List.of("cells: 5, speed: 250", "cells: 5"))) {
            assertThat(MOMENTS).contains(change.get(0));
            assertThat(fingerprint(MOMENTS.replace(change.get(0), change.get(1))))
                    .as(change.toString())
                    .isNotEqualTo(print);
        }
    }

    @Test
    void aCalendar() {
        List<CalendarYear> years =
                Language.calendar("calendar.yaml", Texts.right("calendar.yaml")).get();
        assertThat(years)
                .containsExactly(
                        new CalendarYear(
                                2026,
                                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                                Set.of(
                                        LocalDate.of(2026, 1, 1),
                                        LocalDate.of(2026, 2, 16),
                                        LocalDate.of(2026, 2, 17),
                                        LocalDate.of(2026, 2, 18)),
                                Set.of(LocalDate.of(2026, 2, 14))),
                        new CalendarYear(2027, Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY), Set.of(), Set.of()));
    }

    private static String fingerprint(String text) {
        return Language.scenario("moments", text).get().fingerprint();
    }
}
