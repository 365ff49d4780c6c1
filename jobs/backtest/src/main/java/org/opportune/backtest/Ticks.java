package org.opportune.backtest;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.opportune.archive.flow.Replayed.Cue;
import org.opportune.archive.sealed.Liveness;
import org.opportune.archive.sealed.Manifest;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.schemas.event.Tick;

/**
 * The ticks that say what an archive says of its feeds' life, in order of time: the first and the last of each stretch
 * and no more between them than it takes. Where ticks were not recorded a feed was alive from the first event to the last.
 */
final class Ticks implements Iterator<Cue<Arrival>> {
    private final long everyMs;
    private final PriorityQueue<Liveness.Stretch> ahead = new PriorityQueue<>(
            Comparator.comparingLong(Liveness.Stretch::fromMs).thenComparing(s -> s.feed()));

    private Ticks(List<Liveness.Stretch> stretches, long everyMs) {
        this.everyMs = everyMs;
        ahead.addAll(stretches);
    }

    /**
     * @param everyMs at most so far apart, so that nobody takes it for a silence
     */
    static Ticks of(Manifest manifest, long everyMs) {
        Liveness recorded = manifest.liveness();
        Long firstMs = manifest.firstMs();
        Long lastMs = manifest.lastMs();
        if (recorded != null) {
            return new Ticks(recorded.stretches(), everyMs);
        }
        if (firstMs == null || lastMs == null) {
            return new Ticks(List.of(), everyMs);
        }
        return new Ticks(
                manifest.feeds().stream()
                        .map(feed -> new Liveness.Stretch(feed, firstMs, lastMs))
                        .toList(),
                everyMs);
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty();
    }

    @Override
    public Cue<Arrival> next() {
        Liveness.Stretch stretch = ahead.poll();
        if (stretch == null) {
            throw new NoSuchElementException("no ticks are left");
        }
        long timeMs = stretch.fromMs();
        if (timeMs < stretch.toMs()) {
            long nextMs = stretch.toMs() - timeMs <= everyMs ? stretch.toMs() : timeMs + everyMs;
            ahead.add(new Liveness.Stretch(stretch.feed(), nextMs, stretch.toMs()));
        }
        Tick tick = new Tick(stretch.feed(), timeMs);
        return new Cue<>(timeMs, new Arrival(null, tick, null, Long.MIN_VALUE));
    }
}
