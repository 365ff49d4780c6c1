package org.opportune.pipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkOutputMultiplexer;
import org.apache.flink.api.common.eventtime.WatermarkOutputMultiplexer.WatermarkUpdateListener;
import org.junit.jupiter.api.Test;
import org.opportune.pipeline.Events;

class FeedWatermarksTest {
    private static final WatermarkUpdateListener UNHEARD = new WatermarkUpdateListener() {
        @Override
        public void onIdleUpdate(boolean idle) {}

        @Override
        public void onWatermarkUpdate(long mark) {}
    };

    private final List<Long> said = new ArrayList<>();

    private final WatermarkOutput out = new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark mark) {
            said.add(mark.getTimestamp());
        }

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}
    };

    /** A file that is read between two of Flink's questions is gone before it is asked. */
    @Test
    void aShortFileIsHeardThoughNobodyAsks() {
        WatermarkOutputMultiplexer parts = new WatermarkOutputMultiplexer(out);
        for (int file = 0; file < 3; file++) {
            String name = "file-" + file;
            parts.registerNewOutput(name, UNHEARD);
            WatermarkGenerator<FeedRecord> generator = generator();
            for (long ms = 0; ms <= 2_000; ms += 400) {
                long at = 1_000_000 + file * 60_000 + ms;
                generator.onEvent(record(at), at, parts.getImmediateOutput(name));
            }
            parts.unregisterOutput(name);
        }
        assertThat(said).containsExactly(989_999L, 991_199L, 1_049_999L, 1_051_199L, 1_109_999L, 1_111_199L);
    }

    @Test
    void theRestIsSaidWhenFlinkAsks() {
        WatermarkGenerator<FeedRecord> generator = generator();
        generator.onPeriodicEmit(out);
        generator.onEvent(record(100_000), 100_000, out);
        generator.onEvent(record(100_900), 100_900, out);
        generator.onEvent(record(100_500), 100_500, out);
        generator.onPeriodicEmit(out);
        generator.onPeriodicEmit(out);
        assertThat(said).containsExactly(89_999L, 90_899L);
    }

    private static WatermarkGenerator<FeedRecord> generator() {
        return new FeedWatermarks(10_000);
    }

    private static FeedRecord record(long knownMs) {
        return FeedRecord.of(List.of(Events.reply(1, knownMs, "x", knownMs).build()), false);
    }
}
