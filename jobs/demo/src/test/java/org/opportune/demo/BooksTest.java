package org.opportune.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opportune.kafka.Topic;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.UnappliedReason;
import org.opportune.schemas.fact.OutcomeStatus;

class BooksTest {
    private final Written written = new Written();

    @Test
    void everyRecordOfAFirstDoorIsAnEvent() {
        written.event(1).event(1).garbage().deadLetter();

        assertThat(written.page().events()).isEqualTo(3);
        assertThat(written.page().undecodable()).isEqualTo(1);
        assertThat(written.page().deadLetters()).isEqualTo(1);
    }

    @Test
    void whatWasNotAppliedCountsByReason() {
        written.unapplied(1, UnappliedReason.LATE)
                .unapplied(2, UnappliedReason.DUPLICATE)
                .unapplied(3, UnappliedReason.DUPLICATE);

        assertThat(written.page().late()).isEqualTo(1);
        assertThat(written.page().duplicate()).isEqualTo(2);
    }

    @Test
    void aDecisionWrittenTwiceCountsOnceForEachCampaign() {
        written.decidedFor(1, "one")
                .decidedFor(1, "one")
                .refused(1, "other", RefusalReason.COOL_DOWN)
                .refused(1, "other", RefusalReason.COOL_DOWN)
                .refused(2, "other", RefusalReason.COOL_DOWN);

        assertThat(written.page().decisions()).isEqualTo(3);
        assertThat(written.page().actionDecisions()).isEqualTo(1);
        assertThat(written.page().refusals()).isEqualTo(Map.of(RefusalReason.COOL_DOWN, 2L));
    }

    @Test
    void anActionWrittenTwiceCountsOnce() {
        written.action("a").action("b").action("a");

        assertThat(written.page().actions()).isEqualTo(2);
    }

    @Test
    void ofTwoResultsTheFirstCounts() {
        written.result("a", OutcomeStatus.ACCEPTED, 1, "x").result("a", OutcomeStatus.UNKNOWN, 1);
        written.result("b", OutcomeStatus.UNKNOWN, 1).result("b", OutcomeStatus.ACCEPTED, 1, "y");

        assertThat(written.page().results()).isEqualTo(Map.of(OutcomeStatus.ACCEPTED, 1L, OutcomeStatus.UNKNOWN, 1L));
        assertThat(written.page().messageIds()).containsExactly("x");
        assertThat(written.page().segmentsInDoubt()).isEqualTo(1);
    }

    @Test
    void ofAnUnknownResultTheConfirmedSegmentsAreNotInDoubt() {
        written.result("a", OutcomeStatus.UNKNOWN, 3, "x");

        assertThat(written.page().messageIds()).containsExactly("x");
        assertThat(written.page().segmentsInDoubt()).isEqualTo(2);
    }

    @Test
    void everyEntryOfTheJobsIsSeenByWhoWaitsForQuiet() {
        long before = written.page().entries();
        long afterAction = written.action("a").page().entries();
        long afterRepeat = written.action("a").page().entries();

        assertThat(before).isLessThan(afterAction);
        assertThat(afterAction).isLessThan(afterRepeat);
    }

    @Test
    void whatTheJobsWroteAndNobodyCanReadIsAnError() {
        Books books = new Books(System.out, true, Set.of("moments"));

        assertThatThrownBy(() -> books.enter(Topic.ACTIONS, new byte[] {1}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ACTIONS");
    }
}
