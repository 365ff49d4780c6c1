package org.opportune.backtest.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScorerTest {
    private static final long MINUTE = 60_000;
    private static final Watched WATCHED = new Watched(0, 10_000 * MINUTE);
    private static final String STAY = """
        truth: inside
        where: {category: airport}
        lasts: 45m
        grace: 5m
        rest: 24h
        """;

    private static Scorer scorer() throws Judgement.Invalid {
        return new Scorer(Judgement.parse("truth.yaml", "stay", STAY));
    }

    private static Statement inside(long msisdn, String category, long from, long to) {
        return new Statement(msisdn, msisdn, "inside", from * MINUTE, to * MINUTE, Map.of("category", category));
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
        Scorer.Score score = scorer.score(WATCHED, msisdn -> true);
        assertThat(score.expected()).isEqualTo(2);
        assertThat(score.answered()).isEqualTo(1);
        assertThat(score.matches()).isEqualTo(3);
        assertThat(score.right()).isEqualTo(1);
        assertThat(score.recall()).isEqualTo(0.5);
        assertThat(score.delayMs()).isZero();
    }

    @Test
    void aStatementOfAnyOfThePredicatesAsks() throws Judgement.Invalid {
        Scorer scorer = new Scorer(Judgement.parse("truth.yaml", "called", "truth: [phoned, called]\ngrace: 5m\n"));
        List<String> predicates = List.of("phoned", "called", "wrote");
        for (int i = 0; i < predicates.size(); i++) {
            scorer.truth(new Statement(i, i, predicates.get(i), 0, MINUTE, Map.of()));
            scorer.match(i, MINUTE);
        }
        Scorer.Score score = scorer.score(WATCHED, msisdn -> true);
        assertThat(score.expected()).isEqualTo(2);
        assertThat(score.matches()).isEqualTo(3);
        assertThat(score.right()).isEqualTo(2);
    }

    @Test
    void whatWasNotWatchedToItsEndIsNotAskedFor() throws Judgement.Invalid {
        Scorer scorer = scorer();
        scorer.truth(inside(1, "airport", -10, 60));
        scorer.truth(inside(2, "airport", 9_990, 10_060));
        assertThat(scorer.score(WATCHED, msisdn -> true).expected()).isZero();
    }

    @Test
    void aShorterTruthMayBeRightWithoutBeingAskedFor() throws Judgement.Invalid {
        String ride = STAY.replace("rest: 24h", "right-if-lasts: 5m");
        Scorer scorer = new Scorer(Judgement.parse("truth.yaml", "ride", ride));
        scorer.truth(inside(1, "airport", 0, 10));
        scorer.match(1, 8 * MINUTE);
        assertThat(scorer.score(WATCHED, msisdn -> true).expected()).isZero();
        assertThat(scorer.score(WATCHED, msisdn -> true).right()).isEqualTo(1);
    }

    @Test
    void aMatchAfterTheGraceIsWrong() throws Judgement.Invalid {
        Scorer scorer = scorer();
        scorer.truth(inside(1, "airport", 0, 60));
        scorer.match(1, 65 * MINUTE);
        assertThat(scorer.score(WATCHED, msisdn -> true).right()).isZero();
        scorer.match(1, 65 * MINUTE - 1);
        assertThat(scorer.score(WATCHED, msisdn -> true).right()).isEqualTo(1);
    }

    @Test
    void whatPassesWhileTheScenarioRestsIsNotAskedFor() throws Judgement.Invalid {
        Scorer scorer = scorer();
        scorer.truth(inside(1, "airport", 0, 60));
        scorer.truth(inside(1, "airport", 300, 400));
        scorer.truth(inside(1, "airport", 1440, 1529));
        scorer.truth(inside(1, "airport", 1530, 1600));
        scorer.match(1, 45 * MINUTE);
        scorer.match(1, 345 * MINUTE);
        Scorer.Score score = scorer.score(WATCHED, msisdn -> true);
        // It rests until 345 + 1440 = 1785 minutes.
        assertThat(score.expected()).isEqualTo(1);
        assertThat(score.answered()).isEqualTo(1);
        assertThat(score.right()).isEqualTo(2);
    }

    @Test
    void whatLastsLongEnoughBeyondTheRestIsAskedFor() throws Judgement.Invalid {
        Scorer scorer = scorer();
        scorer.truth(inside(1, "airport", 0, 60));
        scorer.match(1, 45 * MINUTE);
        scorer.truth(inside(1, "airport", 1440, 1485 + 44));
        assertThat(scorer.score(WATCHED, msisdn -> true).expected()).isEqualTo(1);
        scorer.truth(inside(1, "airport", 1440, 1485 + 45));
        assertThat(scorer.score(WATCHED, msisdn -> true).expected()).isEqualTo(2);
        assertThat(scorer.score(WATCHED, msisdn -> true).answered()).isEqualTo(1);
    }

    @Test
    void neitherAMissNorAWrongMatchExcusesTheNext() throws Judgement.Invalid {
        Scorer scorer = scorer();
        scorer.truth(inside(1, "airport", 0, 60));
        scorer.match(1, 200 * MINUTE);
        scorer.truth(inside(1, "airport", 300, 400));
        scorer.match(1, 345 * MINUTE);
        Scorer.Score score = scorer.score(WATCHED, msisdn -> true);
        assertThat(score.expected()).isEqualTo(2);
        assertThat(score.answered()).isEqualTo(1);
        assertThat(score.matches()).isEqualTo(2);
        assertThat(score.right()).isEqualTo(1);
    }

    @Test
    void tellsHowLongAfterItWasDueTheMatchCame() throws Judgement.Invalid {
        Scorer scorer = scorer();
        for (int i = 0; i < 10; i++) {
            scorer.truth(inside(i, "airport", 0, 200));
            scorer.match(i, (45 + i) * MINUTE);
            scorer.match(i, 150 * MINUTE);
        }
        assertThat(scorer.score(WATCHED, msisdn -> true).delayMs()).isEqualTo(4 * MINUTE);
        assertThat(scorer.score(WATCHED, msisdn -> true).delayMostMs()).isEqualTo(8 * MINUTE);
    }

    @Test
    void theThirdWithinATimeIsAskedForAndNoEarlierOne() throws Judgement.Invalid {
        Scorer scorer = new Scorer(
                Judgement.parse("truth.yaml", "stay", "truth: inside\ntimes: 3\nin: 60m\ngrace: 5m\nrest: 24h\n"));
        for (long from : new long[] {0, 20, 59, 200, 230, 260}) {
            scorer.truth(inside(1, "airport", from, from + 1));
        }
        scorer.match(1, 21 * MINUTE);
        scorer.match(1, 60 * MINUTE);
        Scorer.Score score = scorer.score(WATCHED, msisdn -> true);
        assertThat(score.expected()).isEqualTo(1);
        assertThat(score.answered()).isEqualTo(1);
        assertThat(score.right()).isEqualTo(1);
        assertThat(score.matches()).isEqualTo(2);
    }

    @Test
    void numbersHaveLimitsAndBetweenAskedAndWrongLiesWhatIsAllowed() throws Judgement.Invalid {
        Judgement judgement = Judgement.parse(
                "truth.yaml",
                "stay",
                "truth: inside\nat-least: {days: 3}\nright-if-at-least: {days: 2}\nat-most: {days: 5}\n");
        for (long days : new long[] {1, 2, 3, 5, 6}) {
            Statement stay = new Statement(1, 1, "inside", 0, MINUTE, Map.of("days", String.valueOf(days)));
            assertThat(judgement.asks(stay)).as("days=%d", days).isEqualTo(days == 3 || days == 5);
            assertThat(judgement.allows(stay)).as("days=%d", days).isEqualTo(days >= 2 && days <= 5);
        }
        assertThat(judgement.allows(inside(1, "airport", 0, 1))).isFalse();
        assertThatThrownBy(() -> Judgement.parse("truth.yaml", "stay", "truth: inside\ntimes: 3\n"))
                .hasMessageContaining("truth.yaml: go together: times");
    }

    @Test
    void onlyThoseOfOneRadioCountIfAskedFor(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("truth.jsonl");
        Files.writeString(file, """
            {"watched":{"from":0,"to":100000000}}
            {"person":1,"msisdn":"1","what":"handset","from":0,"to":90000000,"radio":"lte"}
            {"person":1,"msisdn":"1","what":"inside","from":0,"to":3600000,"category":"airport"}
            {"person":2,"msisdn":"2","what":"handset","from":0,"to":90000000,"radio":"gsm"}
            {"person":2,"msisdn":"2","what":"inside","from":0,"to":3600000,"category":"airport"}
            """);
        Scorer scorer = scorer();
        scorer.match(1, 45 * MINUTE);
        scorer.match(2, 45 * MINUTE);
        Watched watched = Watched.of(file);
        Scorer.Score lte =
                ScoreCard.of(file, Map.of("stay", scorer), watched, "lte").get(0);
        assertThat(lte.expected()).isEqualTo(1);
        assertThat(lte.matches()).isEqualTo(1);
    }

    @Test
    void theTruthBeginsWithWhenItWasWatched(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("truth.jsonl");
        Files.writeString(file, "{\"watched\":{\"from\":10,\"to\":90}}\n");
        assertThat(Watched.of(file).within(20, 100)).isEqualTo(new Watched(20, 90));
        for (String other : List.of("", "{", "{\"person\":1}\n")) {
            Files.writeString(file, other);
            assertThatThrownBy(() -> Watched.of(file)).hasMessageContaining("truth.jsonl:1: the truth begins with");
        }
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
