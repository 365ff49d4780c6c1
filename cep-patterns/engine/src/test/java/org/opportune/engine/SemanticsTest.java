package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opportune.engine.Steps.absence;
import static org.opportune.engine.Steps.capturing;
import static org.opportune.engine.Steps.count;
import static org.opportune.engine.Steps.keyword;
import static org.opportune.engine.Steps.keywordOf;
import static org.opportune.engine.Steps.next;
import static org.opportune.engine.Steps.on;
import static org.opportune.engine.Steps.scenario;
import static org.opportune.engine.Steps.where;
import static org.opportune.engine.Steps.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opportune.model.EventField;
import org.opportune.model.Scenario.Start;
import org.opportune.schemas.event.EventKind;

/** One test per row of the semantics, for events, counts, absences and runs. */
final class SemanticsTest {
    private static final EventKind A = EventKind.SMS_SENT;
    private static final EventKind B = EventKind.CALL_ENDED;
    private static final EventKind C = EventKind.TOP_UP;

    @Test
    void shouldHoldWithinOnlyWhileLastMinusFirstIsLess() {
        Journey journey = new Journey(scenario("s", 10, 0, Start.ONCE, on(A), on(B)));
        journey.on(0, A);
        journey.on(10, B);
        journey.on(20, A);
        journey.on(29, B);
        assertThat(journey.matches).containsExactly("s@29[3,4]");
    }

    @Test
    void shouldHoldStepWithinFromTheStepBefore() {
        Journey journey = new Journey(scenario("s", on(A), on(B), within(on(C), 10)));
        journey.on(0, A);
        journey.on(100, B);
        journey.on(110, C);
        assertThat(journey.matches).isEmpty();
        journey.on(200, A);
        journey.on(300, B);
        journey.on(309, C);
        assertThat(journey.matches).containsExactly("s@309[4,5,6]");
    }

    @Test
    void shouldCountInWindowOpenAtItsOldEnd() {
        Journey journey = new Journey(scenario("s", count(3, 10, A)));
        journey.on(0, A);
        journey.on(5, A);
        journey.on(10, A);
        assertThat(journey.matches).isEmpty();
        journey.on(14, A);
        assertThat(journey.matches).containsExactly("s@14[2,3,4]");
    }

    @Test
    void shouldCountWithinFromTheFirstEventStillInEvidence() {
        Journey journey = new Journey(scenario("s", 12, 0, Start.ONCE, count(2, 5, A), on(B)));
        journey.on(0, A);
        journey.on(4, C);
        journey.on(5, A);
        journey.on(9, A);
        journey.on(16, B);
        assertThat(journey.matches).containsExactly("s@16[3,4,5]");
    }

    @Test
    void shouldRunDeadlineBeforeEventOfTheSameTime() {
        Journey journey = new Journey(scenario("s", on(A), absence(10, B)));
        journey.on(0, A);
        journey.on(10, B);
        assertThat(journey.matches).containsExactly("s@10[1]");
    }

    @Test
    void shouldBreakAbsenceStrictlyBeforeItsDeadline() {
        Journey journey = new Journey(scenario("s", on(A), absence(10, B)));
        journey.on(0, A);
        journey.on(9, B);
        journey.wakeUntil(100);
        assertThat(journey.matches).isEmpty();
        assertThat(journey.partials.isEmpty()).isTrue();
    }

    @Test
    void shouldSayWhoseAbsenceProvesItAndSinceWhen() {
        Journey journey = new Journey(scenario("s", on(A), on(C), absence(10, B)));
        journey.on(0, A);
        journey.on(5, C);
        journey.wakeUntil(15);
        assertThat(journey.recognitions.get(0).absentKinds()).containsExactly(B);
        assertThat(journey.recognitions.get(0).absentFromMs()).isEqualTo(5);
    }

    @Test
    void shouldHaveNoAbsenceInTheProofOfEventsAlone() {
        Journey journey = new Journey(scenario("s", on(A)));
        journey.on(7, A);
        assertThat(journey.recognitions.get(0).absentKinds()).isEmpty();
        assertThat(journey.recognitions.get(0).absentFromMs()).isEqualTo(7);
    }

    @Test
    void shouldSkipWithThenAndEndWithNext() {
        Journey then = new Journey(scenario("s", on(A), where(on(B), keyword("YES"))));
        Journey strict = new Journey(scenario("s", on(A), next(where(on(B), keyword("YES")))));
        for (Journey journey : new Journey[] {then, strict}) {
            journey.on(0, A);
            journey.on(1, C);
            journey.on(2, B, "NO");
            journey.on(3, B, "YES");
        }
        assertThat(then.matches).containsExactly("s@3[1,4]");
        assertThat(strict.matches).isEmpty();
    }

    @Test
    void shouldLetFirstStartWinWithOnce() {
        Journey journey = new Journey(scenario("s", on(A), on(B)));
        journey.on(0, A);
        journey.on(1, A);
        journey.on(2, B);
        assertThat(journey.matches).containsExactly("s@2[1,3]");
    }

