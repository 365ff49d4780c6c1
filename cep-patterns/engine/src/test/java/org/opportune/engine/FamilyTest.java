package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opportune.engine.Steps.count;
import static org.opportune.engine.Steps.distinct;
import static org.opportune.engine.Steps.dwell;
import static org.opportune.engine.Steps.edited;
import static org.opportune.engine.Steps.on;
import static org.opportune.engine.Steps.riding;
import static org.opportune.engine.Steps.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Step;
import org.opportune.schemas.event.EventKind;

/** Scenarios that differ in a bound or in their rest share what they see, and nothing else. */
final class FamilyTest {
    private static final EventKind A = EventKind.SMS_SENT;

    private static Scenario resting(String id, long coolDownMs, Step step) {
        return scenario(id, 0, coolDownMs, Start.ONCE, step);
    }

    private static int runs(Journey journey) {
        return journey.partials.tracks().stream()
                .mapToInt(track -> track.runs.size())
                .sum();
    }

    /** One that waits for its first step since the beginning. */
    private static OpenRun open(String scenario, long deadlineMs) {
        return new OpenRun(scenario, Rule.tag("f1-" + scenario), 0, 0, deadlineMs);
    }

    @Test
    void shouldKeepOneRunForAllThresholdsOfAStay() {
        Journey journey = new Journey(
                scenario("long", dwell(30)), scenario("short", dwell(10)), resting("rests", 100, dwell(20)));
        journey.at(0, Journey.INSIDE);
        assertThat(runs(journey)).isEqualTo(1);
        assertThat(journey.partials.open()).isEqualTo(3);
        assertThat(journey.partials.openRuns()).containsExactly(open("long", 30), open("rests", 20), open("short", 10));
        journey.wakeUntil(25);
        assertThat(journey.matches).containsExactly("short@10[1]", "rests@20[1]");
        assertThat(journey.partials.openRuns()).containsExactly(open("long", 30));
        journey.at(26, Journey.INSIDE_TOO);
        journey.wakeUntil(60);
        assertThat(journey.matches).containsExactly("short@10[1]", "rests@20[1]", "long@30[1]", "short@36[2]");
    }

    @Test
    void shouldProveByAReturnOnlyTheStayThatItCompletes() {
        Journey journey = new Journey(scenario("short", dwell(10, 5)), scenario("long", dwell(12, 5)));
        journey.at(0, Journey.INSIDE);
        journey.at(8, Journey.OUTSIDE);
        journey.at(11, Journey.INSIDE);
        journey.wakeUntil(20);
        assertThat(journey.matches).containsExactly("short@11[1,3]", "long@12[1]");
    }

    @Test
    void shouldTellMatchesInOrderOfScenarioId() {
        Journey journey = new Journey(
                scenario("b", count(2, 10, A)),
                scenario("c", on(A)),
                scenario("d", count(2, 10, A)),
                scenario("a", on(A)));
        journey.on(0, A);
        journey.on(1, A);
        assertThat(journey.matches).containsExactly("a@0[1]", "c@0[1]", "a@1[2]", "b@1[1,2]", "c@1[2]", "d@1[1,2]");
    }

    @Test
    void shouldBeginAnewForWhoHasMatchedWhileTheOthersGoOn() {
        Journey journey = new Journey(scenario("two", count(2, 100, A)), scenario("three", count(3, 100, A)));
        for (int i = 0; i < 6; i++) {
            journey.on(i, A);
        }
        assertThat(journey.matches)
                .containsExactly("two@1[1,2]", "three@2[1,2,3]", "two@3[3,4]", "three@5[4,5,6]", "two@5[5,6]");
    }

    @Test
    void shouldNotShareWhatIsSeenOtherwise() {
        Scenario[] others = {
            scenario("a", count(2, 10, A)),
            scenario("b", count(2, 11, A)),
            scenario("c", distinct(count(2, 10, A))),
            scenario("d", count(2, 10, EventKind.SMS_RECEIVED)),
            scenario("e", 5, 0, Start.ONCE, count(2, 10, A)),
            scenario("f", 0, 0, Start.RESTART, count(2, 10, A)),
            scenario("g", count(2, 10, A), on(A))
        };
        Plan plan = Plan.of(List.of(others));
        assertThat(IntStream.range(0, others.length)
                        .mapToObj(i -> plan.rule(others[i].id()).family()))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldCountAnAbsentFieldForEach() {
        Step asks = Steps.where(riding(2, 10), Steps.keyword("YES"));
        Journey journey = new Journey(
                scenario("a", asks),
                scenario(
                        "b",
                        Steps.where(riding(3, 10), asks.hears().get(0).where().code())));
        assertThat(journey.plan.rule("a").family())
                .isSameAs(journey.plan.rule("b").family());
        journey.at(0, Journey.INSIDE);
        assertThat(journey.absent).hasSize(2);
    }

    @Test
    void shouldLeaveTheOthersTheirRunsWhenOneChangesOrGoes() {
        Scenario shorter = scenario("short", dwell(10));
        Scenario longer = scenario("long", dwell(30));
        Journey journey = new Journey(shorter, longer);
        journey.at(0, Journey.INSIDE);
        journey.plan = Plan.of(List.of(edited(shorter), longer));
        assertThat(journey.at(5, Journey.INSIDE)).isTrue();
        journey.wakeUntil(40);
        assertThat(journey.matches).containsExactly("short@15[2]", "long@30[1]");

        journey = new Journey(shorter, longer);
        journey.at(0, Journey.INSIDE);
        journey.plan = Plan.of(List.of(longer));
        journey.wakeUntil(40);
        assertThat(journey.matches).containsExactly("long@30[1]");
    }

    @Test
    void shouldTakeARunApartWhenItsScenariosAreNoKinAnyMore() {
        List<Scenario> many = new ArrayList<>();
        for (int i = 0; i < Family.MOST; i++) {
            many.add(scenario("s" + (char) (200 + i), dwell(10 + i)));
        }
        Journey journey = new Journey(many.toArray(Scenario[]::new));
        journey.at(0, Journey.INSIDE);
        assertThat(runs(journey)).isEqualTo(1);
        many.add(scenario("first", dwell(5)));
        journey.plan = Plan.of(many);
        journey.partials = Oracle.storedAndRead(journey.partials, Plan.of(many.subList(0, Family.MOST)));
        assertThat(journey.at(1, Journey.OUTSIDE)).isTrue();
        journey.plan = Plan.of(many);
        journey.at(2, Journey.INSIDE);
        assertThat(journey.partials.tracks()).hasSize(2);
        journey.wakeUntil(200);
        assertThat(journey.matches).hasSize(Family.MOST + 1).contains("first@7[3]", "s" + (char) 200 + "@12[3]");
    }

    @Test
    void shouldGoOnInPartsUnderAPlanThatDividesTheFamily() {
        List<Scenario> many = new ArrayList<>();
        for (int i = 0; i < Family.MOST; i++) {
            many.add(scenario("s" + (char) (200 + i), dwell(10 + i)));
        }
        Journey journey = new Journey(many.toArray(Scenario[]::new));
        journey.at(0, Journey.INSIDE);
        many.add(scenario("first", dwell(5)));
        journey.plan = Plan.of(many);
        journey.wakeUntil(200);
        assertThat(journey.matches).hasSize(Family.MOST).allMatch(match -> match.endsWith("[1]"));
    }
}
