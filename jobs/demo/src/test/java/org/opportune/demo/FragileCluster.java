package org.opportune.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient.JobFinalizationBehavior;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** The demo's cluster with frequent checkpoints and a task manager that can be lost. */
final class FragileCluster implements AutoCloseable {
    private static final long ANSWER_S = 30;

    private final MiniCluster cluster;
    private final Configuration configuration;
    private int running;

    private FragileCluster(MiniCluster cluster, Configuration configuration) {
        this.cluster = cluster;
        this.configuration = configuration;
    }

    static FragileCluster start(Path directory, int parallelism) throws Exception {
        Configuration configuration = LocalCluster.configuration(directory, parallelism, Duration.ofMillis(20));
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
        configuration.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofMillis(200));
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(200));
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parallelism)
                .setConfiguration(configuration)
                .build());
        cluster.start();
        return new FragileCluster(cluster, configuration);
    }

    StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    }

    LocalCluster.Job submit(StreamExecutionEnvironment env, String name) throws Exception {
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName(name);
        JobID id = cluster.submitJob(graph).get(ANSWER_S, TimeUnit.SECONDS).getJobID();
        return new LocalCluster.Job(new MiniClusterJobClient(
                id, cluster, FragileCluster.class.getClassLoader(), JobFinalizationBehavior.NOTHING));
    }

    /** Loses the task manager with all that its subtasks have done since the last checkpoint, and starts another. */
    void loseTaskManager() throws Exception {
        cluster.terminateTaskManager(running++).get(ANSWER_S, TimeUnit.SECONDS);
        cluster.startTaskManager();
    }

    @Override
    public void close() throws ExecutionException, TimeoutException {
        try {
            cluster.closeAsync().get(ANSWER_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
