package org.opportune.backtest;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.opportune.engine.OpenRun;
import org.opportune.pipeline.StateNames;
import org.opportune.subscriber.profile.HotProfileCodec;

/** Counts each subscriber's open runs by scenario and version, in accumulators of that name, and gives their number. */
final class RunReader extends KeyedStateReaderFunction<Long, Long> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable Reading reading;

    /** What exists once the state is open. */
    private record Reading(ValueState<byte[]> hot, HotProfileCodec codec) {}

    /** The version that an accumulator counts. */
    static SavepointRuns.Version version(String name) {
        int slash = name.indexOf('/');
        return new SavepointRuns.Version(
                name.substring(slash + 1), Integer.parseUnsignedInt(name.substring(0, slash), 16));
    }

    private static String name(OpenRun run) {
        return Integer.toHexString(run.mark()) + '/' + run.scenario();
    }

    @Override
    public void open(OpenContext context) {
        reading = new Reading(getRuntimeContext().getState(StateNames.HOT), new HotProfileCodec());
    }

    @Override
    public void readKey(Long msisdn, Context context, Collector<Long> out) throws IOException {
        Reading now = Objects.requireNonNull(reading, "open comes first");
        byte[] bytes = now.hot().value();
        List<OpenRun> runs =
                bytes == null ? List.of() : now.codec().read(bytes).partials().openRuns();
        for (OpenRun run : runs) {
            getRuntimeContext().getLongCounter(name(run)).add(1);
        }
        // The first subscriber of whom nothing is given would be taken for the last.
        out.collect((long) runs.size());
    }
}
