package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opportune.engine.Steps.absence;
import static org.opportune.engine.Steps.allOf;
import static org.opportune.engine.Steps.anyOf;
import static org.opportune.engine.Steps.barred;
import static org.opportune.engine.Steps.capturing;
import static org.opportune.engine.Steps.count;
import static org.opportune.engine.Steps.countingOn;
import static org.opportune.engine.Steps.distinct;
import static org.opportune.engine.Steps.keyword;
import static org.opportune.engine.Steps.keywordOf;
import static org.opportune.engine.Steps.next;
import static org.opportune.engine.Steps.on;
import static org.opportune.engine.Steps.perhaps;
import static org.opportune.engine.Steps.scenario;
import static org.opportune.engine.Steps.upTo;
import static org.opportune.engine.Steps.where;
import static org.opportune.engine.Steps.within;

import org.junit.jupiter.api.Test;
import org.opportune.model.EventField;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.AfterMatch;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Step;
import org.opportune.schemas.event.EventKind;

/** Any of, all of, perhaps, at least and at most, barred until the next step, runs up to a bound. */
final class CompositionTest {
    private static final EventKind A = EventKind.SMS_SENT;
    private static final EventKind B = EventKind.CALL_ENDED;
    private static final EventKind C = EventKind.TOP_UP;
    private static final EventKind D = EventKind.BILL;

    @Test
    void anyOfTakesTheFirstThatFitsEachWithItsOwnCondition() {
        Journey journey = new Journey(scenario("s", on(A), anyOf(where(on(B), keyword("YES")), on(C))));
        journey.on(0, A);
        journey.on(1, B, "NO");
        journey.on(2, C);
        journey.on(3, A);
        journey.on(4, B, "YES");
        assertThat(journey.matches).containsExactly("s@2[1,3]", "s@4[4,5]");
    }

    @Test
    void strictAnyOfEndsOnlyWhereItListensAndNoneFits() {
        Scenario scenario =
                scenario("s", on(A), next(anyOf(where(on(B), keyword("YES")), where(on(B), keyword("OK")), on(C))));
        Journey journey = new Journey(scenario);
        journey.on(0, A);
        journey.on(1, D);
        journey.on(2, B, "OK");
        journey.on(3, A);
        journey.on(4, B, "NO");
        journey.on(5, C);
        assertThat(journey.matches).containsExactly("s@2[1,3]");
    }

    @Test
    void allOfWaitsForEachInAnyOrder() {
        Journey journey = new Journey(scenario("s", on(A), allOf(on(B), on(C), on(D))));
        journey.on(0, A);
        journey.on(1, D);
        journey.on(2, D);
        journey.on(3, B);
        assertThat(journey.matches).isEmpty();
        journey.on(4, C);
        assertThat(journey.matches).containsExactly("s@4[1,2,4,5]");
    }

    @Test
    void allOfMayBeginAndGivesAnEventToItsFirstPartThatFits() {
        Step parts = allOf(where(on(B), keyword("YES")), on(B));
        Journey journey = new Journey(scenario("s", 10, 0, Start.RESTART, parts, on(C)));
        journey.on(0, B, "YES");
        journey.partials = Oracle.storedAndRead(journey.partials, journey.plan);
        journey.on(1, B, "YES");
        journey.on(2, C);
        assertThat(journey.matches).containsExactly("s@2[1,2,3]");
        journey.on(10, B, "NO");
        journey.on(11, B, "NO");
        journey.on(20, B, "YES");
        journey.on(21, C);
        assertThat(journey.matches).hasSize(1);
    }

    @Test
    void partsOfAllOfKeepWhatLaterStepsRead() {
        Step parts = allOf(capturing(on(B), EventField.KEYWORD), capturing(on(C), EventField.KEYWORD));
        Journey journey = new Journey(scenario("s", on(A), parts, where(on(A), keywordOf(3))));
        journey.on(0, A);
        journey.on(1, C, "C");
        journey.on(2, B, "B");
        journey.on(3, A, "B");
        journey.on(4, A, "C");
        assertThat(journey.matches).containsExactly("s@4[1,2,3,5]");
    }

