package org.opportune.flinkcep;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.EventKinds;
import org.opportune.schemas.event.EventId;

/**
 * After a match all runs of the scenario are dropped and it rests, but a pattern goes on: tells what came of runs that
 * should not have been. Flink's own {@code skipPastLastEvent} keeps a match back while an earlier run is open, and lets
 * that run win. For the matches of one subscriber and scenario in {@link CepMatch#ORDER}. One thread.
 */
public final class Leftovers {
    private static final byte VERSION = 1;
    private static final int LENGTH = 1 + 3 * Long.BYTES + 1 + EventIds.LENGTH;

    private final long coolDownMs;
    private @Nullable Latest latest;

    /** The match that counted last, and the place of its last event. */
    private record Latest(long matchedMs, long orderMs, boolean fact, long happenedMs, EventId id) {
        static Latest of(CepMatch match) {
            Occurrence last = match.last();
            return new Latest(
                    match.matchedMs(),
                    last.orderMs(),
                    EventKinds.isFact(last.event().getKind()),
                    last.event().getHappenedMs(),
                    last.event().getId());
        }

        /** True if the event comes behind the match: a deadline comes before events of its time. */
        boolean isBefore(Occurrence event) {
            if (matchedMs != orderMs) {
                return event.orderMs() >= matchedMs;
            }
            int later = Long.compare(event.orderMs(), orderMs);
            if (later == 0) {
                later = Boolean.compare(fact, EventKinds.isFact(event.event().getKind()));
            }
            if (later == 0) {
                later = Long.compare(event.event().getHappenedMs(), happenedMs);
            }
            return later > 0 || (later == 0 && event.event().getId().compareTo(id) > 0);
        }
    }

    /** @param coolDownMs how long the scenario rests after a match; 0 = not at all */
    public Leftovers(long coolDownMs) {
        this.coolDownMs = coolDownMs;
    }

    /** True if nobody matched since its run began, nor rested when it did, so that it counts; it is the latest then. */
    public boolean take(CepMatch match) {
        Latest before = latest;
        boolean counts = before == null
                || (before.isBefore(match.first()) && match.first().orderMs() - before.matchedMs >= coolDownMs);
        if (counts) {
            latest = Latest.of(match);
        }
        return counts;
    }

    /** What {@link #restore} takes; null if nobody matched. */
    public byte @Nullable [] save() {
        Latest saved = latest;
        return saved == null
                ? null
                : ByteBuffer.allocate(LENGTH)
                        .put(VERSION)
                        .putLong(saved.matchedMs)
                        .putLong(saved.orderMs)
                        .put((byte) (saved.fact ? 1 : 0))
                        .putLong(saved.happenedMs)
                        .put(saved.id.bytes())
                        .array();
    }

    /**
     * Goes on where the other stood.
     *
     * @throws IllegalArgumentException if the octets are of a later release
     */
    public Leftovers restore(byte @Nullable [] saved) {
        if (saved == null) {
            latest = null;
            return this;
        }
        if (saved.length != LENGTH || saved[0] != VERSION) {
            throw new IllegalArgumentException(
                    "layout of the latest match must be " + VERSION + ": octets=" + saved.length);
        }
        ByteBuffer in = ByteBuffer.wrap(saved, 1, LENGTH - 1);
        long matchedMs = in.getLong();
        long orderMs = in.getLong();
        boolean fact = in.get() == 1;
        long happenedMs = in.getLong();
        byte[] id = new byte[EventIds.LENGTH];
        in.get(id);
        latest = new Latest(matchedMs, orderMs, fact, happenedMs, new EventId(id));
        return this;
    }
}
