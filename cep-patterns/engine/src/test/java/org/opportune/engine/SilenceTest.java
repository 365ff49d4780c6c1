package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opportune.engine.Steps.idle;
import static org.opportune.engine.Steps.keyword;
import static org.opportune.engine.Steps.on;
import static org.opportune.engine.Steps.returns;
import static org.opportune.engine.Steps.scenario;
import static org.opportune.engine.Steps.where;
import static org.opportune.engine.Steps.within;

import org.junit.jupiter.api.Test;
import org.opportune.model.Scenario.Start;
import org.opportune.schemas.event.EventKind;

/** IDLE and RETURN: what nobody did for a while. */
final class SilenceTest {
    @Test
    void shouldBeIdleAfterTheLatestEvent() {
        Journey journey = new Journey(scenario("s", idle(10, EventKind.SMS_SENT)));
        journey.on(0, EventKind.SMS_SENT);
        journey.on(9, EventKind.SMS_SENT);
        journey.on(12, EventKind.CALL_ENDED);
        assertThat(journey.partials.nextWakeMs()).isEqualTo(19);
        journey.on(19, EventKind.SMS_SENT);
        assertThat(journey.matches).as("the deadline comes before the event").containsExactly("s@19[2]");
        Recognition idle = journey.recognitions.get(0);
        assertThat(idle.absentKinds()).containsExactly(EventKind.SMS_SENT);
        assertThat(idle.absentFromMs()).isEqualTo(9);
        assertThat(journey.partials.nextWakeMs()).as("the event begins another").isEqualTo(29);
    }

    @Test
    void shouldBeIdleSinceTheStepBefore() {
        Journey journey = new Journey(scenario("s", on(EventKind.POWER_ON), idle(10, EventKind.SMS_SENT)));
        journey.on(0, EventKind.POWER_ON);
        journey.wakeUntil(10);
        assertThat(journey.matches).containsExactly("s@10[1]");
        assertThat(journey.recognitions.get(0).absentFromMs()).isEqualTo(0);
        journey.on(20, EventKind.POWER_ON);
        journey.on(25, EventKind.SMS_SENT);
        journey.wakeUntil(35);
        assertThat(journey.matches).as("begun anew by the message").endsWith("s@35[2,3]");
    }

    @Test
    void shouldNotBeginAnewWithWhatTheConditionDoesNotWant() {
        Journey journey = new Journey(scenario("s", where(idle(10, EventKind.SMS_SENT), keyword("YES"))));
        journey.on(0, EventKind.SMS_SENT, "YES");
        journey.on(5, EventKind.SMS_SENT, "NO");
        journey.wakeUntil(10);
        assertThat(journey.matches).containsExactly("s@10[1]");
    }

    @Test
    void shouldNotWakeForWhatCannotEndInTime() {
        Journey journey = new Journey(scenario("s", on(EventKind.POWER_ON), within(idle(10, EventKind.SMS_SENT), 15)));
        journey.on(0, EventKind.POWER_ON);
        journey.on(6, EventKind.SMS_SENT);
        assertThat(journey.partials.nextWakeMs()).isEqualTo(Long.MAX_VALUE);
        journey.wakeUntil(100);
        journey.on(101, EventKind.SMS_SENT);
        assertThat(journey.matches).isEmpty();
        assertThat(journey.partials.isEmpty()).isTrue();
    }

    @Test
    void shouldBeOneAtATimeUnderEvery() {
        Journey journey =
                new Journey(scenario("s", 0, 0, Start.EVERY, idle(10, EventKind.SMS_SENT), on(EventKind.POWER_ON)));
        journey.on(0, EventKind.SMS_SENT);
        journey.on(1, EventKind.SMS_SENT);
        assertThat(journey.partials.open()).isEqualTo(1);
        journey.on(20, EventKind.SMS_SENT);
        assertThat(journey.partials.open()).isEqualTo(2);
        journey.on(21, EventKind.POWER_ON);
        assertThat(journey.matches).containsExactly("s@21[2,4]");
    }

    @Test
    void shouldReturnAfterALongSilence() {
        Journey journey = new Journey(scenario("s", returns(30, EventKind.POWER_ON)));
        journey.on(0, EventKind.POWER_ON);
        assertThat(journey.partials.isEmpty())
                .as("nothing is kept while nobody is there")
                .isTrue();
        journey.on(29, EventKind.POWER_ON);
        journey.on(59, EventKind.POWER_ON);
        assertThat(journey.matches).containsExactly("s@59[3]");
        Recognition back = journey.recognitions.get(0);
        assertThat(back.absentFromMs()).isEqualTo(29);
        assertThat(back.absentKinds()).containsExactly(EventKind.POWER_ON);
    }

    @Test
    void shouldReturnWithTheFirstEventOrNotAtAll() {
        Journey journey = new Journey(scenario("s", returns(30, EventKind.POWER_ON)));
        journey.on(0, EventKind.POWER_ON);
        journey.on(100, EventKind.CELL_CHANGE);
        journey.on(101, EventKind.POWER_ON);
        assertThat(journey.matches).isEmpty();
    }

    @Test
    void shouldReturnAsALaterStepToo() {
        Journey journey = new Journey(scenario("s", on(EventKind.SMS_SENT), returns(30, EventKind.POWER_ON)));
        journey.on(0, EventKind.SMS_SENT);
        journey.on(10, EventKind.POWER_ON);
        journey.on(40, EventKind.POWER_ON);
        assertThat(journey.matches).containsExactly("s@40[1,3]");
    }
}
