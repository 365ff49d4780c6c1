package org.opportune.pipeline;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;

/**
 * What every job of ours runs with unless the cluster's configuration says otherwise (design 3.14, 3.19). Who builds a
 * job lays its own settings over these.
 */
public final class Baseline {
    /** Key groups, for ever: state cannot be rescaled beyond, nor restored under another number. */
    public static final int MAX_PARALLELISM = 720;

    private Baseline() {}

    /** A new configuration with the baseline. */
    public static Configuration configuration() {
        Configuration c = new Configuration();
        c.set(PipelineOptions.OBJECT_REUSE, true);
        c.set(PipelineOptions.GENERIC_TYPES, false);
        c.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        c.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        c.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        c.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        c.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
        c.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofSeconds(5));
        c.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        c.set(StateRecoveryOptions.LOCAL_RECOVERY, true);
        c.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        return c;
    }
}
