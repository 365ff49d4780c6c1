package org.opportune.benchmarks.opponents;

import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.opportune.pipeline.EngagementOptions;
import org.opportune.pipeline.Station;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.pipeline.stream.ArrivalSplitter;
import org.opportune.pipeline.stream.ArrivalWatermarks;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.Envelope;

/** The way in that the floor and every opponent share with ours. */
public final class Door {
    private Door() {}

    /** The source with its watermarks, and the envelopes in it. */
    public static SingleOutputStreamOperator<Envelope> of(
            StreamExecutionEnvironment env, Source<Arrival, ?, ?> events, EngagementOptions options) {
        return env.fromSource(
                        events,
                        ArrivalWatermarks.strategy(options.boundMs(), options.idleAfter(), options.maxDriftMs()),
                        Station.EVENTS.title(),
                        StreamType.ARRIVAL)
                .uid(Station.EVENTS.uid())
                .transform(Station.ARRIVALS.title(), StreamType.ENVELOPE, new ArrivalSplitter(options.boundMs()))
                .uid(Station.ARRIVALS.uid());
    }
}
