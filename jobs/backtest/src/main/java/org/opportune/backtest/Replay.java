package org.opportune.backtest;

import java.nio.ByteBuffer;
import java.util.Iterator;
import org.opportune.archive.flow.Replayed;
import org.opportune.archive.sealed.Damage;
import org.opportune.archive.sealed.Manifest;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.deadletter.DeadLetter;

/**
 * An archive's contents as arrivals. Events keep the place in the order that was recorded; each subtask hears the ticks
 * up to an event before it.
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
    public Iterator<Cue<Arrival>> cues(Manifest manifest) {
        return Ticks.of(manifest, tickEveryMs);
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
