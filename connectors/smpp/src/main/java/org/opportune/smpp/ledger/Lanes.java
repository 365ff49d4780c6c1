package org.opportune.smpp.ledger;

import java.util.Set;
import java.util.TreeSet;
import org.opportune.schemas.EventIds;

/** Which lane an action goes through, and which writer owns a lane. */
public final class Lanes {
    /** Of every ledger, for ever: partitions of its topic, and so many writers at most have work. */
    public static final int COUNT = 64;

    private Lanes() {}

    /** The lane of an action. */
    public static int of(String actionId) {
        return (EventIds.hash(EventIds.part(actionId))[EventIds.LENGTH - 1] & 0xFF) % COUNT;
    }

    /** The subtask, of {@code parallelism}, whose writer owns {@code lane}. */
    public static int owner(int lane, int parallelism) {
        return lane % parallelism;
    }

    /** The lanes of one writer; none if there are more writers than lanes. */
    public static Set<Integer> ownedBy(int subtask, int parallelism) {
        Set<Integer> lanes = new TreeSet<>();
        for (int lane = 0; lane < COUNT; lane++) {
            if (owner(lane, parallelism) == subtask) {
                lanes.add(lane);
            }
        }
        return lanes;
    }
}
