package org.opportune.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.runtime.partitioner.RebalancePartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opportune.backtest.BacktestGraph;
import org.opportune.kafka.KafkaOptions;
import org.opportune.live.DeliveryJob;
import org.opportune.live.EngagementJob;
import org.opportune.pipeline.Baseline;
import org.opportune.pipeline.EngagementOptions;
import org.opportune.pipeline.Station;
import org.opportune.pipeline.pattern.Patterns;
import org.opportune.smpp.DeliveryClock;
import org.opportune.smpp.SmppOptions;

/** The demo runs what runs live: the same operators, uids, names, edges and state; only ends and options differ. */
class GraphEqualityTest {
    private static final int PARALLELISM = 2;
    private static final KafkaOptions LIVE_KAFKA = KafkaOptions.of("kafka.example:9092");
    private static final SmppOptions LIVE_SMPP =
            SmppOptions.of(Map.of("smpp.host", "smsc.example", "smpp.system-id", "live"));

    @Test
    void theEngagementJobIsTheLiveOne() {
        StreamExecutionEnvironment demo = demo();
        run().buildEngagement(demo, run().timeLine());

        assertThat(GraphShape.of(demo))
                .isEqualTo(GraphShape.of(liveEngagement()))
                .hasSizeGreaterThan(10);
    }

    @Test
    void theDeliveryJobIsTheLiveOne() {
        StreamExecutionEnvironment demo = demo();
        run().buildDelivery(demo, run().timeLine());

        assertThat(GraphShape.of(demo)).isEqualTo(GraphShape.of(liveDelivery())).hasSizeGreaterThan(10);
    }

    /** Its ends have no committers: nothing of a backtest leaves before it is over. */
    @Test
    void theBacktestIsTheLiveEngagementJob(@TempDir Path folder) {
        Map<String, Object> backtest = GraphShape.withoutCommitters(BacktestGraph.of(folder, PARALLELISM));

        assertThat(backtest)
                .isEqualTo(GraphShape.withoutCommitters(liveEngagement()))
                .hasSizeGreaterThan(10);
    }

    @Test
    void whatDecidesAboutStateIsConfiguredAsLive() {
        Map<String, String> demo = new TreeMap<>(demoConfiguration().toMap());

        assertThat(demo).containsAllEntriesOf(Baseline.configuration().toMap());
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("uid", env -> subscriber(env).setUid("another")),
                change("name", env -> subscriber(env).setName("another")),
                change("parallelism", env -> subscriber(env).setParallelism(1)),
                change("key groups", env -> subscriber(env).setMaxParallelism(64)),
                change(
                        "one more",
                        env -> env.fromData(1)
                                .uid("more")
                                .sinkTo(new DiscardingSink<>())
                                .uid("more-sink")
                                .name("more")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void oneOperatorChangedIsSeen(String what, Consumer<StreamExecutionEnvironment> change) {
        StreamExecutionEnvironment changed = liveEngagement();
        change.accept(changed);

        assertThat(GraphShape.of(changed)).as(what).isNotEqualTo(GraphShape.of(liveEngagement()));
    }

    @Test
    void anotherPartitionerIsSeen() {
        StreamGraph graph = liveEngagement().getStreamGraph();
        graph.getStreamNodes().stream()
                .filter(n -> Station.SUBSCRIBER.uid().equals(n.getTransformationUID()))
                .flatMap(n -> n.getInEdges().stream())
                .limit(1)
                .forEach(e -> e.setPartitioner(new RebalancePartitioner<>()));

        assertThat(GraphShape.of(graph)).isNotEqualTo(GraphShape.of(liveEngagement()));
    }

    private static Arguments change(String what, Consumer<StreamExecutionEnvironment> change) {
        return Arguments.of(what, change);
    }

    private static Transformation<?> subscriber(StreamExecutionEnvironment env) {
        return env.getTransformations().stream()
                .filter(t -> Station.SUBSCRIBER.uid().equals(t.getUid()))
                .findFirst()
                .orElseThrow();
    }

    private static StreamExecutionEnvironment liveEngagement() {
        StreamExecutionEnvironment env = live();
        EngagementJob.build(env, LIVE_KAFKA, EngagementOptions.LIVE, null, Patterns.NONE);
        return env;
    }

    private static StreamExecutionEnvironment liveDelivery() {
        StreamExecutionEnvironment env = live();
        DeliveryJob.build(env, LIVE_KAFKA, LIVE_SMPP, DeliveryClock.live());
        return env;
    }

    /** As the live jobs' mains make it, on a cluster whose parallelism is the demo's. */
    private static StreamExecutionEnvironment live() {
        Configuration configuration = Baseline.configuration();
        configuration.set(CoreOptions.DEFAULT_PARALLELISM, PARALLELISM);
        return StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    }

    private static StreamExecutionEnvironment demo() {
        return StreamExecutionEnvironment.getExecutionEnvironment(demoConfiguration());
    }

    private static Configuration demoConfiguration() {
        return LocalCluster.configuration(Path.of("target", "unused"), PARALLELISM, Duration.ofMillis(20));
    }

    private static DemoRun run() {
        return new DemoRun(
                KafkaOptions.of("127.0.0.1:1"),
                CountryStory.of(42, 200),
                Duration.ofSeconds(20),
                Demo.smpp("127.0.0.1:2"),
                null,
                System.out);
    }
}
