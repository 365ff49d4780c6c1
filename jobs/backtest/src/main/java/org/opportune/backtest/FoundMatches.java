package org.opportune.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opportune.schemas.Masked;

/**
 * What two versions of a scenario match over one archive, compared. A match of both is of one subscriber and time; of what
 * is left, a subscriber's matches less than a day apart are taken in order for one that moved.
 *
 * @param before how many the older version matches
 * @param after how many the newer one does
 * @param same of both, at the same time
 * @param moved of both, at another time
 * @param gone of the older version only, by time
 * @param come of the newer version only, by time
 */
record FoundMatches(int before, int after, int same, List<Moved> moved, List<One> gone, List<One> come) {
    private static final long DAY_MS = 86_400_000;

    /** A match. */
    record One(long msisdn, long atMs) {
        private static final Comparator<One> BY_TIME =
                Comparator.comparingLong(One::atMs).thenComparingLong(One::msisdn);

        /** Without the number. */
        Map<String, Object> asJson() {
            Map<String, Object> json = new TreeMap<>();
            json.put("at", Instant.ofEpochMilli(atMs).toString());
            json.put("subscriber", Masked.msisdn(msisdn));
            return json;
        }

        @Override
        public String toString() {
            return Instant.ofEpochMilli(atMs) + " " + Masked.msisdn(msisdn);
        }
    }

    /** A match that both versions have. */
    record Moved(One from, long byMs) {}

    FoundMatches {
        moved = List.copyOf(moved);
        gone = List.copyOf(gone);
        come = List.copyOf(come);
    }

    /** Compares; how often one is named does not count. */
    static FoundMatches of(List<One> older, List<One> newer) {
        TreeSet<One> gone = new TreeSet<>(One.BY_TIME);
        gone.addAll(older);
        TreeSet<One> come = new TreeSet<>(One.BY_TIME);
        come.addAll(newer);
        int before = gone.size();
        int after = come.size();
        TreeSet<One> both = new TreeSet<>(gone);
        both.retainAll(come);
        gone.removeAll(both);
        come.removeAll(both);
        List<Moved> moved = new ArrayList<>();
        for (One was : List.copyOf(gone)) {
            come.stream()
                    .filter(is -> is.msisdn() == was.msisdn() && Math.abs(is.atMs() - was.atMs()) < DAY_MS)
                    .findFirst()
                    .ifPresent(is -> {
                        moved.add(new Moved(was, is.atMs() - was.atMs()));
                        gone.remove(was);
                        come.remove(is);
                    });
        }
        return new FoundMatches(before, after, both.size(), moved, List.copyOf(gone), List.copyOf(come));
    }

    /** The shift in the middle of those that moved, ms; 0 if none did. */
    long middleShiftMs() {
        List<Long> shifts = moved.stream().map(Moved::byMs).sorted().toList();
        return shifts.isEmpty() ? 0 : shifts.get(shifts.size() / 2);
    }
}
