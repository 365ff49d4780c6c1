package org.opportune.backtest;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.sealed.Liveness;
import org.opportune.archive.sealed.Manifest;
import org.opportune.pipeline.operator.SubscriberOptions;

/**
 * From when to when an archive is replayed, and how.
 *
 * @param firstMs UTC ms of order time of the archive's first event
 * @param fromMs UTC ms from which decisions count, {@link Long#MIN_VALUE} = all
 * @param toMs UTC ms, end of the replay, which is not in it
 */
record Span(long firstMs, long fromMs, long toMs) {
    /**
     * The span that was asked for.
     *
     * @param from as it was typed, null = the beginning
     * @param to as it was typed, null = behind the last event and the last tick
     * @throws IllegalArgumentException with the rule that it breaks
     */
    static Span of(Path archive, Manifest manifest, @Nullable String from, @Nullable String to, ZoneId zone) {
        Long firstMs = manifest.firstMs();
        Long lastMs = manifest.lastMs();
        if (firstMs == null || lastMs == null) {
            throw new IllegalArgumentException("the archive holds no events: --archive=" + archive);
        }
        long endMs = endMs(manifest, lastMs);
        long fromMs = time(from, "--from", Long.MIN_VALUE, zone);
        long toMs = time(to, "--to", endMs + 1, zone);
        if (fromMs > endMs || toMs <= firstMs || fromMs >= toMs) {
            throw new IllegalArgumentException("the window holds nothing of the archive: archive="
                    + Window.show(firstMs) + " to " + Window.show(endMs));
        }
        return new Span(firstMs, fromMs, toMs);
    }

    private static long time(@Nullable String text, String option, long otherwise, ZoneId zone) {
        try {
            return text == null ? otherwise : Window.parse(text, zone);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
        }
    }

    /** A job goes on deciding as long as it hears ticks, be there events or not. */
    private static long endMs(Manifest manifest, long lastMs) {
        Liveness recorded = manifest.liveness();
        return recorded == null
                ? lastMs
                : recorded.stretches().stream()
                        .mapToLong(Liveness.Stretch::toMs)
                        .reduce(lastMs, Math::max);
    }

    /** So far that what is read ahead fills a tenth of the order buffer, were the events spread evenly. */
    long drift(Manifest manifest) {
        long octetsAhead = SubscriberOptions.DEFAULT.bufferBytes() / 10;
        double octetsPerMs = 2.0 * manifest.octets() / Math.max(1, toMs - firstMs);
        return Math.max(1_000, (long) Math.min((double) Duration.ofDays(1).toMillis(), octetsAhead / octetsPerMs));
    }

    /** As it was for the job that recorded, or as it is by default. */
    static long silentAfterMs(Manifest manifest) {
        Liveness recorded = manifest.liveness();
        return recorded == null ? SubscriberOptions.DEFAULT.silentAfterMs() : recorded.silentAfterMs();
    }
}
