package org.opportune.backtest;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.opportune.archive.flow.Replayed;
import org.opportune.archive.sealed.Damage;
import org.opportune.archive.sealed.Manifest;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.event.Tick;

/**
 * An archive's contents as arrivals. Events keep the place in the order that was recorded. A feed that the archive names
 * was alive from its first event to its last: its ticks come before all events, which FeedLiveness allows.
 */
final class Replay implements Replayed<Arrival> {
    private static final long serialVersionUID = 1L;

    private final long tickEveryMs;

    /**
     * @param silentAfterMs a feed without a tick for longer was silent
     */
    Replay(long silentAfterMs) {
        this.tickEveryMs = silentAfterMs;
    }

    @Override
    public List<Arrival> before(Manifest manifest) {
        Long firstMs = manifest.firstMs();
        Long lastMs = manifest.lastMs();
        List<Arrival> ticks = new ArrayList<>();
        if (firstMs != null && lastMs != null) {
            for (String feed : manifest.feeds()) {
                for (long timeMs = firstMs; timeMs < lastMs; timeMs += tickEveryMs) {
                    ticks.add(tick(feed, timeMs));
                }
                ticks.add(tick(feed, lastMs));
            }
        }
        return ticks;
    }

    private static Arrival tick(String feed, long timeMs) {
        return new Arrival(null, new Tick(feed, timeMs), null, Long.MIN_VALUE);
    }

    @Override
    public Arrival event(Envelope envelope) {
        return new Arrival(envelope, null, null, envelope.orderMs());
    }

    @Override
    public Arrival damage(Damage damage) {
        DeadLetter letter = new DeadLetter(damage.file(), 0, damage.offset(), damage.rule(), ByteBuffer.allocate(0));
        return new Arrival(null, null, letter, Long.MIN_VALUE);
    }
}
