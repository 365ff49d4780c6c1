package org.opportune.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.client.program.StreamContextEnvironment;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.DefaultExecutorServiceLoader;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.option.OptionSet;
import org.opportune.schemas.option.Settings;

/** Whose word counts, in an environment as {@code flink run} makes it. */
class BaselineTest {
    @AfterEach
    void leave() {
        StreamContextEnvironment.unsetAsContext();
    }

    private static StreamExecutionEnvironment told(Map<String, String> config) {
        StreamContextEnvironment.setAsContext(
                new DefaultExecutorServiceLoader(),
                Configuration.fromMap(config),
                BaselineTest.class.getClassLoader(),
                false,
                false);
        return StreamExecutionEnvironment.getExecutionEnvironment();
    }

    private static Configuration asked(Map<String, String> options) {
        return JobOption.asked(
                new OptionSet(Settings.of(options), OptionSet.Spelling.NONE, Arrays.asList(JobOption.values())));
    }

    @Test
    void preferencesGiveWayToWhatFlinkWasTold() {
        StreamExecutionEnvironment env = told(Map.of(
                "execution.checkpointing.interval", "3s",
                "restart-strategy.type", "fixed-delay",
                "state.backend.rocksdb.use-bloom-filter", "false",
                "execution.buffer-timeout.interval", "7ms"));
        assertThat(Baseline.contradictions(env.getConfiguration())).isEmpty();
        assertThat(Baseline.prepare(env, new Configuration())).isEmpty();

        ReadableConfig is = env.getConfiguration();
        assertThat(is.get(CheckpointingOptions.CHECKPOINTING_INTERVAL)).isEqualTo(Duration.ofSeconds(3));
        assertThat(is.get(RestartStrategyOptions.RESTART_STRATEGY)).isEqualTo("fixed-delay");
        assertThat(is.get(ExecutionOptions.BUFFER_TIMEOUT)).isEqualTo(Duration.ofMillis(7));
        assertThat(is.toMap()).containsEntry("state.backend.rocksdb.use-bloom-filter", "false");
        assertThat(is.get(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS))
                .as("nobody said otherwise")
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(env.getCheckpointConfig().getCheckpointInterval()).isEqualTo(3_000);
    }

    @Test
    void anOldNameOfASettingIsHeardToo() {
        StreamExecutionEnvironment env = told(Map.of("restart-strategy", "fixed-delay"));
        Baseline.prepare(env, new Configuration());
        assertThat(env.getConfiguration().get(RestartStrategyOptions.RESTART_STRATEGY))
                .isEqualTo("fixed-delay");
    }

    @Test
    void theLawHoldsWhateverFlinkWasNotTold() {
        StreamExecutionEnvironment env = told(Map.of());
        Baseline.prepare(env, new Configuration());
        assertThat(env.getConfiguration().toMap())
                .containsAllEntriesOf(Baseline.configuration().toMap());
        assertThat(env.getMaxParallelism()).isEqualTo(720);
        assertThat(env.getConfig().isObjectReuseEnabled()).isTrue();
        assertThat(env.getConfiguration().get(StateBackendOptions.STATE_BACKEND))
                .isEqualTo("rocksdb");
    }

    @Test
    void everyContradictionOfTheLawIsALine() {
        ReadableConfig told = told(Map.of(
                        "pipeline.max-parallelism", "128",
                        "pipeline.object-reuse", "false",
                        "pipeline.generic-types", "true",
                        "pipeline.auto-generate-uids", "true",
                        "state.backend.type", "hashmap",
                        "state.backend.rocksdb.timer-service.factory", "HEAP",
                        "execution.checkpointing.mode", "AT_LEAST_ONCE",
                        "execution.runtime-mode", "BATCH"))
                .getConfiguration();
        List<String> lines = Baseline.contradictions(told);
        assertThat(lines)
                .hasSize(8)
                .contains("pipeline.max-parallelism: must be 720, state is kept in that many key groups; take it out of"
                        + " config.yaml or -D: pipeline.max-parallelism=128")
                .allMatch(line -> line.contains("; take it out of config.yaml or -D: "));
    }

    @Test
    void whatAgreesWithTheLawIsNoContradiction() {
        assertThat(Baseline.contradictions(Baseline.configuration())).isEmpty();
        assertThat(Baseline.contradictions(Configuration.fromMap(Map.of("state.backend.type", "RocksDB"))))
                .isEmpty();
    }

    @Test
    void theJobsOwnOptionCountsBeforeWhatFlinkWasToldAndSaysSo() {
        StreamExecutionEnvironment env = told(Map.of(
                "execution.checkpointing.interval", "3 s",
                "execution.buffer-timeout.interval", "5 ms"));
        List<String> overruled =
                Baseline.prepare(env, asked(Map.of("job.checkpoint-interval", "2s", "job.buffer-timeout", "5ms")));
        assertThat(overruled)
                .containsExactly("the job's own option counts, not config.yaml or -D:"
                        + " execution.checkpointing.interval=2 s, not 3 s");
        assertThat(env.getCheckpointConfig().getCheckpointInterval()).isEqualTo(2_000);
        assertThat(env.getBufferTimeout()).isEqualTo(5);
    }

    @Test
    void whatNobodyAskedForStaysFlinks() {
        assertThat(asked(Map.of()).toMap()).isEmpty();
        StreamExecutionEnvironment env = told(Map.of("pipeline.auto-watermark-interval", "20ms"));
        Baseline.prepare(env, asked(Map.of()));
        assertThat(env.getConfiguration().get(PipelineOptions.AUTO_WATERMARK_INTERVAL))
                .isEqualTo(Duration.ofMillis(20));
    }
}
