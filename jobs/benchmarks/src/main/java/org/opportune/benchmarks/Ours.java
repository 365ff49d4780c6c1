package org.opportune.benchmarks;

import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.opportune.pipeline.EngagementEnds;
import org.opportune.pipeline.EngagementOptions;
import org.opportune.pipeline.EngagementTopology;
import org.opportune.pipeline.control.ControlBacklog;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.pipeline.stream.Found;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.control.Control;

/** The topology of the live job between a recording and blackholes. */
final class Ours {
    private Ours() {}

    static void build(
            StreamExecutionEnvironment env,
            Source<Arrival, ?, ?> events,
            EngagementOptions options,
            Workload workload) {
        EngagementTopology.build(
                env,
                new EngagementEnds(
                        events,
                        control(workload.controlBytes()),
                        ControlBacklog.BOUNDED,
                        new DiscardingSink<>(),
                        new DiscardingSink<>(),
                        new DiscardingSink<>(),
                        new DiscardingSink<>(),
                        new DiscardingSink<>(),
                        new DiscardingSink<>(),
                        null),
                options);
    }

    private static DataGeneratorSource<Found<Control>> control(byte[][] records) {
        GeneratorFunction<Long, Found<Control>> read =
                index -> new Found.Reader<>(Control.class).read("control", 0, index, records[Math.toIntExact(index)]);
        return new DataGeneratorSource<>(read, records.length, StreamType.found(Control.class));
    }
}
