package org.opportune.pipeline.stream;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** Time as events and ticks prove it, held back by the bound within which a source may be out of order. */
public final class ArrivalWatermarks implements WatermarkGenerator<Arrival> {
    private static final Duration ALIGNED_EVERY = Duration.ofMillis(100);

    private final long boundMs;
    private long reachedMs = Long.MIN_VALUE;

    private ArrivalWatermarks(long boundMs) {
        this.boundMs = boundMs;
    }

    /**
     * Watermarks for each split of a source.
     *
     * @param boundMs how far behind an event may come and still be in time, scenario ms
     * @param idleAfter wall time after which a split without records no longer holds the others back
     * @param maxDriftMs how far a reader may be ahead of the others, scenario ms; {@link Long#MAX_VALUE} = any
     */
    public static WatermarkStrategy<Arrival> strategy(long boundMs, Duration idleAfter, long maxDriftMs) {
        WatermarkStrategy<Arrival> strategy = WatermarkStrategy.<Arrival>forGenerator(
                        context -> new ArrivalWatermarks(boundMs))
                .withTimestampAssigner((arrival, timestamp) -> arrival.watermarkMs())
                .withIdleness(idleAfter);
        return maxDriftMs == Long.MAX_VALUE
                ? strategy
                : strategy.withWatermarkAlignment("events", Duration.ofMillis(maxDriftMs), ALIGNED_EVERY);
    }

    @Override
    public void onEvent(Arrival arrival, long timestamp, WatermarkOutput output) {
        reachedMs = Math.max(reachedMs, arrival.watermarkMs());
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (reachedMs != Long.MIN_VALUE) {
            output.emitWatermark(new Watermark(reachedMs - boundMs - 1));
        }
    }
}
