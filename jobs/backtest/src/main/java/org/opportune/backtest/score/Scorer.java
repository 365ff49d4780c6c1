package org.opportune.backtest.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Compares the matches of one scenario with the statements that ask for them. Recall is counted in statements: one is
 * answered if any match answers it, and one that passes while the scenario rests after a right match asks for nothing.
 * Precision is counted in matches: one is right if it answers any statement, whether at rest or not. One thread.
 */
public final class Scorer {
    private final Judgement judgement;
    private final Map<Long, List<Statement>> truths = new HashMap<>();
    private final Map<Long, List<Long>> matches = new HashMap<>();

    /**
     * A scorer that has seen nothing.
     */
    public Scorer(Judgement judgement) {
        this.judgement = judgement;
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

    /**
     * What came of it.
     *
     * @param watched when somebody looked; what begins before or is due after asks for nothing
     * @param whom whose matches count
     */
    Score score(Watched watched, LongPredicate whom) {
        Tally tally = new Tally(watched);
        truths.forEach((msisdn, statements) -> {
            statements.sort(Comparator.comparingLong(Statement::fromMs));
            List<Long> right = right(oftenEnough(statements, s -> true), matches.getOrDefault(msisdn, List.of()));
            oftenEnough(statements, judgement::asks).forEach(statement -> tally.take(statement, right));
            tally.right += right.size();
        });
        long all = matches.entrySet().stream()
                .filter(e -> whom.test(e.getKey()))
                .mapToLong(e -> e.getValue().size())
                .sum();
        tally.delays.sort(Comparator.naturalOrder());
        return new Score(
                judgement.scenario(),
                tally.expected,
                tally.answered,
                all,
                tally.right,
                tally.delay(0.5),
                tally.delay(0.9));
    }

    /** Of the statements of one kind, in order of time, those that come so often as the judgement says. */
    private List<Statement> oftenEnough(List<Statement> statements, Predicate<Statement> kind) {
        List<Statement> all = statements.stream().filter(kind).toList();
        int before = judgement.times() - 1;
        return IntStream.range(before, Math.max(before, all.size()))
                .filter(i ->
                        before == 0 || all.get(i).fromMs() - all.get(i - before).fromMs() < judgement.inMs())
                .mapToObj(all::get)
                .toList();
    }

    private List<Long> right(List<Statement> statements, List<Long> times) {
        return times.stream()
                .filter(t -> statements.stream().anyMatch(s -> answers(t, s)))
                .toList();
    }

    private final class Tally {
        private final Watched watched;
        private long expected;
        private long answered;
        private long right;
        private final List<Long> delays = new ArrayList<>();

        Tally(Watched watched) {
            this.watched = watched;
        }

        void take(Statement statement, List<Long> rightTimes) {
            long awakeMs = awakeMs(statement, rightTimes);
            if (asks(statement, awakeMs, watched)) {
                expected++;
                rightTimes.stream()
                        .filter(t -> t >= awakeMs && answers(t, statement))
                        .min(Comparator.naturalOrder())
                        .ifPresent(t -> answered(t - awakeMs - judgement.atLeastMs()));
            }
        }

        private void answered(long delayMs) {
            answered++;
            delays.add(delayMs);
        }

        long delay(double share) {
            return delays.isEmpty() ? 0 : delays.get((int) (share * (delays.size() - 1)));
        }
    }

    /** From when on the statement can be answered: its beginning, or the end of the rest after a right match before. */
    private long awakeMs(Statement statement, List<Long> rightTimes) {
        return rightTimes.stream()
                .filter(t -> t < statement.fromMs())
                .mapToLong(t -> t + judgement.restMs())
                .reduce(statement.fromMs(), Math::max);
    }

    /** True if enough of it is outside that rest. A wrong match excuses nothing. */
    private boolean asks(Statement statement, long awakeMs, Watched watched) {
        return judgement.asks(statement)
                && awakeMs < statement.toMs()
                && statement.toMs() - awakeMs >= judgement.atLeastMs()
                && statement.fromMs() >= watched.fromMs()
                && awakeMs + judgement.atLeastMs() + judgement.graceMs() < watched.toMs();
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
     * @param delayMs how long after it had been true for long enough the first match came, median of those answered;
     *     negative where a scenario need not wait so long
     * @param delayMostMs the same that nine in ten do not exceed
     */
    public record Score(
            String scenario, long expected, long answered, long matches, long right, long delayMs, long delayMostMs) {
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
