package org.opportune.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.checkpoint.AbstractCheckpointStats;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.executiongraph.ArchivedExecutionGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.pipeline.operator.Counts;
import org.opportune.pipeline.operator.SubscriberOptions;
import org.opportune.pipeline.pattern.Patterns;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Unapplied;
import org.rocksdb.CompactionStyle;

/**
 * A job that breaks midway and goes on from an incremental checkpoint decides what an undisturbed one decides, and
 * counts every event once. What sinks receive twice, as they are at-least-once here, is the same both times.
 */
@Timeout(360)
class EngagementRecoveryTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .setConfiguration(new Configuration().set(WebOptions.CHECKPOINTS_HISTORY_SIZE, 10_000))
            .build());

    private static final long START = 1_774_692_000_000L;
    private static final long MINUTE = 60_000;
    private static final int SPLITS = 2;
    /** Subscribers whose events come through one split in one cycle, and through the other in the next one. */
    private static final int GROUP = 30;

    private static final int CYCLES = 8;
    /** Cycles of events that are enough for the first decisions, and by then so many checkpoints. */
    private static final int FREE = 4;
    /** In the first split, in the middle of the second cycle behind them. */
    private static final long BREAKS = (FREE + 1) * GROUP + GROUP / 2;

    /** How a run ended, and what its sinks received. */
    private record Run(
            ArchivedExecutionGraph graph,
            Map<String, Long> counts,
            List<Decision> decisions,
            List<Action> actions,
            List<Unapplied> unapplied,
            List<DeadLetter> deadLetters) {
        CheckpointStatsSnapshot checkpoints() {
            return Objects.requireNonNull(graph.getCheckpointStatsSnapshot());
        }

        long count(String name) {
            return counts.getOrDefault(name, 0L);
        }
    }

    private static List<byte[]> events() {
        List<byte[]> all = new ArrayList<>();
        for (int split = 0; split < SPLITS; split++) {
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                for (int i = 0; i < GROUP; i++) {
                    int subscriber = (split + cycle) % SPLITS * GROUP + i;
                    all.add(Bounded.event(event(subscriber, cycle, all.size())));
                }
            }
        }
        // Before the break and behind it: an event twice, bytes that are none, and a moment of long ago.
        all.set(place(FREE + 1, 3), all.get(place(FREE + 1, 2)));
        all.set(place(FREE + 2, 3), all.get(place(FREE + 2, 2)));
        all.set(place(FREE + 1, 4), new byte[] {1, 2, 3});
        all.set(place(FREE + 2, 4), new byte[] {4, 5, 6});
        all.set(place(FREE + 1, 5), longAgo(5));
        all.set(place(FREE + 2, 5), longAgo(6));
        return all;
    }

    /** In the first split. */
    private static int place(int cycle, int i) {
        return cycle * GROUP + i;
    }

    private static byte[] longAgo(int subscriber) {
        return Bounded.event(
                Events.seen(8613800000000L + subscriber, START - 600 * MINUTE, Texts.OUTSIDE, 100_000 + subscriber)
                        .build());
    }

    /** Every third subscriber is rejected call after call, or asks and sometimes writes, or tops up and calls. */
    private static Event event(int subscriber, int cycle, long key) {
        long msisdn = 8613800000000L + subscriber;
        long ms = START + cycle * (4 * MINUTE) + subscriber % GROUP * 1_000L;
        boolean even = subscriber % 2 == 0;
        return switch (subscriber % 3) {
            case 0 ->
                cycle == 0 && even
                        ? Events.consent(msisdn, ms, true, key).build()
                        : Events.event(msisdn, ms, EventKind.CALL_REJECTED, key).build();
            case 1 ->
                cycle % 5 == 2 && even
                        ? Events.event(msisdn, ms, EventKind.SMS_SENT, key).build()
                        : Events.call(msisdn, ms, "10086", key).build();
            default ->
                cycle % 3 == 0
                        ? Events.event(msisdn, ms, EventKind.TOP_UP, key).build()
                        : Events.call(msisdn, ms, "5", key).build();
        };
    }

    /** @param more said of every scenario */
    private static List<Control> control(String more) {
        String policy = Texts.DAY + "frequency-caps:\n  - {times: 1, in: 6h, purposes: [marketing]}\n";
        String topUp = Texts.TOP_UP.replace("start: every\n", "") + (more.isEmpty() ? "start: every\n" : more);
        return List.of(
                Texts.publish(ControlKind.POLICY, "day", policy),
                Texts.publish(ControlKind.SCENARIO, "silence", Texts.SILENCE + more),
                Texts.publish(ControlKind.SCENARIO, "rejections", Texts.REJECTIONS + more),
                Texts.publish(ControlKind.SCENARIO, "top-up", topUp),
                Texts.publish(ControlKind.CAMPAIGN, "help", Texts.campaign("help", "silence", "service", "")),
                Texts.publish(ControlKind.CAMPAIGN, "sell", Texts.campaign("sell", "rejections", "marketing", "")),
                Texts.publish(ControlKind.CAMPAIGN, "thanks", Texts.campaign("thanks", "top-up", "service", "")));
    }

    private static Run run(MiniCluster cluster, Path checkpoints, int failures, List<Control> control)
            throws Exception {
        Bounded.clear();
        Paced.failures(failures);
        Configuration configuration = Baseline.configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
        // On a machine with little time to spare the job would do nothing else.
        configuration.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofMillis(25));
        // A task that is about to end declines; this test breaks the job in one place only.
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        // Files of an earlier checkpoint stay, so that every later one builds upon them.
        configuration.set(RocksDBConfigurableOptions.COMPACTION_STYLE, CompactionStyle.NONE);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(SPLITS);
        EngagementTopology.build(
                env,
                Bounded.ends(
                        Paced.events(events(), GROUP, FREE, BREAKS),
                        control.stream().map(Bounded::control).toList()),
                new EngagementOptions(
                        SubscriberOptions.DEFAULT,
                        new TimeLine(0, START - 1_000, 1),
                        MINUTE,
                        Duration.ofSeconds(60),
                        50,
                        Long.MAX_VALUE),
                Patterns.published(control));
        JobClient job = env.executeAsync();
        Map<String, Long> counts = new TreeMap<>();
        job.getJobExecutionResult()
                .get(170, TimeUnit.SECONDS)
                .getAllAccumulatorResults()
                .forEach((name, value) -> counts.put(name, (Long) value));
        return new Run(
                cluster.getArchivedExecutionGraph(job.getJobID()).get(60, TimeUnit.SECONDS),
                counts,
                received("decisions", Decision.class),
                received("actions", Action.class),
                received("unapplied", Unapplied.class),
                received("dead-letters", DeadLetter.class));
    }

    private static <T> List<T> received(String sink, Class<T> type) {
        return Bounded.collected(sink).stream().map(type::cast).toList();
    }

    /** By id. What came twice must say the same twice. */
    private static <T> Map<Object, T> once(List<T> received, Function<T, Object> id) {
        Map<Object, T> once = new HashMap<>();
        for (T each : received) {
            T known = once.putIfAbsent(id.apply(each), each);
            assertThat(each).isEqualTo(known == null ? each : known);
        }
        return once;
    }

    /** Without their places: a late moment takes the next free one when it arrives. */
    private static Set<Object> unapplied(Run run) {
        return run.unapplied().stream()
                .map(u -> List.of(u.getId(), u.getMsisdn(), u.getReason(), u.getHappenedMs()))
                .collect(Collectors.toSet());
    }

    private static Object id(Decision decision) {
        return List.of(decision.getMatch().getId(), String.valueOf(decision.getCampaign()));
    }

    @Test
    void aJobThatBreaksMidwayDecidesWhatAnUndisturbedOneDoes(
            @InjectMiniCluster MiniCluster cluster, @TempDir Path checkpoints) throws Exception {
        Run calm = run(cluster, checkpoints, 0, control(""));
        Run broken = run(cluster, checkpoints, 1, control(""));
        assertThat(attempts(calm)).containsOnly(0);
        assertThat(calm.checkpoints().getLatestRestoredCheckpoint()).isNull();
        assertWentOnFromAnIncrementalCheckpoint(broken);

        assertThat(calm.decisions()).doesNotHaveDuplicates();
        Map<Object, Decision> decisions = once(calm.decisions(), EngagementRecoveryTest::id);
        assertThat(decisions).hasSameSizeAs(calm.decisions());
        assertThat(once(broken.decisions(), EngagementRecoveryTest::id)).isEqualTo(decisions);
        Map<Object, Action> actions = once(calm.actions(), Action::getId);
        assertThat(actions).hasSameSizeAs(calm.actions());
        assertThat(once(broken.actions(), Action::getId)).isEqualTo(actions);
        assertThat(unapplied(broken)).isEqualTo(unapplied(calm)).hasSize(4);
        assertThat(broken.counts()).isEqualTo(calm.counts());
        assertBalanced(calm);
        assertBalanced(broken);
    }

    @Test
    void theSameScenariosDecideTheSameByFlinkCepInAJobThatBreaks(
            @InjectMiniCluster MiniCluster cluster, @TempDir Path checkpoints) throws Exception {
        Run ours = run(cluster, checkpoints, 0, control("start: every\ncool-down: 9m\n"));
        Run theirs = run(cluster, checkpoints, 1, control("start: every\ncool-down: 9m\nengine: flink-cep\n"));
        assertWentOnFromAnIncrementalCheckpoint(theirs);
        Map<Object, Decision> decisions = once(ours.decisions(), EngagementRecoveryTest::id);
        assertThat(decisions.values())
                .extracting(d -> d.getMatch().getScenario())
                .contains("silence", "rejections", "top-up");
        assertThat(once(theirs.decisions(), EngagementRecoveryTest::id)).isEqualTo(decisions);
        assertThat(once(theirs.actions(), Action::getId)).isEqualTo(once(ours.actions(), Action::getId));
        assertThat(unapplied(theirs)).isEqualTo(unapplied(ours));
        assertBalanced(theirs);
    }

    private static void assertWentOnFromAnIncrementalCheckpoint(Run run) {
        assertThat(attempts(run)).as("second attempt").containsOnly(1);
        assertThat(run.checkpoints().getCounts().getNumberOfRestoredCheckpoints())
                .isEqualTo(1);
        long restored = Objects.requireNonNull(run.checkpoints().getLatestRestoredCheckpoint())
                .getCheckpointId();
        assertThat(restored).as("checkpoints before the break").isGreaterThanOrEqualTo(FREE + 1);
        AbstractCheckpointStats checkpoint =
                Objects.requireNonNull(run.checkpoints().getHistory().getCheckpointById(restored));
        assertThat(checkpoint.getCheckpointedSize())
                .as("octets written for checkpoint %s, of those it consists of", restored)
                .isPositive()
                .isLessThan(checkpoint.getStateSize());
    }

    private static List<Integer> attempts(Run run) {
        List<Integer> attempts = new ArrayList<>();
        run.graph()
                .getAllExecutionVertices()
                .forEach(v -> attempts.add(v.getCurrentExecutionAttempt().getAttemptNumber()));
        return attempts;
    }

    private static void assertBalanced(Run run) {
        long deadLetters = once(run.deadLetters(), DeadLetter::getOffset).size();
        assertThat(deadLetters).isEqualTo(2);
        assertThat(run.count(Counts.LATE)).isEqualTo(2);
        assertThat(run.count(Counts.DUPLICATE)).isEqualTo(2);
        assertThat(run.count(Counts.APPLIED) + run.count(Counts.LATE) + run.count(Counts.DUPLICATE) + deadLetters)
                .isEqualTo(events().size());
        assertThat(run.count(Counts.ACTIONS))
                .isPositive()
                .isEqualTo(once(run.actions(), Action::getId).size());
        assertThat(run.count(Counts.REFUSALS)).isPositive();
        assertThat(run.count(Counts.ACTIONS) + run.count(Counts.REFUSALS))
                .isEqualTo(run.count(Counts.DECISIONS_DUE))
                .isEqualTo(once(run.decisions(), EngagementRecoveryTest::id).size());
    }
}