    @Test
    void strictAllOfMindsOnlyThePartsThatStillWait() {
        Scenario scenario = scenario("s", on(A), next(allOf(where(on(B), keyword("YES")), on(C))));
        Journey journey = new Journey(scenario);
        journey.on(0, A);
        journey.on(1, B, "YES");
        journey.on(2, B, "NO");
        journey.on(3, C);
        journey.on(10, A);
        journey.on(11, B, "NO");
        journey.on(12, C);
        journey.on(13, B, "YES");
        assertThat(journey.matches).containsExactly("s@3[1,2,4]");
    }

    @Test
    void anOptionalStepIsTakenOrLeft() {
        Journey journey = new Journey(scenario("s", on(A), perhaps(on(B)), on(C)));
        journey.on(0, A);
        journey.on(1, C);
        journey.on(2, A);
        journey.on(3, B);
        journey.on(4, B);
        journey.on(5, C);
        assertThat(journey.matches).containsExactly("s@1[1,2]", "s@5[3,4,6]");
    }

    @Test
    void anEventGoesToTheEarliestStepThatCanUseIt() {
        Journey journey = new Journey(scenario("s", on(A), perhaps(on(B)), where(on(B), keyword("YES"))));
        journey.on(0, A);
        journey.on(1, B, "YES");
        assertThat(journey.matches).isEmpty();
        journey.on(2, B, "YES");
        assertThat(journey.matches).containsExactly("s@2[1,2,3]");
    }

    @Test
    void anOptionalStepPastItsWithinIsLeft() {
        Journey journey = new Journey(scenario("s", on(A), within(perhaps(on(B)), 5), within(on(C), 10)));
        journey.on(0, A);
        journey.on(5, B);
        journey.on(9, C);
        assertThat(journey.matches).containsExactly("s@9[1,3]");
        journey.on(20, A);
        journey.on(24, B);
        journey.on(33, C);
        assertThat(journey.matches).containsExactly("s@9[1,3]", "s@33[4,5,6]");
        journey.on(40, A);
        journey.on(50, C);
        assertThat(journey.matches).hasSize(2);
        assertThat(journey.partials.isEmpty()).isTrue();
    }

    @Test
    void anUnfinishedOptionalCountLeavesNothing() {
        Step counted = perhaps(capturing(count(2, 100, B), EventField.KEYWORD));
        Journey journey = new Journey(scenario("s", on(A), counted, on(C), where(on(D), keywordOf(1))));
        journey.on(0, A);
        journey.on(1, B, "X");
        journey.on(2, C);
        journey.on(3, D, "X");
        assertThat(journey.matches).isEmpty();
        assertThat(journey.absent).containsExactly("s.on-BILL");
        assertThat(journey.partials.tracks().get(0).runs.get(0).evidence).hasSize(2);
    }

    @Test
    void aCountMayTakeMoreUntilTheNextStep() {
        Journey journey = new Journey(scenario("s", upTo(count(2, 10, A), 4), within(on(C), 5)));
        for (int at = 0; at < 6; at++) {
            journey.on(at, A);
        }
        journey.on(7, C);
        assertThat(journey.matches).containsExactly("s@7[1,2,3,4,7]");
        journey.on(20, A);
        journey.on(21, A);
        journey.on(26, C);
        journey.on(27, A);
        journey.on(31, C);
        assertThat(journey.matches).containsExactly("s@7[1,2,3,4,7]", "s@31[8,9,11,12]");
    }

    @Test
    void fromTheLeastOnTheWindowOfACountStandsStill() {
        Journey journey = new Journey(scenario("s", upTo(count(2, 10, A), 9), on(C)));
        journey.on(0, A);
        journey.on(9, A);
        journey.on(10, A);
        journey.on(30, C);
        assertThat(journey.matches).containsExactly("s@30[1,2,4]");
    }

