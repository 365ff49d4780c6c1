package org.opportune.pipeline.stream;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * How far a decoded feed has come, by when its records were known. Said with the record that proves it, once a second of
 * event time: a file may be read to its end, and its part of the source be gone, before Flink asks for the first time.
 */
public final class FeedWatermarks implements WatermarkGenerator<FeedRecord> {
    private static final long STEP_MS = 1_000;

    private final long boundMs;
    private long reachedMs = Long.MIN_VALUE;
    private long saidMs = Long.MIN_VALUE;

    FeedWatermarks(long boundMs) {
        this.boundMs = boundMs;
    }

    /**
     * Watermarks for each part of a feed.
     *
     * @param bound how far behind the newest record one may come
     * @param idleAfter wall time after which a part without records no longer holds the others back
     */
    public static WatermarkStrategy<FeedRecord> strategy(Duration bound, Duration idleAfter) {
        long boundMs = bound.toMillis();
        return WatermarkStrategy.<FeedRecord>forGenerator(context -> new FeedWatermarks(boundMs))
                .withTimestampAssigner((record, timestamp) -> record.knownMs())
                .withIdleness(idleAfter);
    }

    @Override
    public void onEvent(FeedRecord record, long timestamp, WatermarkOutput output) {
        reachedMs = Math.max(reachedMs, timestamp);
        if (reachedMs != Long.MIN_VALUE && (saidMs == Long.MIN_VALUE || reachedMs - saidMs >= STEP_MS)) {
            say(output);
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (reachedMs > saidMs) {
            say(output);
        }
    }

    private void say(WatermarkOutput output) {
        saidMs = reachedMs;
        output.emitWatermark(new Watermark(reachedMs - boundMs - 1));
    }
}
