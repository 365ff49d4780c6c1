package org.opportune.smpp.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opportune.schemas.ledger.Intent;

/**
 * What a writer remembers of the ledger from one checkpoint to the next.
 *
 * @param identity of the log; empty = of none yet
 * @param lanes how far each was read
 * @param standing intents before those places that have no result there
 * @param ended actions with a result before those places that may come again, by id: valid until, UTC ms
 */
public record LedgerMark(String identity, List<LaneMark> lanes, List<Intent> standing, Map<String, Long> ended) {
    /** Of a writer that never had a lane. */
    public static final LedgerMark NONE = new LedgerMark("", List.of(), List.of(), Map.of());

    /** Copies. */
    public LedgerMark {
        lanes = List.copyOf(lanes);
        standing = List.copyOf(standing);
        ended = Map.copyOf(ended);
    }

    /**
     * What {@code marks}, of any writers, say of {@code lanes}.
     *
     * @throws LedgerStopped if they are of different logs
     */
    public static LedgerMark of(Collection<LedgerMark> marks, Set<Integer> lanes) throws LedgerStopped {
        String identity = "";
        List<LaneMark> read = new ArrayList<>();
        List<Intent> standing = new ArrayList<>();
        Map<String, Long> ended = new HashMap<>();
        for (LedgerMark mark : marks) {
            if (!mark.identity.isEmpty()) {
                if (!identity.isEmpty() && !identity.equals(mark.identity)) {
                    throw LedgerStopped.broken(
                            "state must be of one topic: topic ids=" + identity + ", " + mark.identity);
                }
                identity = mark.identity;
            }
            mark.lanes.stream().filter(each -> lanes.contains(each.lane())).forEach(read::add);
            mark.standing.stream()
                    .filter(each -> lanes.contains(Lanes.of(each.getActionId())))
                    .forEach(standing::add);
            mark.ended.forEach((id, until) -> {
                if (lanes.contains(Lanes.of(id))) {
                    ended.put(id, until);
                }
            });
        }
        return new LedgerMark(identity, read, standing, ended);
    }

    /** Sizes: intents hold numbers. */
    @Override
    public String toString() {
        return "LedgerMark[identity=" + identity + ", lanes=" + lanes.size() + ", standing=" + standing.size()
                + ", ended=" + ended.size() + "]";
    }
}
