package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opportune.engine.Journey.MMS;
import static org.opportune.engine.Journey.NO_MMS;
import static org.opportune.engine.Journey.UNKNOWN;
import static org.opportune.engine.Steps.changes;
import static org.opportune.engine.Steps.on;
import static org.opportune.engine.Steps.scenario;
import static org.opportune.engine.Steps.where;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.opportune.model.HandsetField;
import org.opportune.model.Predicate;
import org.opportune.model.Predicate.Truth;
import org.opportune.model.Scenario.Start;
import org.opportune.schemas.event.Device;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

/** CHANGE: another handset that stays. */
final class ChangeTest {
    private static final Predicate GAINS_MMS = scope -> {
        Object now = scope.handset(HandsetField.MMS);
        Object before = scope.previousHandset(HandsetField.MMS);
        return now == null || before == null
                ? Truth.ABSENT
                : now.equals(true) && before.equals(false) ? Truth.TRUE : Truth.FALSE;
    };

    @Test
    void shouldCompleteWhenTheNewHandsetHasLasted() {
        Journey journey = new Journey(scenario("s", changes(100)));
        journey.in(0, NO_MMS);
        assertThat(journey.partials.isEmpty())
                .as("a first handset is no change")
                .isTrue();
        journey.in(10, MMS);
        assertThat(journey.partials.nextWakeMs()).isEqualTo(110);
        assertThat(journey.in(50, MMS)).as("seen again needs no write").isFalse();
        journey.wakeUntil(110);
        assertThat(journey.matches).containsExactly("s@110[2]");
        assertThat(journey.recognitions.get(0).absentKinds()).containsExactly(EventKind.HANDSET_CHANGED);
        assertThat(journey.recognitions.get(0).absentFromMs()).isEqualTo(10);
    }

    @Test
    void shouldTakeTheFormerHandsetForTheEndOfItAndNotForAChangeBack() {
        Journey journey = new Journey(scenario("s", changes(100)));
        journey.in(0, MMS);
        journey.in(10, NO_MMS);
        journey.in(40, MMS);
        assertThat(journey.partials.isEmpty()).isTrue();
        journey.wakeUntil(500);
        assertThat(journey.matches).isEmpty();
    }

    @Test
    void shouldRememberTheFormerHandsetBehindOneThatIsNotWanted() {
        Journey journey = new Journey(scenario("s", where(changes(100), GAINS_MMS)));
        journey.in(0, MMS);
        journey.in(10, NO_MMS);
        journey.in(40, MMS);
        journey.wakeUntil(500);
        assertThat(journey.matches).as("a friend's phone for half an hour").isEmpty();
        journey.in(600, NO_MMS);
        journey.wakeUntil(700);
        assertThat(journey.partials.isEmpty())
                .as("from now on that is the handset")
                .isTrue();
        journey.in(900, MMS);
        journey.wakeUntil(1000);
        assertThat(journey.matches).containsExactly("s@1000[5]");
    }

    @Test
    void shouldCompareAThirdHandsetWithTheFirst() {
        Journey journey = new Journey(scenario("s", where(changes(100), GAINS_MMS)));
        journey.in(0, NO_MMS);
        journey.in(10, UNKNOWN);
        assertThat(journey.absent).containsExactly("s.change");
        journey.in(50, MMS);
        assertThat(journey.partials.nextWakeMs()).isEqualTo(150);
        journey.wakeUntil(150);
        assertThat(journey.matches).containsExactly("s@150[3]");
    }

    @Test
    void shouldTakeTheEventsWordWhereTheProfileHasNone() {
        Journey journey = new Journey(scenario("s", where(changes(100), GAINS_MMS)));
        Event told = Journey.event(1, EventKind.POWER_ON, null, null);
        told.setDevice(new Device(MMS, NO_MMS));
        journey.on(0, told);
        journey.wakeUntil(100);
        assertThat(journey.matches).containsExactly("s@100[1]");
    }

    @Test
    void shouldKeepOneChangeWhateverTheOverlapPolicy() {
        for (Start start : Start.values()) {
            Journey journey = new Journey(scenario("s", 0, 0, start, changes(100), on(EventKind.SMS_SENT)));
            journey.in(0, NO_MMS);
            journey.in(10, MMS);
            journey.in(20, UNKNOWN);
            assertThat(journey.partials.openRuns()).as(start.name()).hasSize(1);
            journey.in(30, NO_MMS);
            assertThat(journey.partials.isEmpty()).as(start.name()).isTrue();
        }
    }

    @Test
    void shouldWaitForAnotherChangeAsALaterStep() {
        Journey journey = new Journey(scenario("s", on(EventKind.SMS_SENT), where(changes(100), GAINS_MMS)));
        journey.in(0, NO_MMS);
        journey.on(1, EventKind.SMS_SENT);
        journey.in(10, UNKNOWN);
        journey.wakeUntil(200);
        journey.in(210, NO_MMS);
        journey.in(300, MMS);
        journey.in(310, NO_MMS);
        journey.in(500, MMS);
        journey.wakeUntil(599);
        assertThat(journey.matches).as("the gain of 300 lasted a moment").isEmpty();
        journey.wakeUntil(600);
        assertThat(journey.matches).containsExactly("s@600[2,7]");
    }

    @Test
    void shouldTakeLittleRoom() throws IOException {
        Journey journey = new Journey(scenario("new-mms-handset", changes(21_600_000)));
        journey.in(1_790_000_000_000L, NO_MMS);
        assertThat(journey.partials.isEmpty()).isTrue();
        journey.in(1_790_000_100_000L, MMS);
        assertThat(PartialsTest.octets(journey.partials).length).isLessThan(80);
        assertThat(PartialsTest.octets(Oracle.storedAndRead(journey.partials, journey.plan)))
                .isEqualTo(PartialsTest.octets(journey.partials));
    }
}
