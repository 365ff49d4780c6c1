package org.opportune.backtest.score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The scores of several scenarios against one truth. */
public final class ScoreCard {
    private static final Long NOBODY = -1L;

    private ScoreCard() {}

    /**
     * Reads the truth twice: whom it is about, and what was so.
     *
     * @param scorers by scenario, with their matches
     * @param watched when somebody looked
     * @param radio only those are looked at whose handsets are all of this radio; null = everybody
     * @return scores in the order of the scorers
     */
    public static List<Scorer.Score> of(
            Path truth, Map<String, Scorer> scorers, Watched watched, @Nullable String radio) throws IOException {
        Set<Long> others = new HashSet<>();
        Map<Long, Long> persons = new HashMap<>();
        TruthFile.read(truth, statement -> {
            persons.put(statement.msisdn(), statement.person());
            String theirs =
                    statement.what().equals("handset") ? statement.details().get("radio") : radio;
            if (!Objects.equals(theirs, radio)) {
                others.add(statement.person());
            }
        });
        TruthFile.read(truth, statement -> {
            if (radio == null || !others.contains(statement.person())) {
                scorers.values().forEach(scorer -> scorer.truth(statement));
            }
        });
        return scorers.values().stream()
                .map(scorer -> scorer.score(
                        watched, msisdn -> radio == null || !others.contains(persons.getOrDefault(msisdn, NOBODY))))
                .toList();
    }
}
