package org.opportune.backtest.parity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.match.Match;

/**
 * Compares what a job and its replay decided about the same matches. Matches come one after the other, each once, with all
 * decisions of both sides. One thread.
 */
public final class Comparison {
    /** Differences kept: who has so many looks at a shorter window first. */
    static final int MOST = 100_000;

    private final Bounds bounds;
    private final Set<Long> subscribers = new HashSet<>();
    private final List<Difference> differences = new ArrayList<>();
    private final List<Difference> lone = new ArrayList<>();
    private long equal;
    private long beyondRecording;
    private long beyondReplay;

    public Comparison(Bounds bounds) {
        this.bounds = bounds;
    }

    /**
     * What came of it.
     *
     * @param equal decisions that both sides made alike
     * @param subscribers of those decisions
     * @param beyondRecording decisions of the replay for which the recording ended too early
     * @param beyondReplay recorded decisions behind the end of the replay, as of a job that heard its last tick before the
     *     last seconds of a day
     * @param differences by time
     */
    public record Outcome(
            long equal, long subscribers, long beyondRecording, long beyondReplay, List<Difference> differences) {
        public Outcome {
            differences = List.copyOf(differences);
        }

        /** Decisions compared: equal ones and differences. */
        public long compared() {
            return equal + differences.size();
        }
    }

    /** There are more differences than can be told apart. An IOException, so that it leaves where logs are read. */
    public static final class TooMany extends IOException {
        private static final long serialVersionUID = 1L;

        TooMany(long equal) {
            super("differs: more than " + MOST + " decisions, " + equal
                    + " equal before that: compare a shorter window (--from, --to)");
        }
    }

    /** Takes all decisions about one match. */
    public void match(List<Decision> live, List<Decision> replay) throws TooMany {
        Map<String, Decision> ofReplay = byCampaign(replay);
        for (Map.Entry<String, Decision> mine : byCampaign(live).entrySet()) {
            pair(mine.getValue(), ofReplay.remove(mine.getKey()));
        }
        for (Decision rest : ofReplay.values()) {
            pair(null, rest);
        }
        if (differences.size() + lone.size() > MOST) {
            throw new TooMany(equal);
        }
    }

    private static Map<String, Decision> byCampaign(List<Decision> decisions) {
        Map<String, Decision> byCampaign = new LinkedHashMap<>();
        decisions.forEach(d -> byCampaign.putIfAbsent(String.valueOf(d.getCampaign()), d));
        return byCampaign;
    }

    private void pair(@Nullable Decision live, @Nullable Decision replay) {
        boolean counts = (live != null && bounds.has(live.getDecidedMs()))
                || (replay != null && bounds.has(replay.getDecidedMs()));
        if (!counts) {
            beyondReplay += live != null && bounds.isBeyondReplay(live.getDecidedMs()) ? 1 : 0;
            return;
        }
        if (live == null && replay != null && bounds.isBeyondRecording(replay.getDecidedMs())) {
            beyondRecording++;
        } else if (live == null || replay == null) {
            lone.add(new Difference(live, replay, List.of()));
        } else {
            compare(live, replay);
        }
    }

    private void compare(Decision live, Decision replay) {
        List<String> fields = Fields.differing(live, replay);
        if (fields.isEmpty()) {
            equal++;
            subscribers.add(live.getMatch().getMsisdn());
        } else {
            differences.add(new Difference(live, replay, fields));
        }
    }

    /** To be called once, after the last match. */
    public Outcome end() {
        joinLone();
        differences.sort(Difference.BY_TIME);
        return new Outcome(equal, subscribers.size(), beyondRecording, beyondReplay, differences);
    }

    /** A match's id covers its version and its proof: if these differ, the two sides stand there alone. */
    private void joinLone() {
        SortedMap<String, List<Difference>> moments = new TreeMap<>();
        lone.forEach(d -> moments.computeIfAbsent(moment(d.either()), key -> new ArrayList<>())
                .add(d));
        for (List<Difference> ofMoment : moments.values()) {
            ofMoment.sort(Comparator.comparing(Difference::side));
            Decision live = ofMoment.get(0).live();
            Decision replay = ofMoment.get(ofMoment.size() - 1).replay();
            if (ofMoment.size() == 2 && live != null && replay != null) {
                differences.add(new Difference(live, replay, Fields.differing(live, replay)));
            } else {
                differences.addAll(ofMoment);
            }
        }
    }

    private static String moment(Decision decision) {
        Match match = decision.getMatch();
        return match.getMatchedMs() + " " + match.getMsisdn() + " " + match.getScenario() + " "
                + decision.getCampaign();
    }
}
