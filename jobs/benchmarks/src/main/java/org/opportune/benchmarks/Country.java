package org.opportune.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Where the subscribers of the workload are, and who of them moves next. The same seed gives the same ways. */
final class Country {
    private static final long MINUTE_MS = 60_000;

    /** Somebody at an airport until then. */
    private record Waiting(int subscriber, int cell, long untilMs) {}

    private enum Where {
        AT_REST,
        ON_THE_WAY,
        AT_AIRPORT
    }

    private final Workload workload;
    private final SplittableRandom random;
    private final List<String> airport;
    private final int cells;
    /** By subscriber: a cell of the country, or below 0 one of the airports. */
    private final int[] cell;

    private final Where[] where;
    private final int[] onTheWay;
    private final List<Waiting> waiting = new ArrayList<>();

    Country(Workload workload, SplittableRandom random, double movesPerSecond) {
        this.workload = workload;
        this.random = random;
        this.airport = workload.words("airport");
        this.cells = (int) workload.number("cells");
        this.cell = new int[workload.subscribers()];
        this.where = new Where[cell.length];
        for (int i = 0; i < cell.length; i++) {
            cell[i] = random.nextInt(cells);
            where[i] = Where.AT_REST;
        }
        double travellers = movesPerSecond * workload.number("on-the-way") / 1000 * workload.number("next-cell-s");
        this.onTheWay = new int[Math.max(1, Math.min(cell.length / 4, (int) travellers))];
        for (int i = 0; i < onTheWay.length; i++) {
            onTheWay[i] = setOut(workload.startMs());
        }
    }

    /** The places of a workload that has quarters, as text. */
    static String quarters(Workload workload) {
        StringBuilder text = new StringBuilder("places:\n");
        int cell = 0;
        for (int i = 1; i <= workload.number("quarters"); i++) {
            long size = Math.max(1, workload.number("largest-quarter") / i);
            text.append("  - place: quarter-").append(i).append("\n    category: quarter\n    locations: [");
            for (long left = size; left > 0; left--) {
                text.append('"').append(ordinary(cell++)).append(left == 1 ? "\"]\n" : "\", ");
            }
        }
        return text.toString();
    }

    private static String ordinary(int number) {
        return "460-00-" + (5000 + number / 100) + "-" + (1000 + number % 100);
    }

    /** A subscriber of whom an event is seen, the busier the more often. */
    int anybody() {
        return (int) (cell.length * Math.pow(random.nextDouble(), (double) workload.number("skew")));
    }

    /** The cell that an event of the subscriber shows. */
    String cellId(int subscriber) {
        int number = cell[subscriber];
        return number < 0 ? airport.get(-1 - number) : ordinary(number);
    }

    /** Whom the next movement event is of; its cell is the new one. */
    int move(long nowMs) {
        long turn = random.nextInt(1000) - workload.number("on-the-way");
        if (turn < 0) {
            return nextCell(random.nextInt(onTheWay.length), nowMs);
        }
        if (turn < workload.number("at-airport") && !waiting.isEmpty()) {
            Waiting one = waiting.get(random.nextInt(waiting.size()));
            cell[one.subscriber()] = chance("airport-outside") ? random.nextInt(cells) : one.cell();
            return one.subscriber();
        }
        int subscriber = anybody();
        if (where[subscriber] == Where.AT_REST && random.nextBoolean()) {
            cell[subscriber] ^= 1;
        }
        return subscriber;
    }

    private int nextCell(int place, long nowMs) {
        int subscriber = onTheWay[place];
        if (chance("arrive")) {
            arrive(subscriber, nowMs);
            onTheWay[place] = setOut(nowMs);
        } else if (chance("airport-road")) {
            cell[subscriber] = airportCell();
        } else {
            cell[subscriber] = cell[subscriber] < 0 ? random.nextInt(cells) : (cell[subscriber] + 2) % cells;
        }
        return subscriber;
    }

    private void arrive(int subscriber, long nowMs) {
        if (!chance("to-airport")) {
            cell[subscriber] = random.nextInt(cells);
            where[subscriber] = Where.AT_REST;
            return;
        }
        List<String> minutes = workload.words("airport-stay-min");
        long stayMs =
                random.nextLong(Long.parseLong(minutes.get(0)) * MINUTE_MS, Long.parseLong(minutes.get(1)) * MINUTE_MS);
        cell[subscriber] = airportCell();
        where[subscriber] = Where.AT_AIRPORT;
        waiting.add(new Waiting(subscriber, cell[subscriber], nowMs + stayMs));
    }

    /** Somebody whose stay at an airport is over, or else somebody at rest. */
    private int setOut(long nowMs) {
        int subscriber = leaveAirport(nowMs);
        while (where[subscriber] != Where.AT_REST) {
            subscriber = anybody();
        }
        where[subscriber] = Where.ON_THE_WAY;
        return subscriber;
    }

    /** Anybody, if no stay is over. */
    private int leaveAirport(long nowMs) {
        for (Waiting one : waiting) {
            if (one.untilMs() <= nowMs) {
                waiting.remove(one);
                where[one.subscriber()] = Where.AT_REST;
                cell[one.subscriber()] = random.nextInt(cells);
                return one.subscriber();
            }
        }
        return anybody();
    }

    private int airportCell() {
        return -1 - random.nextInt(airport.size());
    }

    private boolean chance(String perMille) {
        return random.nextInt(1000) < workload.number(perMille);
    }
}
