package org.opportune.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opportune.pipeline.operator.SubscriberOptions;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.event.Tick;

/** The whole graph on a real cluster with RocksDB at parallelism 2. */
class EngagementTopologyTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final long START = 1_774_692_000_000L;

    @Test
    void fromRecordsToDecisions() throws Exception {
        Bounded.clear();
        int subscribers = 200;
        List<byte[]> events = new ArrayList<>();
        for (int i = 0; i < subscribers; i++) {
            events.add(Bounded.event(
                    Events.call(8613800000000L + i, START + i, "10086", i).build()));
        }
        events.add(new byte[] {1, 2, 3});
        events.add(events.get(0));
        events.add(Bounded.tick(new Tick("a-interface", START)));
        List<Control> control = List.of(
                Texts.publish(ControlKind.POLICY, "day", Texts.DAY),
                Texts.publish(ControlKind.SCENARIO, "silence", Texts.SILENCE),
                Texts.publish(ControlKind.CAMPAIGN, "help", Texts.campaign("help", "silence", "service", "")),
                Texts.publish(ControlKind.SCENARIO, "broken", "scenario: broken"),
                Texts.publish(ControlKind.SCENARIO, "top-up", Texts.TOP_UP + "engine: flink-cep\n"));
        Configuration configuration = Baseline.configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
        configuration.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ZERO);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(2);
        EngagementTopology.build(
                env,
                Bounded.recording(Bounded.ends(
                        events, control.stream().map(Bounded::control).toList())),
                new EngagementOptions(
                        SubscriberOptions.DEFAULT,
                        new TimeLine(0, START - 1_000, 1),
                        1_000_000,
                        Duration.ofSeconds(60),
                        50,
                        Long.MAX_VALUE));
        env.execute();
        List<Decision> decisions = Bounded.collected("decisions").stream()
                .map(Decision.class::cast)
                .toList();
        assertThat(decisions).hasSize(subscribers);
        assertThat(decisions)
                .allMatch(d -> d.getReason() == null
                        && d.getDecidedMs() == d.getMatch().getMatchedMs());
        assertThat(decisions.stream().map(d -> d.getMatch().getMsisdn())).doesNotHaveDuplicates();
        assertThat(Bounded.collected("actions")).hasSize(subscribers);
        assertThat(Bounded.collected("unapplied")).hasSize(1);
        assertThat(Bounded.collected("dead-letters"))
                .hasSize(3)
                .extracting(letter -> ((DeadLetter) letter).getReason())
                .anyMatch(reason -> reason.startsWith("engine: flink-cep runs in jobs that were submitted with it"));
        assertThat(Bounded.collected("control-log")).hasSize(3);
        assertThat(Bounded.collected("recorded-control"))
                .containsExactlyInAnyOrderElementsOf(Bounded.collected("control-log"));
        assertThat(Bounded.collected("recorded-decisions")).containsExactlyInAnyOrderElementsOf(decisions);
        assertThat(Bounded.collected("recorded-reach")).endsWith(Long.MAX_VALUE).allMatch(Long.class::isInstance);
        assertThat(Bounded.collected("recorded-ticks")).containsExactly(new Tick("a-interface", START));
        assertThat(Bounded.collected("recorded-events").stream().map(Envelope.class::cast))
                .hasSize(subscribers)
                .allMatch(e -> e.verdict() == Envelope.Verdict.ON_TIME && e.orderMs() == e.happenedMs())
                .extracting(Envelope::msisdn)
                .doesNotHaveDuplicates();
    }
}
