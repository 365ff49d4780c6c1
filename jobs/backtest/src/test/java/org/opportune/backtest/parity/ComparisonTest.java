package org.opportune.backtest.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.Example;
import org.jspecify.annotations.Nullable;
import org.opportune.backtest.parity.Comparison.Outcome;
import org.opportune.backtest.parity.Difference.Side;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.DecisionKind;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.match.Match;
import org.opportune.schemas.match.MatchId;

class ComparisonTest {
    private static final Bounds UNTIL_100 = new Bounds(Long.MIN_VALUE, 200, 100L);

    private static Decision decision(String match, @Nullable String campaign, long decidedMs) {
        return new Decision(
                DecisionKind.REFUSAL,
                new Match(
                        new MatchId(EventIds.event("match", match)),
                        "s",
                        "f1",
                        999_000_000_001L,
                        10L,
                        List.of(new EventId(EventIds.event("e", match)))),
                campaign,
                decidedMs,
                RefusalReason.NO_CONSENT,
                null,
                null);
    }

    private static Outcome compare(Bounds bounds, List<Decision> live, List<Decision> replay) throws IOException {
        Comparison comparison = new Comparison(bounds);
        comparison.match(live, replay);
        return comparison.end();
    }

    @Example
    void theSameInAnyOrderOfCampaignsIsEqual() throws IOException {
        Outcome outcome = compare(
                UNTIL_100,
                List.of(decision("m", "a", 20), decision("m", "b", 30)),
                List.of(decision("m", "b", 30), decision("m", "a", 20)));
        assertThat(outcome).isEqualTo(new Outcome(2, 1, 0, 0, List.of()));
    }

    @Example
    void everyFieldThatDiffersIsNamed() throws IOException {
        Decision live = decision("m", "a", 20);
        Decision replay = Decision.newBuilder(live)
                .setKind(DecisionKind.ACTION)
                .setReason(null)
                .setActionId("00")
                .setDecidedMs(21)
                .build();
        Outcome outcome = compare(UNTIL_100, List.of(live), List.of(replay));
        assertThat(outcome.equal()).isZero();
        assertThat(outcome.differences()).singleElement().satisfies(d -> {
            assertThat(d.side()).isEqualTo(Side.BOTH);
            assertThat(d.fields()).containsExactly("decided", "outcome", "reason", "action id");
        });
    }

    @Example
    void aDecisionOfTheReplayAloneIsADifferenceIfTheJobHadComeSoFar() throws IOException {
        Outcome outcome = compare(UNTIL_100, List.of(), List.of(decision("m", "a", 100), decision("m", "b", 101)));
        assertThat(outcome.beyondRecording()).isEqualTo(1);
        assertThat(outcome.differences()).singleElement().satisfies(d -> {
            assertThat(d.side()).isEqualTo(Side.ONLY_REPLAY);
            assertThat(d.either().getCampaign()).isEqualTo("a");
        });
        assertThat(compare(new Bounds(0, 200, null), List.of(), List.of(decision("m", "a", 1))))
                .isEqualTo(new Outcome(0, 0, 1, 0, List.of()));
    }

    @Example
    void aDecisionOfTheJobAloneIsADifferenceUnlessTheReplayHadEnded() throws IOException {
        Outcome outcome = compare(UNTIL_100, List.of(decision("m", "a", 199), decision("m", "b", 200)), List.of());
        assertThat(outcome.beyondReplay()).isEqualTo(1);
        assertThat(outcome.differences()).extracting(Difference::side).containsExactly(Side.ONLY_LIVE);
    }

    @Example
    void whatBothDecidedCountsWhereverTheRecordingEnded() throws IOException {
        Decision late = decision("m", "a", 150);
        assertThat(compare(UNTIL_100, List.of(late), List.of(late)).equal()).isEqualTo(1);
        Decision other = Decision.newBuilder(late).setDetail("x").build();
        assertThat(compare(UNTIL_100, List.of(late), List.of(other)).differences())
                .extracting(Difference::fields)
                .containsExactly(List.of("detail"));
    }

    /** Proof and version are in the id, so neither side has the other's match. */
    @Example
    void twoMatchesOfOneMomentAreOneDifference() throws IOException {
        Decision live = decision("m", "a", 20);
        Decision replay = decision("other", "a", 20);
        replay.getMatch().setFingerprint("f2");
        Comparison comparison = new Comparison(UNTIL_100);
        comparison.match(List.of(live), List.of());
        comparison.match(List.of(), List.of(replay));
        assertThat(comparison.end().differences())
                .singleElement()
                .extracting(Difference::fields)
                .isEqualTo(List.of("fingerprint", "proof"));
    }

    @Example
    void whatIsBeforeTheWindowIsNotCompared() throws IOException {
        Bounds from50 = new Bounds(50, 200, 100L);
        assertThat(compare(from50, List.of(decision("m", "a", 49)), List.of()))
                .isEqualTo(new Outcome(0, 0, 0, 0, List.of()));
        assertThat(compare(from50, List.of(decision("m", "a", 49)), List.of(decision("m", "a", 50)))
                        .differences())
                .hasSize(1);
    }
}
