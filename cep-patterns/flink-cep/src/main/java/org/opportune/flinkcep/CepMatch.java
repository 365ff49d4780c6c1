package org.opportune.flinkcep;

import java.util.Comparator;
import java.util.List;
import org.opportune.schemas.event.EventId;

/**
 * A match of a pattern as the rest of the house knows it.
 *
 * @param matchedMs order time of the last event, or the deadline of the silence behind it: Flink gives such a match the
 *     time of whatever woke it
 * @param first its first event
 * @param last its last event
 * @param evidence ids of its events, oldest first; of more than {@link #MOST_EVIDENCE} the oldest and the newest half
 * @param absentFromMs since when absence was evidence; {@code matchedMs} if none was
 */
public record CepMatch(long matchedMs, Occurrence first, Occurrence last, List<EventId> evidence, long absentFromMs) {
    /** As many as a match of our own engine carries. */
    public static final int MOST_EVIDENCE = 32;

    /** By time; of one time, the one whose run began first. */
    public static final Comparator<CepMatch> ORDER =
            Comparator.comparingLong(CepMatch::matchedMs).thenComparing(CepMatch::first, Occurrence.ORDER);

    public CepMatch {
        evidence = List.copyOf(evidence);
    }

    /** True if it matched because time passed and nothing happened. */
    public boolean atDeadline() {
        return matchedMs != last.orderMs();
    }
}
