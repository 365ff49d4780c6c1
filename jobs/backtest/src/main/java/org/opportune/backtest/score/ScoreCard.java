package org.opportune.backtest.score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The scores of several scenarios against one truth. */
public final class ScoreCard {
    private ScoreCard() {}

    /**
     * Reads the truth once for all.
     *
     * @param scorers by scenario, with their matches
     * @param watched when somebody looked
     * @return scores in the order of the scorers
     */
    public static List<Scorer.Score> of(Path truth, Map<String, Scorer> scorers, Watched watched) throws IOException {
        TruthFile.read(truth, statement -> scorers.values().forEach(scorer -> scorer.truth(statement)));
        return scorers.values().stream().map(scorer -> scorer.score(watched)).toList();
    }
}
