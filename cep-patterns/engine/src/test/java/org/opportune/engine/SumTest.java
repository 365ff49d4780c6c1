package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opportune.engine.Steps.on;
import static org.opportune.engine.Steps.scenario;
import static org.opportune.engine.Steps.sum;

import org.junit.jupiter.api.Test;
import org.opportune.model.EventField;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Step.Verb;
import org.opportune.model.Threshold;
import org.opportune.schemas.event.EventKind;

/** SUM and AVERAGE: the values of the events in a sliding window. */
final class SumTest {
    private static final Threshold OVER_100 = new Threshold(EventField.DURATION, false, 100);
    private static final Threshold UNDER_10 = new Threshold(EventField.DURATION, true, 10);

    private static Journey call(Journey journey, long at, Long seconds) {
        journey.on(at, Journey.worth(Journey.event(journey.events + 1, EventKind.CALL_ENDED, null, null), seconds));
        journey.partials = Oracle.storedAndRead(journey.partials, journey.plan);
        return journey;
    }

    @Test
    void shouldMatchWithTheEventThatTakesTheSumOverTheLimit() {
        Journey journey = new Journey(scenario("s", sum(Verb.SUM, 1, 100, OVER_100, 50)));
        call(call(call(journey, 0, 60L), 10, 40L), 20, 1L);
        assertThat(journey.matches).as("100 is not over 100").containsExactly("s@20[1,2,3]");
    }

    @Test
    void shouldMatchWithOneEventThatIsEnoughByItself() {
        Journey journey = new Journey(scenario("s", sum(Verb.SUM, 1, 100, OVER_100, 50)));
        call(call(journey, 0, 101L), 1, 500L);
        assertThat(journey.matches).containsExactly("s@0[1]", "s@1[2]");
        assertThat(journey.partials.isEmpty()).isTrue();
    }

    @Test
    void shouldAddUpTheWindowOnly() {
        Journey journey = new Journey(scenario("s", sum(Verb.SUM, 1, 100, OVER_100, 50)));
        call(call(call(journey, 0, 60L), 30, 30L), 50, 50L);
        assertThat(journey.matches).as("the first left as the third came").isEmpty();
        call(journey, 79, 30L);
        assertThat(journey.matches).containsExactly("s@79[2,3,4]");
    }

    @Test
    void shouldNotCountAnEventWithoutTheValue() {
        Journey journey = new Journey(scenario("s", sum(Verb.SUM, 2, 100, OVER_100, 50)));
        call(call(journey, 0, 200L), 1, null);
        assertThat(journey.matches).isEmpty();
        assertThat(journey.absent).containsExactly("s.sum");
        call(journey, 2, 0L);
        assertThat(journey.matches).as("none is not nothing").containsExactly("s@2[1,3]");
    }

    @Test
    void shouldCompareTheAverageExactly() {
        Journey journey = new Journey(scenario("s", sum(Verb.AVERAGE, 3, 100, UNDER_10, 50)));
        call(call(call(journey, 0, 10L), 1, 10L), 2, 10L);
        assertThat(journey.matches).isEmpty();
        call(journey, 3, 9L);
        assertThat(journey.matches).as("39 of 4 is under 10").containsExactly("s@3[1,2,3,4]");
    }

    @Test
    void shouldKeepTheLatestAndCountWhatItLetGo() {
        Journey journey = new Journey(scenario("s", sum(Verb.SUM, 1, 3, OVER_100, 50)));
        call(call(call(journey, 0, 90L), 1, 5L), 2, 5L);
        journey.on(3, Journey.worth(Journey.event(4, EventKind.CALL_ENDED, null, null), 5L));
        assertThat(journey.matches).as("the latest three are 15").isEmpty();
        assertThat(journey.partials.refused()).isEqualTo(1);
    }

    @Test
    void shouldTakeTooLargeValuesForVeryLargeOnes() {
        Journey journey = new Journey(
                scenario("s", sum(Verb.SUM, 3, 100, new Threshold(EventField.DURATION, false, 1_000_000), 50)));
        call(call(call(journey, 0, Long.MAX_VALUE), 1, Long.MAX_VALUE), 2, Long.MAX_VALUE);
        assertThat(journey.matches).containsExactly("s@2[1,2,3]");
    }

    @Test
    void shouldBeginAnewBehindAnotherStep() {
        Journey journey = new Journey(
                scenario("s", 0, 0, Start.ONCE, on(EventKind.POWER_ON), sum(Verb.SUM, 2, 100, OVER_100, 10)));
        call(journey, 0, 500L).on(1, EventKind.POWER_ON);
        call(call(call(journey, 2, 90L), 12, 50L), 15, 51L);
        assertThat(journey.matches).containsExactly("s@15[2,4,5]");
    }

    @Test
    void shouldBeBounded() {
        assertThatThrownBy(() -> new Journey(scenario("s", sum(Verb.SUM, 1, 101, OVER_100, 10))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a sum has a threshold and keeps 1 to 100: scenario=s step=sum");
    }
}