    @Test
    void shouldLetLastStartWinWithRestart() {
        Journey journey = new Journey(scenario("s", 0, 0, Start.RESTART, on(A), on(B)));
        journey.on(0, A);
        journey.on(1, A);
        journey.on(2, B);
        assertThat(journey.matches).containsExactly("s@2[2,3]");
        assertThat(journey.partials.isEmpty()).isTrue();
    }

    @Test
    void shouldLetACountGatherUnderRestart() {
        Journey journey = new Journey(scenario("s", 0, 0, Start.RESTART, count(3, 100, A)));
        IntStream.range(0, 3).forEach(i -> journey.on(i, A));
        assertThat(journey.matches).containsExactly("s@2[1,2,3]");
    }

    @Test
    void shouldRunBesideEachOtherWithEveryUpToSixteen() {
        Journey journey = new Journey(scenario("s", 0, 0, Start.EVERY, on(A), where(on(B), keyword("YES"))));
        IntStream.range(0, 20).forEach(i -> journey.on(i, A));
        assertThat(journey.partials.openRuns()).hasSize(16);
    }

    @Test
    void shouldMatchTheRunThatFitsWithEvery() {
        Journey journey = new Journey(
                scenario("s", 0, 0, Start.EVERY, capturing(on(A), EventField.KEYWORD), where(on(B), keywordOf(0))));
        journey.on(0, A, "X");
        journey.on(1, A, "Y");
        journey.on(2, B, "Y");
        assertThat(journey.matches).containsExactly("s@2[2,3]");
        assertThat(journey.partials.isEmpty()).isTrue();
    }

    @Test
    void shouldDropAllRunsAfterAMatchAndNotStartOnTheSameEvent() {
        Journey journey = new Journey(scenario("s", 0, 0, Start.EVERY, on(A), on(A)));
        IntStream.range(0, 4).forEach(i -> journey.on(i, A));
        assertThat(journey.matches).containsExactly("s@1[1,2]", "s@3[3,4]");
    }

    @Test
    void shouldRestUntilExactlyTheEndOfTheCoolDown() {
        Journey journey = new Journey(scenario("s", 0, 10, Start.ONCE, on(A)));
        journey.on(0, A);
        journey.on(9, A);
        journey.on(10, A);
        journey.on(19, A);
        assertThat(journey.matches).containsExactly("s@0[1]", "s@10[3]");
    }

    @Test
    void shouldCountTheCoolDownFromTheDeadline() {
        Journey journey = new Journey(scenario("s", 0, 10, Start.ONCE, on(A), absence(5, B)));
        journey.on(0, A);
        journey.on(14, A);
        journey.on(15, A);
        journey.wakeUntil(100);
        assertThat(journey.matches).containsExactly("s@5[1]", "s@20[3]");
    }

    @Test
    void shouldAdvanceByAtMostOneStepPerEvent() {
        Journey journey = new Journey(scenario("s", on(A), on(A), on(A)));
        journey.on(0, A);
        journey.on(0, A);
        assertThat(journey.matches).isEmpty();
        journey.on(0, A);
        assertThat(journey.matches).containsExactly("s@0[1,2,3]");
    }

    @Test
    void shouldNotHoldAndCountWhereAFieldIsAbsent() {
        Journey journey = new Journey(scenario("s", where(on(A), keyword("YES"))));
        journey.on(0, A);
        journey.on(1, A, "NO");
        journey.on(2, A, "YES");
        assertThat(journey.matches).containsExactly("s@2[3]");
        assertThat(journey.absent).containsExactly("s.on-SMS_SENT");
    }

    @Test
    void shouldNotBreakAnAbsenceOnAnAbsentField() {
        Journey journey = new Journey(scenario("s", on(A), where(absence(10, B), keyword("YES"))));
        journey.on(0, A);
        journey.on(5, B);
        journey.wakeUntil(10);
        assertThat(journey.matches).containsExactly("s@10[1]");
        assertThat(journey.absent).hasSize(1);
    }

    @Test
    void shouldAnswerCapturedValuesOfTheCompletingEvent() {
        Journey journey =
                new Journey(scenario("s", capturing(count(2, 100, A), EventField.KEYWORD), where(on(B), keywordOf(0))));
        journey.on(0, A, "X");
        journey.on(1, A, "Y");
        journey.on(2, B, "X");
        journey.on(3, B, "Y");
        assertThat(journey.matches).containsExactly("s@3[1,2,4]");
    }

    @Test
    void shouldReportInOrderOfIdWithinOneEvent() {
        Journey journey = new Journey(
                scenario("c", on(A)), scenario("a", on(C), on(A)), scenario("d", on(C), on(A)), scenario("b", on(A)));
        journey.on(0, C);
        journey.on(1, A);
        assertThat(journey.matches).containsExactly("a@1[1,2]", "b@1[2]", "c@1[2]", "d@1[1,2]");
    }

    @Test
    void shouldBoundTheEvidenceToTheOldestAndNewest() {
        Journey journey = new Journey(scenario("s", count(40, 100, A)));
        IntStream.range(0, 40).forEach(i -> journey.on(i, A));
        assertThat(journey.recognitions.get(0).evidence())
                .hasSize(32)
                .extracting(Journey::number)
                .startsWith(1, 2)
                .contains(16, 25)
                .doesNotContain(17, 24)
                .endsWith(40);
    }
}
