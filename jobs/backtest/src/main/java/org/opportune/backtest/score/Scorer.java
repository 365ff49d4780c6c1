package org.opportune.backtest.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the matches of one scenario with the statements that ask for them. Recall is counted in statements: one is
 * answered if any match answers it, and those that come during another's rest ask for nothing. Precision is counted in
 * matches: one is right if it answers any statement, whether at rest or not. One thread.
 */
public final class Scorer {
    private final Judgement judgement;
    private final long fromMs;
    private final long toMs;
    private final Map<Long, List<Statement>> truths = new HashMap<>();
    private final Map<Long, List<Long>> matches = new HashMap<>();

    /**
     * A scorer that has seen nothing.
     *
     * @param fromMs UTC ms from which the network was watched
     * @param toMs UTC ms until which, excluded; what begins before or is due after asks for nothing
     */
    public Scorer(Judgement judgement, long fromMs, long toMs) {
        this.judgement = judgement;
        this.fromMs = fromMs;
        this.toMs = toMs;
    }

    /** Takes a statement of the truth, if it has to do with the scenario. */
    void truth(Statement statement) {
        if (judgement.allows(statement)) {
            truths.computeIfAbsent(statement.msisdn(), m -> new ArrayList<>()).add(statement);
        }
    }

    /** Takes a match. */
    public void match(long msisdn, long matchedMs) {
        matches.computeIfAbsent(msisdn, m -> new ArrayList<>()).add(matchedMs);
    }

    /** What came of it. */
    public Score score() {
        long expected = 0;
        long answered = 0;
        long right = 0;
        long all = 0;
        for (Map.Entry<Long, List<Statement>> person : truths.entrySet()) {
            List<Statement> statements = person.getValue();
            statements.sort(Comparator.comparingLong(Statement::fromMs));
            List<Long> times = matches.getOrDefault(person.getKey(), List.of());
            long restUntilMs = Long.MIN_VALUE;
            for (Statement statement : statements) {
                boolean seen = times.stream().anyMatch(t -> answers(t, statement));
                if (asks(statement) && statement.fromMs() + judgement.atLeastMs() >= restUntilMs) {
                    expected++;
                    answered += seen ? 1 : 0;
                    restUntilMs = statement.fromMs() + judgement.atLeastMs() + judgement.restMs();
                }
            }
        }
        for (Map.Entry<Long, List<Long>> person : matches.entrySet()) {
            List<Statement> statements = truths.getOrDefault(person.getKey(), List.of());
            all += person.getValue().size();
            right += person.getValue().stream()
                    .filter(t -> statements.stream().anyMatch(s -> answers(t, s)))
                    .count();
        }
        return new Score(judgement.scenario(), expected, answered, all, right);
    }

    private boolean asks(Statement statement) {
        return judgement.asks(statement)
                && statement.fromMs() >= fromMs
                && statement.fromMs() + judgement.atLeastMs() + judgement.graceMs() < toMs;
    }

    private boolean answers(long matchedMs, Statement statement) {
        return matchedMs >= statement.fromMs() && matchedMs < statement.toMs() + judgement.graceMs();
    }

    /**
     * How well one scenario saw.
     *
     * @param expected statements that ask for a match
     * @param answered of these, those with a match
     * @param matches all matches
     * @param right of these, those that answer a statement
     */
    public record Score(String scenario, long expected, long answered, long matches, long right) {
        /** Share of the matches that are right; 1 without any match. */
        public double precision() {
            return matches == 0 ? 1 : (double) right / matches;
        }

        /** Share of what was asked for that was answered; 1 if nothing was asked for. */
        public double recall() {
            return expected == 0 ? 1 : (double) answered / expected;
        }
    }
}
