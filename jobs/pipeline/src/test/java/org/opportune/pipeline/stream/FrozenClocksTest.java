package org.opportune.pipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.opportune.pipeline.Events;
import org.opportune.pipeline.FrozenState;
import org.opportune.pipeline.Station;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Envelope.Verdict;
import org.opportune.schemas.event.Tick;

/** How far each partition had come; 0.2.0 did not keep that. */
@SuppressWarnings("try") // Flink's harness: its close() throws any Exception
class FrozenClocksTest extends FrozenState {
    FrozenClocksTest() {
        super(Station.ARRIVALS, "-clocks");
    }

    @Override
    protected OperatorSubtaskState write() throws Exception {
        try (var splitter = ArrivalSplitterTest.splitter(1, 0)) {
            splitter.open();
            splitter.processElement(new StreamRecord<>(Arrival.of(new Tick("calls", 100L), "moments", 3)));
            splitter.processElement(new StreamRecord<>(Arrival.of(new Tick("calls", 900L), "moments", 4)));
            return splitter.snapshot(1, 1);
        }
    }

    @Override
    protected void assertGoesOn(OperatorSubtaskState state) throws Exception {
        try (var splitter = ArrivalSplitterTest.splitter(1, 0)) {
            splitter.initializeState(state);
            splitter.open();
            Envelope event = Events.live(Events.seen(4917, 500, "cell", 1));
            splitter.processElement(new StreamRecord<>(new Arrival(event, null, null, 500, "moments", 3)));
            splitter.processElement(new StreamRecord<>(new Arrival(event, null, null, 500, "moments", 4)));
            assertThat(splitter.extractOutputValues())
                    .extracting(Envelope::verdict)
                    .containsExactly(Verdict.UNORDERED, Verdict.LATE);
        }
    }
}
