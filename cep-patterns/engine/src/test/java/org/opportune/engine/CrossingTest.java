package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opportune.engine.Journey.INSIDE;
import static org.opportune.engine.Journey.INSIDE_TOO;
import static org.opportune.engine.Journey.OUTSIDE;
import static org.opportune.engine.Steps.arrive;
import static org.opportune.engine.Steps.keyword;
import static org.opportune.engine.Steps.leave;
import static org.opportune.engine.Steps.on;
import static org.opportune.engine.Steps.scenario;
import static org.opportune.engine.Steps.where;
import static org.opportune.engine.Steps.within;

import org.junit.jupiter.api.Test;
import org.opportune.model.Scenario.Start;
import org.opportune.schemas.event.EventKind;

/** ARRIVE and LEAVE: seen on the other side of a place's border than before. */
final class CrossingTest {
    @Test
    void shouldArriveWithTheFirstSightingInsideAfterOneOutside() {
        Journey journey = new Journey(scenario("s", arrive()));
        journey.at(0, OUTSIDE);
        assertThat(journey.partials.isEmpty())
                .as("who is outside costs nothing")
                .isTrue();
        journey.at(10, INSIDE);
        journey.at(20, INSIDE_TOO);
        journey.at(30, OUTSIDE);
        journey.at(40, INSIDE_TOO);
        assertThat(journey.matches).containsExactly("s@10[2]", "s@40[5]");
        assertThat(journey.recognitions.get(0).absentKinds()).isEmpty();
    }

    @Test
    void shouldNotArriveWhereNobodyKnowsWhereTheyWereBefore() {
        Journey journey = new Journey(scenario("s", arrive()));
        journey.at(0, INSIDE);
        journey.on(5, EventKind.CELL_CHANGE);
        journey.on(10, EventKind.POWER_OFF);
        journey.at(20, INSIDE);
        assertThat(journey.matches)
                .as("switched off is not seen elsewhere, and no location says nothing")
                .isEmpty();
    }

    @Test
    void shouldLeaveAtOnceWithoutAGap() {
        Journey journey = new Journey(scenario("s", leave(0)));
        journey.at(0, OUTSIDE);
        journey.at(10, INSIDE);
        journey.on(15, EventKind.POWER_OFF);
        journey.at(20, OUTSIDE);
        journey.at(30, OUTSIDE);
        assertThat(journey.matches).containsExactly("s@20[4]");
        assertThat(journey.recognitions.get(0).absentKinds()).isEmpty();
    }

    @Test
    void shouldLeaveWhenTheGapIsOver() {
        Journey journey = new Journey(scenario("s", leave(10)));
        journey.at(0, INSIDE);
        journey.at(20, OUTSIDE);
        assertThat(journey.partials.nextWakeMs()).isEqualTo(30);
        journey.at(25, OUTSIDE);
        journey.at(30, INSIDE);
        assertThat(journey.matches).containsExactly("s@30[2]");
        Recognition left = journey.recognitions.get(0);
        assertThat(left.absentFromMs()).isEqualTo(20);
        assertThat(left.absentKinds()).containsExactlyInAnyOrder(EventKind.LOCATION_UPDATE, EventKind.CELL_CHANGE);
    }

    @Test
    void shouldNotLeaveWhenSeenInsideAgainWithinTheGap() {
        Journey journey = new Journey(scenario("s", leave(10)));
        journey.at(0, INSIDE);
        journey.at(20, OUTSIDE);
        journey.at(29, INSIDE_TOO);
        assertThat(journey.partials.isEmpty()).isTrue();
        journey.at(31, OUTSIDE);
        journey.wakeUntil(100);
        assertThat(journey.matches).containsExactly("s@41[4]");
    }

    @Test
    void shouldAskTheConditionWithTheCrossing() {
        Journey journey = new Journey(scenario("s", where(leave(10), keyword("YES"))));
        journey.at(0, INSIDE);
        journey.at(5, OUTSIDE);
        journey.on(6, Journey.event(3, EventKind.CELL_CHANGE, "YES", OUTSIDE));
        journey.wakeUntil(50);
        assertThat(journey.matches)
                .as("the second sighting outside is no crossing")
                .isEmpty();
        journey.at(60, INSIDE);
        journey.on(65, Journey.event(5, EventKind.CELL_CHANGE, "YES", OUTSIDE));
        journey.wakeUntil(75);
        assertThat(journey.matches).containsExactly("s@75[5]");
    }

    @Test
    void shouldWaitForAnotherCrossingAsALaterStep() {
        Journey journey = new Journey(scenario("s", on(EventKind.POWER_ON), leave(10), arrive()));
        journey.at(0, INSIDE);
        journey.on(1, EventKind.POWER_ON);
        journey.at(5, OUTSIDE);
        journey.at(8, INSIDE);
        assertThat(journey.partials.open()).isEqualTo(1);
        journey.at(20, OUTSIDE);
        journey.at(30, INSIDE);
        assertThat(journey.matches).containsExactly("s@30[2,5,6]");
        assertThat(journey.recognitions.get(0).absentFromMs()).isEqualTo(20);
    }

    @Test
    void shouldNotWakeForALeavingThatCannotEndInTime() {
        Journey journey = new Journey(scenario("s", on(EventKind.POWER_ON), within(leave(10), 15)));
        journey.at(0, INSIDE);
        journey.on(1, EventKind.POWER_ON);
        journey.at(6, OUTSIDE);
        assertThat(journey.partials.nextWakeMs()).isEqualTo(Long.MAX_VALUE);
        journey.wakeUntil(50);
        assertThat(journey.matches).isEmpty();
    }

    @Test
    void shouldBeOneLeavingAtATimeUnderEvery() {
        Journey journey = new Journey(scenario("s", 0, 0, Start.EVERY, leave(10), on(EventKind.SMS_SENT)));
        journey.at(0, INSIDE);
        journey.at(5, OUTSIDE);
        assertThat(journey.partials.open()).isEqualTo(1);
        journey.at(30, INSIDE);
        journey.at(40, OUTSIDE);
        assertThat(journey.partials.open()).isEqualTo(2);
        journey.on(41, EventKind.SMS_SENT);
        assertThat(journey.matches).containsExactly("s@41[2,5]");
    }
}
