package org.opportune.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend.PriorityQueueStateType;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What every job of ours runs with (design 3.14, 3.19): the law, on which state and order rest, and preferences, which
 * give way. Local recovery is not here: it is a setting of the TaskManagers and has no effect in a job.
 */
public final class Baseline {
    /** Key groups, for ever: state cannot be rescaled beyond, nor restored under another number. */
    public static final int MAX_PARALLELISM = 720;

    private static final List<Setting<?>> LAW = List.of(
            new Setting<>(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM, "state is kept in that many key groups"),
            new Setting<>(PipelineOptions.OBJECT_REUSE, true, "nothing between our operators is ever changed"),
            new Setting<>(PipelineOptions.GENERIC_TYPES, false, "no state or stream is written by Kryo"),
            new Setting<>(PipelineOptions.AUTO_GENERATE_UIDS, false, "state is found again by our own uids"),
            new Setting<>(StateBackendOptions.STATE_BACKEND, "rocksdb", "state is larger than a heap"),
            new Setting<>(
                    RocksDBOptions.TIMER_SERVICE_FACTORY,
                    PriorityQueueStateType.ROCKSDB,
                    "the order buffer is raw keyed state, which heap timers would use"),
            new Setting<>(
                    CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                    CheckpointingMode.EXACTLY_ONCE,
                    "an event counts once in a profile"),
            new Setting<>(
                    ExecutionOptions.RUNTIME_MODE,
                    RuntimeExecutionMode.STREAMING,
                    "time must pass while a job runs, not at its end"));

    private static final List<Setting<?>> PREFERENCES = List.of(
            new Setting<>(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true, ""),
            new Setting<>(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10), ""),
            new Setting<>(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofSeconds(5), ""),
            new Setting<>(
                    CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                    ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION,
                    ""),
            new Setting<>(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay", ""),
            new Setting<>(RocksDBOptions.USE_PARTITIONED_INDEX_FILTERS, true, ""),
            new Setting<>(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true, ""));

    private Baseline() {}

    /** All of it: for who makes the whole configuration himself and lays his own settings over these. */
    public static Configuration configuration() {
        Configuration c = new Configuration();
        LAW.forEach(setting -> setting.lay(c));
        PREFERENCES.forEach(setting -> setting.lay(c));
        return c;
    }

    /** What Flink was told (config.yaml, {@code -D}) that contradicts the law, one a line. */
    public static List<String> contradictions(ReadableConfig told) {
        return LAW.stream().flatMap(law -> law.contradiction(told).stream()).toList();
    }

    /**
     * Prepares an environment for a job that is submitted. Whose word counts, first of all: the law; what the job's own
     * options ask for; what Flink was told (config.yaml, {@code -D}); our preferences; Flink's defaults.
     *
     * @param env as Flink made it, without {@link #contradictions}
     * @param asked Flink's settings that the job's options stand for
     * @return what Flink was told and the job's options overrule, one a line
     */
    public static List<String> prepare(StreamExecutionEnvironment env, Configuration asked) {
        ReadableConfig told = env.getConfiguration();
        List<String> overruled = new ArrayList<>();
        Map<String, String> before = told.toMap();
        asked.toMap().forEach((key, value) -> {
            String other = before.get(key);
            if (other != null && !other.equals(value)) {
                overruled.add(
                        "the job's own option counts, not config.yaml or -D: " + key + "=" + value + ", not " + other);
            }
        });
        Configuration c = new Configuration();
        PREFERENCES.stream().filter(setting -> !setting.isIn(told)).forEach(setting -> setting.lay(c));
        c.addAll(asked);
        LAW.forEach(setting -> setting.lay(c));
        env.configure(c);
        return overruled;
    }

    private record Setting<T>(ConfigOption<T> option, T value, String why) {
        void lay(Configuration configuration) {
            configuration.set(option, value);
        }

        boolean isIn(ReadableConfig given) {
            return given.getOptional(option).isPresent();
        }

        Optional<String> contradiction(ReadableConfig given) {
            return given.getOptional(option)
                    .filter(found -> !String.valueOf(found).equalsIgnoreCase(String.valueOf(value)))
                    .map(found -> option.key() + ": must be " + value + ", " + why
                            + "; take it out of config.yaml or -D: " + option.key() + "=" + found);
        }
    }
}
