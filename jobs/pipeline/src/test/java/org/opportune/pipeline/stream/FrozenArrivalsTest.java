package org.opportune.pipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.opportune.pipeline.FrozenState;
import org.opportune.pipeline.Station;

/** How far time had passed. */
@SuppressWarnings("try") // Flink's harness: its close() throws any Exception
class FrozenArrivalsTest extends FrozenState {
    FrozenArrivalsTest() {
        super(Station.ARRIVALS);
    }

    @Override
    protected OperatorSubtaskState write() throws Exception {
        try (var splitter = ArrivalSplitterTest.splitter(1, 0)) {
            splitter.open();
            splitter.processWatermark(new Watermark(100));
            return splitter.snapshot(1, 1);
        }
    }

    @Override
    protected void assertGoesOn(OperatorSubtaskState state) throws Exception {
        try (var splitter = ArrivalSplitterTest.splitter(1, 0)) {
            splitter.initializeState(state);
            splitter.open();
            ArrivalSplitterTest.tick(splitter, 100);
            ArrivalSplitterTest.tick(splitter, 101);
            assertThat(ArrivalSplitterTest.heard(splitter)).containsExactly(101L);
        }
    }
}
