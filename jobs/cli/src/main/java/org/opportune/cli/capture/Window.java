package org.opportune.cli.capture;

import java.time.Instant;
import org.opportune.archive.sealed.Archive;
import org.opportune.archive.sealed.Liveness;
import org.opportune.archive.sealed.Manifest;

/**
 * A part of an archive's time.
 *
 * @param fromMs UTC ms of order time, included
 * @param toMs UTC ms of order time, excluded
 */
public record Window(long fromMs, long toMs) {
    /**
     * What the archive has of the window; its end is behind the last event and the last sign of life.
     *
     * @throws IllegalArgumentException if that is nothing
     */
    public Window in(Archive archive) {
        Long firstMs = archive.manifest().firstMs();
        if (firstMs == null) {
            throw new IllegalArgumentException("the archive holds no events");
        }
        long endMs = endMs(archive);
        Window part = new Window(Math.max(fromMs, firstMs), Math.min(toMs, endMs + 1));
        if (part.fromMs >= part.toMs) {
            throw new IllegalArgumentException("the window holds nothing of the archive, which goes from "
                    + Instant.ofEpochMilli(firstMs) + " to " + Instant.ofEpochMilli(endMs));
        }
        return part;
    }

    /** UTC ms up to which the archive knows what happened, and that nothing did. */
    static long endMs(Archive archive) {
        Manifest manifest = archive.manifest();
        Long lastMs = manifest.lastMs();
        Liveness recorded = manifest.liveness();
        long events = lastMs == null ? Long.MIN_VALUE : lastMs;
        return recorded == null
                ? events
                : recorded.stretches().stream()
                        .mapToLong(Liveness.Stretch::toMs)
                        .reduce(events, Math::max);
    }

    /** UTC ms up to which silence is waited out, inclusive. */
    long untilMs() {
        return toMs - 1;
    }
}
