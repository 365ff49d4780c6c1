package org.opportune.backtest.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScorerTest {
    private static final long MINUTE = 60_000;
    private static final String STAY = """
            truth: inside
            where: {category: airport}
            lasts: 45m
            grace: 5m
            rest: 24h
            """;

    private static Scorer scorer() throws Judgement.Invalid {
        return new Scorer(Judgement.parse("truth.yaml", "stay", STAY), 0, 10_000 * MINUTE);
    }

    private static Statement inside(long msisdn, String category, long from, long to) {
        return new Statement(msisdn, "inside", from * MINUTE, to * MINUTE, Map.of("category", category));
    }

    @Test
    void countsWhatWasAskedForAndWhatWasAnswered() throws Judgement.Invalid {
        Scorer scorer = scorer();
        scorer.truth(inside(1, "airport", 0, 60));
        scorer.truth(inside(2, "airport", 0, 60));
        scorer.truth(inside(3, "airport", 0, 40));
        scorer.truth(inside(4, "station", 0, 60));
        scorer.match(1, 45 * MINUTE);
        scorer.match(3, 45 * MINUTE);
        scorer.match(4, 45 * MINUTE);
        Scorer.Score score = scorer.score();
        assertThat(score.expected()).isEqualTo(2);
        assertThat(score.answered()).isEqualTo(1);
        assertThat(score.matches()).isEqualTo(3);
        assertThat(score.right()).isEqualTo(1);
        assertThat(score.recall()).isEqualTo(0.5);
    }

    @Test
    void whatWasNotWatchedToItsEndIsNotAskedFor() throws Judgement.Invalid {
        Scorer scorer = scorer();
        scorer.truth(inside(1, "airport", -10, 60));
        scorer.truth(inside(2, "airport", 9_990, 10_060));
        assertThat(scorer.score().expected()).isZero();
    }

    @Test
    void aShorterTruthMayBeRightWithoutBeingAskedFor() throws Judgement.Invalid {
        String ride = STAY.replace("rest: 24h", "right-if-lasts: 5m");
        Scorer scorer = new Scorer(Judgement.parse("truth.yaml", "ride", ride), 0, 10_000 * MINUTE);
        scorer.truth(inside(1, "airport", 0, 10));
        scorer.match(1, 8 * MINUTE);
        assertThat(scorer.score().expected()).isZero();
        assertThat(scorer.score().right()).isEqualTo(1);
    }

    @Test
    void aMatchAfterTheGraceIsWrong() throws Judgement.Invalid {
        Scorer scorer = scorer();
        scorer.truth(inside(1, "airport", 0, 60));
        scorer.match(1, 65 * MINUTE);
        assertThat(scorer.score().right()).isZero();
        scorer.match(1, 65 * MINUTE - 1);
        assertThat(scorer.score().right()).isEqualTo(1);
    }

    @Test
    void whatComesDuringARestIsNotAskedForButMayBeAnswered() throws Judgement.Invalid {
        Scorer scorer = scorer();
        scorer.truth(inside(1, "airport", 0, 60));
        scorer.truth(inside(1, "airport", 300, 400));
        scorer.truth(inside(1, "airport", 2000, 2100));
        scorer.match(1, 345 * MINUTE);
        Scorer.Score score = scorer.score();
        assertThat(score.expected()).isEqualTo(2);
        assertThat(score.answered()).isZero();
        assertThat(score.right()).isEqualTo(1);
    }

    @Test
    void aJudgementSaysWhatIsWrongWithIt() {
        assertThatThrownBy(() -> Judgement.parse("t", "s", "lasts: 4m")).hasMessageContaining("begins with truth");
        assertThatThrownBy(() -> Judgement.parse("t", "s", "truth: x\nlast: 4m"))
                .hasMessageContaining("unknown key: key=last");
        assertThatThrownBy(() -> Judgement.parse("t", "s", "truth: x\nlasts: soon"))
                .hasMessageContaining("lasts=soon");
        assertThatThrownBy(() -> Judgement.parse("t", "s", "truth: [")).hasMessageContaining("not YAML");
    }
}