    @Test
    void aRunDiesWhenNoStepCanBeReachedAnyMore() {
        Journey journey = new Journey(scenario("s", upTo(count(2, 10, A), 9), within(on(C), 20)));
        journey.on(0, A);
        journey.on(5, A);
        journey.on(24, D);
        assertThat(journey.on(24, A)).isFalse();
        journey.on(25, C);
        assertThat(journey.matches).isEmpty();
        assertThat(journey.partials.isEmpty()).isTrue();
    }

    @Test
    void countsDifferentValuesEachByItsLatestEvent() {
        Journey journey = new Journey(scenario("s", distinct(count(3, 10, EventKind.CELL_CHANGE)), on(A)));
        for (String cell : new String[] {"a", "b", "a", "b"}) {
            journey.at(journey.events, cell);
        }
        journey.on(4, EventKind.CELL_CHANGE);
        journey.at(12, "c");
        journey.on(12, A);
        assertThat(journey.matches).isEmpty();
        journey.at(12, "d");
        journey.on(13, A);
        assertThat(journey.matches).containsExactly("s@13[4,6,8,9]");
        assertThat(journey.absent).containsExactly("s.count-CELL_CHANGE");
    }

    @Test
    void whatIsBarredEndsARunUntilTheNextStep() {
        Journey journey = new Journey(scenario("s", on(A), barred(B), barred(D), on(C), on(A)));
        journey.on(0, A);
        journey.on(1, B);
        journey.on(2, C);
        journey.on(3, A);
        journey.on(4, C);
        journey.on(5, B);
        journey.on(6, A);
        assertThat(journey.matches).containsExactly("s@6[4,5,7]");
        Recognition match = journey.recognitions.get(0);
        assertThat(match.absentKinds()).containsExactlyInAnyOrder(B, D);
        assertThat(match.absentFromMs()).isEqualTo(3);
    }

    @Test
    void whatIsBarredIsAskedBeforeTheStep() {
        Journey journey = new Journey(scenario("s", on(A), barred(C), on(C)));
        journey.on(0, A);
        journey.on(1, C);
        assertThat(journey.partials.isEmpty()).isTrue();
    }

    @Test
    void whatIsBarredBeforeAnOptionalStepProvesAMatchThatLeavesIt() {
        Journey journey = new Journey(scenario("s", on(A), barred(D), perhaps(on(B)), on(C)));
        journey.on(3, A);
        journey.on(5, C);
        assertThat(journey.recognitions.get(0).absentFromMs()).isEqualTo(3);
    }

    @Test
    void noMoreRunsAreOpenThanTheScenarioAllows() {
        Scenario every = scenario("s", 0, 0, Start.EVERY, on(A), on(B));
        Scenario two = new Scenario("s", every.about(), every.steps(), 0, 0, Start.EVERY, 2, AfterMatch.DROP, "f");
        Journey journey = new Journey(two);
        for (int at = 0; at < 5; at++) {
            journey.on(at, A);
        }
        journey.on(5, D);
        assertThat(journey.partials.openRuns()).hasSize(2);
        assertThat(journey.partials.refused()).isEqualTo(3);
        journey.on(6, B);
        assertThat(journey.matches).containsExactly("s@6[1,7]");
    }

    @Test
    void whatCannotBeRunIsRefused() {
        refused("the first nor the last", on(A), perhaps(on(B)));
        refused("the first nor the last", perhaps(on(A)), on(B));
        refused("until the next step", on(A), barred(B));
        refused("an event can begin", barred(B), on(A));
        refused("never strict ones", on(A), next(perhaps(on(B))), on(C));
        refused("behind a step that may be left", on(A), perhaps(on(B)), next(on(C)));
        refused("behind a step that may be left", on(A), upTo(count(2, 9, B), 3), absence(5, C));
        refused("behind a step that may be left", on(A), perhaps(on(B)), barred(C), on(D));
        assertThatThrownBy(() -> new Journey(countingOn(0, distinct(count(2, 9, A)))))
                .hasMessageContaining("different values");
        refused("never strict", on(A), next(upTo(count(2, 9, B), 3)), on(D));
    }

    private static void refused(String rule, Step... steps) {
        assertThatThrownBy(() -> new Journey(scenario("s", steps)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule)
                .hasMessageContaining("scenario=s step=");
    }
}
