package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opportune.engine.Journey.MMS;
import static org.opportune.engine.Journey.NO_MMS;
import static org.opportune.engine.Journey.UNKNOWN;
import static org.opportune.engine.Steps.changes;
import static org.opportune.engine.Steps.on;
import static org.opportune.engine.Steps.scenario;
import static org.opportune.engine.Steps.where;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.opportune.model.Changing;
import org.opportune.model.HandsetField;
import org.opportune.model.Predicate;
import org.opportune.model.Predicate.Truth;
import org.opportune.model.ProfileField;
import org.opportune.schemas.event.EventKind;

/** CHANGE of what a handset can do, and of the tariff. */
final class OtherChangesTest {
    private static final Changing ABLE = Changing.capability(HandsetField.MMS);
    /** Another model that can do it. */
    private static final String MMS_TOO = Journey.MMS_TOO;

    private static final Predicate GAINED = scope -> {
        Object able = scope.handset(HandsetField.MMS);
        return able == null ? Truth.ABSENT : able.equals(true) ? Truth.TRUE : Truth.FALSE;
    };

    private static Predicate from(String tariff) {
        return scope -> tariff.equals(scope.profile(ProfileField.PREVIOUS_TARIFF)) ? Truth.TRUE : Truth.FALSE;
    }

    @Test
    void shouldCompleteWhenWhatTheNewHandsetCanDoHasLasted() {
        Journey journey = new Journey(scenario("s", changes(100, ABLE)));
        journey.in(0, NO_MMS);
        journey.in(10, MMS);
        assertThat(journey.partials.nextWakeMs()).isEqualTo(110);
        journey.wakeUntil(110);
        assertThat(journey.matches).containsExactly("s@110[2]");
        assertThat(journey.recognitions.get(0).absentKinds()).containsExactly(EventKind.HANDSET_CHANGED);
        journey.in(200, NO_MMS);
        journey.wakeUntil(300);
        assertThat(journey.matches).as("what is lost is a change too").hasSize(2);
    }

    @Test
    void shouldNotTakeAHandsetThatCanDoTheSameForAChange() {
        Journey journey = new Journey(scenario("s", changes(100, ABLE)));
        journey.in(0, MMS);
        journey.in(10, MMS_TOO);
        assertThat(journey.partials.isEmpty()).isTrue();
        assertThat(journey.absent).isEmpty();
        journey.in(20, NO_MMS);
        journey.in(119, MMS_TOO);
        assertThat(journey.partials.isEmpty()).as("able as before").isTrue();
        journey.wakeUntil(500);
        assertThat(journey.matches).isEmpty();
    }

    @Test
    void shouldGoOnWithAnotherHandsetThatCanDoItToo() {
        Journey journey = new Journey(scenario("s", changes(100, ABLE)));
        journey.in(0, NO_MMS);
        journey.in(10, MMS);
        assertThat(journey.in(50, MMS_TOO)).isFalse();
        journey.wakeUntil(110);
        assertThat(journey.matches).containsExactly("s@110[2]");
    }

    @Test
    void shouldLearnNothingFromAHandsetThatNobodyKnowsAndCountItOnce() {
        Journey journey = new Journey(scenario("s", changes(100, ABLE)));
        journey.in(0, NO_MMS);
        journey.in(10, UNKNOWN);
        journey.in(11, UNKNOWN);
        assertThat(journey.absent).containsExactly("s.change");
        journey.in(20, MMS);
        assertThat(journey.absent).as("what was it before?").hasSize(2);
        assertThat(journey.partials.isEmpty()).isTrue();
        journey.in(30, NO_MMS);
        journey.in(40, UNKNOWN);
        journey.in(50, UNKNOWN);
        assertThat(journey.absent).hasSize(3);
        journey.wakeUntil(130);
        assertThat(journey.matches).as("it neither undoes nor begins").containsExactly("s@130[5]");
    }

