package org.opportune.backtest.parity;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.decision.Decision;

/**
 * What one of two logs says otherwise than the other about one match and campaign.
 *
 * @param live as the job decided; null = it did not
 * @param replay as the replay decided; null = it did not; not both are null
 * @param fields that differ, as people call them; empty if one of the two is missing
 */
public record Difference(@Nullable Decision live, @Nullable Decision replay, List<String> fields) {
    /** By time of the first of the two, then by match and campaign. */
    static final Comparator<Difference> BY_TIME = Comparator.comparingLong(Difference::decidedMs)
            .thenComparing(d -> d.either().getMatch().getId())
            .thenComparing(d -> String.valueOf(d.either().getCampaign()));

    public Difference {
        fields = List.copyOf(fields);
        if (live == null && replay == null) {
            throw new IllegalArgumentException("one side at least decides");
        }
    }

    /** Which side has it. */
    public enum Side {
        ONLY_LIVE,
        ONLY_REPLAY,
        BOTH
    }

    public Side side() {
        if (replay == null) {
            return Side.ONLY_LIVE;
        }
        return live == null ? Side.ONLY_REPLAY : Side.BOTH;
    }

    /** The job's decision, or the replay's if the job has none. */
    public Decision either() {
        return Stream.of(sides()).findFirst().orElseThrow();
    }

    /** The decisions that there are, the job's first. */
    Decision[] sides() {
        return Stream.of(
                        live == null ? Stream.<Decision>empty() : Stream.of(live),
                        replay == null ? Stream.<Decision>empty() : Stream.of(replay))
                .flatMap(side -> side)
                .toArray(Decision[]::new);
    }

    /** UTC ms of the earlier of the two. */
    public long decidedMs() {
        return Stream.of(sides()).mapToLong(Decision::getDecidedMs).min().orElseThrow();
    }
}
