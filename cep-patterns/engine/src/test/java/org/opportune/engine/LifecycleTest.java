package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opportune.engine.Steps.absence;
import static org.opportune.engine.Steps.edited;
import static org.opportune.engine.Steps.on;
import static org.opportune.engine.Steps.scenario;
import static org.opportune.engine.Steps.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opportune.model.Hearing;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Step;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

/** Plans that change, runs that end unseen, kinds that nobody listens to. */
final class LifecycleTest {
    private static final EventKind A = EventKind.SMS_SENT;
    private static final EventKind B = EventKind.CALL_ENDED;
    private static final EventKind DEAF = EventKind.BILL;

    @Test
    void shouldDropRunsOfAChangedDefinitionAtTheNextTouch() {
        Scenario before = scenario("s", on(A), absence(10, B));
        Journey journey = new Journey(before);
        journey.on(0, A);
        journey.plan = Plan.of(List.of(edited(before)));
        assertThat(journey.partials.nextWakeMs()).isEqualTo(10);
        journey.wakeUntil(100);
        assertThat(journey.matches).isEmpty();
        assertThat(journey.partials.isEmpty()).isTrue();
    }

    @Test
    void shouldDropWhatARetiredScenarioLeftAndKeepTheOthers() {
        Scenario kept = scenario("a", on(A), on(B));
        Scenario retired = scenario("b", 0, 1000, Start.ONCE, on(A));
        Journey journey = new Journey(kept, retired);
        journey.on(0, A);
        journey.plan = Plan.of(List.of(kept));
        assertThat(journey.on(1, DEAF)).isTrue();
        assertThat(journey.partials.tracks()).extracting(t -> t.names.ids[0]).containsExactly("a");
        journey.on(2, B);
        assertThat(journey.matches).containsExactly("b@0[1]", "a@2[1,3]");
    }

    @Test
    void shouldRestThroughAChangeOfTheDefinition() {
        Scenario before = scenario("s", 0, 10, Start.ONCE, on(A));
        Journey journey = new Journey(before);
        journey.on(0, A);
        journey.plan = Plan.of(List.of(edited(before)));
        journey.on(9, A);
        journey.on(10, A);
        assertThat(journey.matches).containsExactly("s@0[1]", "s@10[3]");
    }

    @Test
    void shouldGoOnUnderAnotherPlanWithTheSameDefinition() {
        Scenario same = scenario("s", 20, 0, Start.ONCE, on(A), on(B));
        Journey journey = new Journey(same);
        journey.on(0, A);
        journey.plan = Plan.of(List.of(scenario("a", on(B)), same));
        assertThat(journey.on(1, DEAF)).isFalse();
        journey.on(2, B);
        assertThat(journey.matches).containsExactly("a@2[3]", "s@2[1,3]");
    }

    @Test
    void shouldForgetExpiredRunsAtTheNextTouchWithoutWakingForThem() {
        Journey journey = new Journey(
                scenario("a", 10, 0, Start.ONCE, on(A), on(B)),
                scenario("b", on(A), within(on(B), 10)),
                scenario("c", Steps.count(2, 10, A)),
                scenario("d", 0, 10, Start.ONCE, on(A)));
        journey.on(0, A);
        assertThat(journey.partials.nextWakeMs()).isEqualTo(Long.MAX_VALUE);
        assertThat(journey.on(9, DEAF)).isFalse();
        assertThat(journey.partials.open()).isEqualTo(3);
        assertThat(journey.partials.expired()).isZero();
        assertThat(journey.on(10, DEAF)).isTrue();
        assertThat(journey.partials.isEmpty()).isTrue();
        assertThat(journey.partials.open()).isZero();
        assertThat(journey.partials.expired()).isEqualTo(3);
    }

    @Test
    void shouldNotChangeForAMatchThatLeavesNothing() {
        Journey journey = new Journey(scenario("s", on(A)));
        assertThat(journey.on(0, A)).isFalse();
        assertThat(journey.matches).hasSize(1);
    }

    @Test
    void shouldDoNothingWhenWokenTooEarly() {
        Journey journey = new Journey(scenario("s", on(A), absence(10, B)));
        journey.on(0, A);
        assertThat(Engine.onWake(journey.plan, Journey.TABLES, journey.partials, 9, f -> null, journey))
                .isFalse();
        assertThat(journey.matches).isEmpty();
    }

    @Test
    void shouldHandleOneDueTimePerCallEachWithItsOwnNow() {
        Journey journey =
                new Journey(scenario("a", on(A), absence(10, B)), scenario("b", on(A), absence(20, B), absence(5, B)));
        journey.on(0, A);
        Engine.onWake(journey.plan, Journey.TABLES, journey.partials, 100, f -> null, journey);
        assertThat(journey.matches).containsExactly("a@10[1]");
        journey.wakeUntil(100);
        assertThat(journey.matches).containsExactly("a@10[1]", "b@25[1]");
    }

    @Test
    void shouldListenToDeclaredKindsByName() {
        Set<EventKind> custom = Set.of(EventKind.CUSTOM_MOMENT);
        Hearing hearing = new Hearing("gym", custom, Set.of("gym-visit"), null, List.of());
        Step step = Steps.heard(Steps.on(EventKind.CUSTOM_MOMENT), hearing);
        Scenario twice = scenario("t", step, step);
        Journey journey = new Journey(scenario("s", step), twice);
        Event other = Journey.event(1, EventKind.CUSTOM_MOMENT, null, null);
        other.setCustomKind("pool-visit");
        Event gym = Journey.event(2, EventKind.CUSTOM_MOMENT, null, null);
        gym.setCustomKind("gym-visit");
        journey.on(0, other);
        journey.on(1, gym);
        journey.on(2, other);
        assertThat(journey.matches).containsExactly("s@1[2]");
        assertThat(journey.partials.openRuns())
                .containsExactly(new OpenRun("t", OpenRun.mark(twice), 1, 1, Long.MAX_VALUE));
    }

    @Test
    void shouldListenToWhatItsStepsListenTo() {
        Plan plan = Plan.of(List.of(scenario("s", on(A), absence(10, B)), scenario("t", Steps.dwell(5))));
        assertThat(plan.listensTo(A)).isTrue();
        assertThat(plan.listensTo(B)).isTrue();
        assertThat(plan.listensTo(EventKind.POWER_OFF)).isTrue();
        assertThat(plan.listensTo(DEAF)).isFalse();
        assertThat(plan.scenario("s")).isNotNull();
        assertThat(plan.scenario("u")).isNull();
    }

    @Test
    void shouldRefuseWhatNoEventCanBeginAndTwoOfOneName() {
        assertThatThrownBy(() -> Plan.of(List.of(scenario("s", absence(10, B)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scenario=s");
        assertThatThrownBy(() -> Plan.of(List.of(scenario("s", on(A)), scenario("s", on(B)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scenario=s");
    }
}
