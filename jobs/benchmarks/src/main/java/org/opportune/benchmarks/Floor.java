package org.opportune.benchmarks;

import java.util.Arrays;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.opportune.benchmarks.opponents.Door;
import org.opportune.pipeline.EngagementOptions;
import org.opportune.pipeline.StateNames;
import org.opportune.pipeline.Station;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.Envelope;

/** What any job pays: the same door, keyBy, one read and one write of a value of the usual size, a blackhole. */
final class Floor extends KeyedProcessFunction<Long, Envelope, Envelope> {
    private static final long serialVersionUID = 1L;

    private final int bytes;
    private transient @Nullable ValueState<byte[]> state;

    /** @param bytes size of the value, the median of ours */
    Floor(int bytes) {
        this.bytes = bytes;
    }

    static void build(
            StreamExecutionEnvironment env, Source<Arrival, ?, ?> events, EngagementOptions options, int bytes) {
        Door.of(env, events, options)
                .keyBy(Envelope::msisdn, Types.LONG)
                .process(new Floor(bytes))
                .returns(StreamType.ENVELOPE)
                .uid(Station.SUBSCRIBER.uid())
                .sinkTo(new DiscardingSink<>())
                .uid(Station.ACTIONS.uid());
    }

    @Override
    public void open(OpenContext context) {
        state = getRuntimeContext().getState(StateNames.HOT);
    }

    @Override
    public void processElement(Envelope event, Context context, Collector<Envelope> out) throws Exception {
        if (state == null) {
            throw new IllegalStateException("not open");
        }
        byte[] known = state.value();
        byte[] value = known == null ? new byte[bytes] : Arrays.copyOf(known, bytes);
        value[0]++;
        state.update(value);
        out.collect(event);
    }
}
