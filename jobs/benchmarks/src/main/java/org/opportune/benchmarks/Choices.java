package org.opportune.benchmarks;

import java.util.List;
import org.opportune.benchmarks.Round.Side;

/**
 * What was asked for.
 *
 * @param rounds of each side
 * @param events in the recording, and read by the floor, by us and by the hosted automata
 * @param subscribers 0 = as the workload says
 * @param plainEvents read by the plain operators of Flink CEP in a round; 0 = without the opponents
 */
record Choices(int rounds, long events, int subscribers, long plainEvents, Contest contest) {
    /** The worst crowd is as much slower, or a round of it would take longer than all others. */
    private static final int WORST = 8;

    private static final String USAGE =
            "usage: scripts/bench [--rounds N] [--events N] [--subscribers N] [--opponents N] | --crowd [--rounds N] [--events N]"
                    + " | --read [--rounds N] | --equal [--events N] | --jmh";

    /** What is compared. */
    enum Contest {
        /** Our rate with the floor's and the opponents'. */
        RACE,
        /** Our findings with the opponents'. */
        EQUAL,
        /** Our rate with twenty scenarios with our rate with more of them. */
        CROWD,
        /** Nothing: what it takes to read definitions. */
        READ
    }

    /** @throws IllegalArgumentException with the usage, on anything else than options */
    static Choices of(List<String> words) {
        Contest contest = contest(words);
        long rounds = 3;
        long events = contest == Contest.EQUAL ? 1_000_000 : 2_000_000;
        long subscribers = 0;
        long plainEvents = 20_000;
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--equal", "--crowd", "--read" -> {}
                case "--rounds" -> rounds = number(words, ++i, 1);
                case "--events" -> events = number(words, ++i, 1);
                case "--subscribers" -> subscribers = number(words, ++i, 1);
                case "--opponents" -> plainEvents = number(words, ++i, 0);
                default -> throw new IllegalArgumentException(USAGE + ": at=" + words.get(i));
            }
        }
        return new Choices((int) rounds, events, (int) subscribers, Math.min(plainEvents, events), contest);
    }

    private static Contest contest(List<String> words) {
        if (words.contains("--equal")) {
            return Contest.EQUAL;
        }
        if (words.contains("--crowd")) {
            return Contest.CROWD;
        }
        return words.contains("--read") ? Contest.READ : Contest.RACE;
    }

    private static long number(List<String> words, int at, long least) {
        boolean isNumber = at < words.size() && words.get(at).matches("\\d{1,8}");
        if (!isNumber || Long.parseLong(words.get(at)) < least) {
            throw new IllegalArgumentException(USAGE + ": at=" + words.get(at - 1));
        }
        return Long.parseLong(words.get(at));
    }

    /** The sides of a race, in the order in which they run. */
    List<Side> sides() {
        return plainEvents == 0
                ? List.of(Side.FLOOR, Side.OURS)
                : List.of(Side.FLOOR, Side.OURS, Side.HOSTED, Side.PLAIN);
    }

    /** How many events the recording has. */
    long recorded(Crowd crowd) {
        return crowd == Crowd.ONE_KIND ? Math.max(1, events / WORST) : events;
    }

    /** How many events the side reads with such a crowd. */
    long events(Side side, Crowd crowd) {
        return side == Side.PLAIN ? plainEvents : recorded(crowd);
    }

    /** The same with the four scenarios. */
    long events(Side side) {
        return events(side, Crowd.FOUR);
    }
}