    @Test
    void shouldAskOfTheHandsetsOnEitherSide() {
        Journey journey = new Journey(scenario("s", where(changes(100, ABLE), GAINED)));
        journey.in(0, MMS);
        journey.in(10, NO_MMS);
        journey.in(50, MMS);
        journey.wakeUntil(500);
        assertThat(journey.matches).as("lent for a moment").isEmpty();
        journey.in(600, NO_MMS);
        journey.wakeUntil(700);
        journey.in(710, MMS_TOO);
        journey.wakeUntil(810);
        assertThat(journey.matches).containsExactly("s@810[5]");
    }

    @Test
    void shouldCompleteWhenTheNewTariffHasLasted() {
        Journey journey = new Journey(scenario("s", changes(100, Changing.TARIFF)));
        journey.pays(0, "S");
        assertThat(journey.partials.isEmpty()).as("a first tariff is no change").isTrue();
        journey.pays(10, "M");
        assertThat(journey.partials.nextWakeMs()).isEqualTo(110);
        assertThat(journey.pays(60, "M")).as("stated again needs no write").isFalse();
        journey.wakeUntil(110);
        assertThat(journey.matches).containsExactly("s@110[2]");
        assertThat(journey.recognitions.get(0).absentKinds()).containsExactly(EventKind.PRICE_PLAN);
        assertThat(journey.recognitions.get(0).absentFromMs()).isEqualTo(10);
    }

    @Test
    void shouldTakeTheFormerTariffForTheEndOfItUntilItsTimeIsOver() {
        Journey journey = new Journey(scenario("s", changes(100, Changing.TARIFF)));
        journey.pays(0, "S");
        journey.pays(10, "M");
        journey.pays(109, "S");
        assertThat(journey.partials.isEmpty()).isTrue();
        journey.pays(200, "M");
        journey.pays(300, "S");
        assertThat(journey.matches).as("a deadline at 300 comes first").containsExactly("s@300[4]");
    }

    @Test
    void shouldCompareAThirdTariffWithTheFirst() {
        Journey journey = new Journey(scenario("s", where(changes(100, Changing.TARIFF), from("S"))));
        journey.pays(0, "S");
        journey.pays(10, "M");
        journey.pays(60, "L");
        assertThat(journey.partials.nextWakeMs()).isEqualTo(160);
        journey.wakeUntil(160);
        assertThat(journey.matches).containsExactly("s@160[3]");
        journey.pays(200, "M");
        journey.wakeUntil(300);
        assertThat(journey.matches).as("not from S").hasSize(1);
        assertThat(journey.partials.isEmpty()).isTrue();
    }

    @Test
    void shouldWaitForAnotherTariffAsALaterStep() {
        Journey journey = new Journey(scenario("s", on(EventKind.SMS_SENT), changes(100, Changing.TARIFF)));
        journey.pays(0, "S");
        journey.on(1, EventKind.SMS_SENT);
        journey.pays(10, "M");
        journey.pays(20, "S");
        assertThat(journey.partials.openRuns()).hasSize(1);
        journey.pays(30, "L");
        journey.wakeUntil(130);
        assertThat(journey.matches).containsExactly("s@130[2,5]");
    }

    @Test
    void shouldBeStoredWhileItSettles() throws IOException {
        Journey journey =
                new Journey(scenario("a", changes(1_000, ABLE)), scenario("b", changes(1_000, Changing.TARIFF)));
        journey.in(0, NO_MMS);
        journey.in(10, MMS);
        journey.pays(20, "S");
        journey.pays(30, "M");
        assertThat(journey.partials.openRuns()).hasSize(2);
        journey.partials = Oracle.storedAndRead(journey.partials, journey.plan);
        journey.pays(40, "S");
        journey.wakeUntil(2_000);
        assertThat(journey.matches).containsExactly("a@1010[2]");
    }

    @Test
    void shouldBeAYesOrANo() {
        assertThatThrownBy(() -> Changing.capability(HandsetField.YEAR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a capability is a yes or a no: what=CAPABILITY field=YEAR");
    }
}
