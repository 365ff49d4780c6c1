package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opportune.engine.Journey.INSIDE;
import static org.opportune.engine.Journey.OUTSIDE;
import static org.opportune.engine.Steps.dwell;
import static org.opportune.engine.Steps.on;
import static org.opportune.engine.Steps.scenario;
import static org.opportune.engine.Steps.where;
import static org.opportune.engine.Steps.within;

import org.junit.jupiter.api.Test;
import org.opportune.model.Predicate.Truth;
import org.opportune.model.ProfileField;
import org.opportune.model.Scenario.Start;
import org.opportune.schemas.event.EventKind;

/** DWELL: seen in a place and nowhere else. */
final class StayTest {
    @Test
    void shouldCompleteAfterTheFirstSightingByWakeUp() {
        Journey journey = new Journey(scenario("s", dwell(45)));
        journey.at(0, INSIDE);
        assertThat(journey.at(30, INSIDE)).as("staying needs no write").isFalse();
        assertThat(journey.partials.nextWakeMs()).isEqualTo(45);
        journey.at(45, OUTSIDE);
        assertThat(journey.matches).containsExactly("s@45[1]");
        Recognition stay = journey.recognitions.get(0);
        assertThat(stay.absentFromMs()).isEqualTo(0);
        assertThat(stay.absentKinds())
                .containsExactlyInAnyOrder(EventKind.LOCATION_UPDATE, EventKind.CELL_CHANGE, EventKind.POWER_OFF);
    }

    @Test
    void shouldDropTheRunWhenSeenElsewhereOrSwitchedOff() {
        Journey journey = new Journey(scenario("s", dwell(45)));
        journey.at(0, INSIDE);
        journey.at(44, OUTSIDE);
        assertThat(journey.partials.isEmpty()).isTrue();
        journey.at(50, INSIDE);
        journey.on(60, EventKind.POWER_OFF);
        journey.wakeUntil(200);
        assertThat(journey.matches).isEmpty();
    }

    @Test
    void shouldNeitherKeepNorBreakWithoutALocation() {
        Journey journey = new Journey(scenario("s", dwell(45)));
        journey.on(0, EventKind.CELL_CHANGE);
        assertThat(journey.partials.isEmpty()).isTrue();
        journey.at(10, INSIDE);
        journey.on(20, EventKind.CELL_CHANGE);
        journey.wakeUntil(55);
        assertThat(journey.matches).containsExactly("s@55[2]");
    }

    @Test
    void shouldWaitForANewEntryAsALaterStep() {
        Journey journey = new Journey(scenario("s", on(EventKind.POWER_ON), dwell(10)));
        journey.on(0, EventKind.POWER_ON);
        journey.at(1, INSIDE);
        journey.at(5, OUTSIDE);
        journey.at(20, INSIDE);
        journey.wakeUntil(30);
        assertThat(journey.matches).containsExactly("s@30[1,4]");
        assertThat(journey.recognitions.get(0).absentFromMs()).isEqualTo(20);
    }

    @Test
    void shouldNotWakeForAStayThatCannotEndInTime() {
        Journey journey = new Journey(scenario("s", on(EventKind.POWER_ON), within(dwell(10), 15)));
        journey.on(0, EventKind.POWER_ON);
        journey.at(5, INSIDE);
        assertThat(journey.partials.nextWakeMs()).isEqualTo(Long.MAX_VALUE);
        journey.at(15, INSIDE);
        assertThat(journey.partials.isEmpty()).isTrue();
        journey.on(20, EventKind.POWER_ON);
        journey.at(24, INSIDE);
        journey.wakeUntil(34);
        assertThat(journey.matches).containsExactly("s@34[4,5]");
    }

    @Test
    void shouldAskTheConditionAtTheEntryOnly() {
        Journey journey = new Journey(scenario("s", where(dwell(10), scope -> {
            Object language = scope.profile(ProfileField.LANGUAGE);
            return language == null ? Truth.ABSENT : language.equals("de") ? Truth.TRUE : Truth.FALSE;
        })));
        journey.at(0, INSIDE);
        journey.profile.put(ProfileField.LANGUAGE, "de");
        journey.at(5, INSIDE);
        journey.profile.put(ProfileField.LANGUAGE, "fr");
        journey.at(8, INSIDE);
        journey.wakeUntil(15);
        assertThat(journey.matches).containsExactly("s@15[2]");
        assertThat(journey.absent).containsExactly("s.stay");
    }

    @Test
    void shouldBeginAFurtherStayAtEachSightingWithEvery() {
        Journey journey = new Journey(scenario("s", 0, 0, Start.EVERY, dwell(10), on(EventKind.SMS_SENT)));
        journey.at(0, INSIDE);
        journey.at(3, INSIDE);
        journey.wakeUntil(13);
        journey.on(14, EventKind.SMS_SENT);
        assertThat(journey.matches).containsExactly("s@14[1,3]");
    }

    @Test
    void shouldOutlastAGap() {
        Journey journey = new Journey(scenario("s", dwell(45, 10)));
        journey.at(0, INSIDE);
        journey.at(20, OUTSIDE);
        assertThat(journey.partials.nextWakeMs()).as("outside nothing is due").isEqualTo(Long.MAX_VALUE);
        journey.at(25, OUTSIDE);
        journey.at(29, Journey.INSIDE_TOO);
        assertThat(journey.partials.nextWakeMs()).isEqualTo(45);
        journey.wakeUntil(45);
        assertThat(journey.matches).containsExactly("s@45[1]");
    }

    @Test
    void shouldEndWhenTheGapIsOverWhateverComesThen() {
        Journey journey = new Journey(scenario("s", dwell(45, 10)));
        journey.at(0, INSIDE);
        journey.at(20, OUTSIDE);
        journey.at(30, INSIDE);
        journey.wakeUntil(74);
        assertThat(journey.matches).as("the stay began again at 30").isEmpty();
        journey.wakeUntil(75);
        assertThat(journey.matches).containsExactly("s@75[3]");
    }

    @Test
    void shouldCompleteAtTheReturnIfItsTimeCameInTheGap() {
        Journey journey = new Journey(scenario("s", dwell(45, 10)));
        journey.at(0, INSIDE);
        journey.at(43, OUTSIDE);
        journey.wakeUntil(50);
        assertThat(journey.matches).isEmpty();
        journey.at(52, INSIDE);
        assertThat(journey.matches).containsExactly("s@52[1,3]");
        assertThat(journey.recognitions.get(0).absentFromMs()).isEqualTo(0);
    }

    @Test
    void shouldTakeSwitchingOffForAGapToo() {
        Journey journey = new Journey(scenario("s", dwell(45, 10)));
        journey.at(0, INSIDE);
        journey.on(10, EventKind.POWER_OFF);
        journey.at(15, INSIDE);
        journey.on(30, EventKind.POWER_OFF);
        journey.wakeUntil(200);
        assertThat(journey.matches).isEmpty();
    }

    @Test
    void shouldWaitForAnotherStayAsALaterStepWhenTheGapIsOver() {
        Journey journey = new Journey(scenario("s", on(EventKind.POWER_ON), dwell(10, 3)));
        journey.on(0, EventKind.POWER_ON);
        journey.at(1, INSIDE);
        journey.at(5, OUTSIDE);
        journey.at(20, INSIDE);
        journey.wakeUntil(30);
        assertThat(journey.matches).containsExactly("s@30[1,4]");
    }
}
