package org.opportune.backtest.score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The scores of several scenarios against one truth. */
public final class ScoreCard {
    private static final Long NOBODY = -1L;

    private ScoreCard() {}

    /**
     * Reads the truth once; with a radio twice: whom it is about, and what was so.
     *
     * @param scorers by scenario, with their matches
     * @param watched when somebody looked
     * @param radio only those are looked at whose handsets are all of this radio; null = everybody
     * @return scores in the order of the scorers
     */
    public static List<Scorer.Score> of(
            Path truth, Map<String, Scorer> scorers, Watched watched, @Nullable String radio) throws IOException {
        if (radio == null) {
            return of(truth, scorers, watched, statement -> true, msisdn -> true);
        }
        Set<Long> others = new HashSet<>();
        Map<Long, Long> persons = new HashMap<>();
        TruthFile.read(truth, statement -> {
            persons.put(statement.msisdn(), statement.person());
            if (statement.what().equals("handset")
                    && !radio.equals(statement.details().get("radio"))) {
                others.add(statement.person());
            }
        });
        return of(
                truth,
                scorers,
                watched,
                statement -> !others.contains(statement.person()),
                msisdn -> !others.contains(persons.getOrDefault(msisdn, NOBODY)));
    }

    private static List<Scorer.Score> of(
            Path truth, Map<String, Scorer> scorers, Watched watched, Predicate<Statement> counts, LongPredicate whom)
            throws IOException {
        TruthFile.read(truth, statement -> {
            if (counts.test(statement)) {
                scorers.values().forEach(scorer -> scorer.truth(statement));
            }
        });
        return scorers.values().stream()
                .map(scorer -> scorer.score(watched, whom))
                .toList();
    }
}
