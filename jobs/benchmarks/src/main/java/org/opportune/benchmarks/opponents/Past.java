package org.opportune.benchmarks.opponents;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What a pattern cannot ask because it lies before the run: the cool-down, the handset before, whether a ride is on
 * already. One for each subscriber and scenario. Mutable, one thread.
 */
final class Past {
    private static final long NEVER = Long.MAX_VALUE;

    /** Nothing begins before it. */
    long coolUntilMs = Long.MIN_VALUE;
    /** RIDE: the last sighting of the ride that is on, NEVER = none is. */
    private long rodeMs = NEVER;
    /** HANDSET: the one seen last. */
    private @Nullable String tac;
    /** HANDSET: the former one while another settles, until then; null = none does. */
    private @Nullable String from;

    private long settledMs = NEVER;
    /** What was said of the event asked about last: several edges of the automaton ask. */
    private long askedId;

    private boolean begins;

    /** True if the sighting begins a ride: none is on, or the last one is over by silence. */
    boolean beginsRide(Glance g, long windowMs) {
        if (g.idLow() != askedId) {
            askedId = g.idLow();
            boolean awake = g.ms() >= coolUntilMs;
            begins = awake && (rodeMs == NEVER || g.ms() - rodeMs >= windowMs);
            rodeMs = awake ? g.ms() : NEVER;
        }
        return begins;
    }

    /** The former handset if the sighting shows a change that begins to settle; null = it does not. */
    @Nullable
    String changedFrom(Glance g, long settleMs) {
        if (g.idLow() != askedId) {
            askedId = g.idLow();
            begins = settles(g, settleMs);
        }
        return begins ? from : null;
    }

    private boolean settles(Glance g, long settleMs) {
        String before = tac == null ? g.previousTac() : tac;
        tac = g.tac();
        if (from != null && (g.ms() >= settledMs || tac == null || tac.equals(from))) {
            boolean back = g.ms() < settledMs;
            from = null;
            if (back) {
                return false;
            }
        }
        if (tac == null || before == null || tac.equals(before) || g.ms() < coolUntilMs) {
            return false;
        }
        from = from == null ? before : from;
        settledMs = g.ms() + settleMs;
        return true;
    }

    /** A match: everything of the scenario ends, the cool-down begins. */
    void matched(long untilMs) {
        coolUntilMs = untilMs;
        rodeMs = NEVER;
        from = null;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(coolUntilMs);
        out.writeLong(rodeMs);
        out.writeLong(settledMs);
        GlanceSerializer.write(tac, out);
        GlanceSerializer.write(from, out);
    }

    static Past read(DataInputView in) throws IOException {
        Past past = new Past();
        past.coolUntilMs = in.readLong();
        past.rodeMs = in.readLong();
        past.settledMs = in.readLong();
        past.tac = GlanceSerializer.read(in);
        past.from = GlanceSerializer.read(in);
        return past;
    }
}
