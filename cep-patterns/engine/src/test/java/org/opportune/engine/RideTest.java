package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opportune.engine.Steps.capturing;
import static org.opportune.engine.Steps.next;
import static org.opportune.engine.Steps.on;
import static org.opportune.engine.Steps.pingPong;
import static org.opportune.engine.Steps.riding;
import static org.opportune.engine.Steps.scenario;
import static org.opportune.engine.Steps.where;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.opportune.model.EventField;
import org.opportune.model.Predicate.Truth;
import org.opportune.model.Scenario.Start;
import org.opportune.schemas.event.EventKind;

/** RIDING: seen in many cells, none of them by coming back. */
final class RideTest {
    private static Journey ride(Journey journey, long fromMs, String cells) {
        for (int i = 0; i < cells.length(); i++) {
            journey.at(fromMs + i, "cell-" + cells.charAt(i));
        }
        return journey;
    }

    @Test
    void shouldCompleteWithTheLastOfSoManyCells() {
        Journey journey = ride(new Journey(scenario("s", riding(4, 10))), 0, "ABCD");
        assertThat(journey.matches).containsExactly("s@3[1,2,3,4]");
    }

    @Test
    void shouldNotTakePingPongForProgress() {
        Journey journey = ride(new Journey(scenario("s", riding(3, 100))), 0, "ABABABBABAAB");
        assertThat(journey.matches).isEmpty();
        assertThat(journey.partials.openRuns()).hasSize(1);
    }

    @Test
    void shouldUndoEverythingSinceTheCellThatIsSeenAgain() {
        Journey journey = ride(new Journey(scenario("s", riding(4, 100))), 0, "ABCACBABC");
        assertThat(journey.matches).as("three cells around one place").isEmpty();
        ride(journey, 20, "D");
        assertThat(journey.matches).containsExactly("s@20[7,8,9,10]");
    }

    @Test
    void shouldGoOnThroughPingPongOnTheWay() {
        Journey journey = ride(new Journey(scenario("s", riding(4, 100))), 0, "ABABCBCD");
        assertThat(journey.matches).as("proven by the last sighting in each").containsExactly("s@7[3,6,7,8]");
    }

    @Test
    void shouldForgetCellsThatLeftTheWindow() {
        Journey journey = new Journey(scenario("s", riding(3, 10)));
        journey.at(0, "A");
        journey.at(5, "B");
        journey.at(10, "C");
        assertThat(journey.matches).as("(t - 10, t]").isEmpty();
        journey.at(14, "D");
        assertThat(journey.matches).containsExactly("s@14[2,3,4]");
    }

    @Test
    void shouldKeepNothingOnceTheWindowIsEmpty() {
        Journey journey = new Journey(scenario("s", riding(3, 10)));
        journey.at(0, "A");
        assertThat(journey.partials.nextWakeMs())
                .as("nobody is woken for a ride")
                .isEqualTo(Long.MAX_VALUE);
        journey.on(10, EventKind.SMS_SENT);
        assertThat(journey.partials.isEmpty()).isTrue();
    }

    @Test
    void shouldCountEveryReturnWithPingPong() {
        Journey journey = ride(new Journey(scenario("s", pingPong(riding(4, 100)))), 0, "AABAB");
        assertThat(journey.matches).containsExactly("s@4[2,3,4,5]");
    }

    @Test
    void shouldNeitherCountNorAskWithoutACell() {
        Journey journey = new Journey(scenario("s", where(riding(2, 10), scope -> Truth.ABSENT)));
        journey.on(0, EventKind.CALL_ENDED);
        assertThat(journey.absent).isEmpty();
        journey.at(1, "A");
        assertThat(journey.absent).containsExactly("s.ride");
        assertThat(journey.partials.isEmpty()).isTrue();
    }

    @Test
    void shouldKeepOneTrailWhateverTheOverlapPolicy() {
        for (Start start : Start.values()) {
            Journey journey = new Journey(scenario("s", 0, 0, start, riding(3, 100), on(EventKind.SMS_SENT)));
            ride(journey, 0, "AB");
            assertThat(journey.partials.openRuns()).as(start.name()).hasSize(1);
            ride(journey, 5, "C");
            journey.on(9, EventKind.SMS_SENT);
            assertThat(journey.matches).containsExactly("s@9[1,2,3,4]");
        }
    }

    @Test
    void shouldRideAsALaterStepFromItsOwnBeginningOn() {
        Journey journey = new Journey(scenario("s", capturing(on(EventKind.POWER_ON), EventField.CELL), riding(2, 10)));
        journey.on(0, Journey.event(1, EventKind.POWER_ON, null, "A"));
        journey.at(5, "A");
        assertThat(journey.matches).as("the first cell is that of the ride").isEmpty();
        journey.at(6, "B");
        assertThat(journey.matches).containsExactly("s@6[1,2,3]");
    }

    @Test
    void shouldTakeLittleRoom() throws IOException {
        Journey journey = ride(new Journey(scenario("riding", riding(4, 600_000))), 1_790_000_000_000L, "ABC");
        int octets = PartialsTest.octets(journey.partials).length;
        assertThat(octets).isLessThan(3 * 32 + 32);
    }

    @Test
    void shouldNotBeStrict() {
        assertThatThrownBy(() -> new Journey(scenario("s", on(EventKind.SMS_SENT), next(riding(2, 10)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RIDING, CHANGE, ARRIVE, LEAVE, IDLE and RETURN are never strict: scenario=s step=ride");
    }
}
