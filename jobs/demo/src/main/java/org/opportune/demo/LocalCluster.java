package org.opportune.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient.JobFinalizationBehavior;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.opportune.pipeline.Baseline;

/** A Flink cluster inside this process, with the baseline every job runs with. */
final class LocalCluster implements AutoCloseable {
    private static final long ANSWER_S = 30;

    private final MiniCluster cluster;
    private final Configuration configuration;

    private LocalCluster(MiniCluster cluster, Configuration configuration) {
        this.cluster = cluster;
        this.configuration = configuration;
    }

    /**
     * Starts a cluster.
     *
     * @param watermarkEvery wall time between watermarks: short where scenario time runs fast
     */
    static LocalCluster start(Path directory, int parallelism, Duration watermarkEvery) throws Exception {
        Configuration configuration = configuration(directory, parallelism, watermarkEvery);
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(2 * parallelism)
                .setConfiguration(configuration)
                .build());
        cluster.start();
        return new LocalCluster(cluster, configuration);
    }

    /** The baseline, and what one process needs beyond it. */
    static Configuration configuration(Path directory, int parallelism, Duration watermarkEvery) {
        Configuration configuration = Baseline.configuration();
        configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, watermarkEvery);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                directory.resolve("checkpoints").toUri().toString());
        configuration.set(CoreOptions.TMP_DIRS, directory.resolve("tmp").toString());
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        configuration.set(RestOptions.BIND_PORT, "0");
        // Counts reach the client with heartbeats.
        configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
        return configuration;
    }

    /** An environment to build a job in. */
    StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    }

    /** Submits the job built in {@code env} and returns its handle. */
    Job submit(StreamExecutionEnvironment env, String name)
            throws ExecutionException, InterruptedException, TimeoutException {
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName(name);
        JobID id = cluster.submitJob(graph).get(ANSWER_S, TimeUnit.SECONDS).getJobID();
        return new Job(new MiniClusterJobClient(
                id, cluster, LocalCluster.class.getClassLoader(), JobFinalizationBehavior.NOTHING));
    }

    /** A running job. */
    record Job(MiniClusterJobClient client) {
        /** What its operators counted, by name, across restarts. */
        Map<String, Object> counts() throws ExecutionException, InterruptedException, TimeoutException {
            return client.getAccumulators().get(ANSWER_S, TimeUnit.SECONDS);
        }

        boolean isDown() throws ExecutionException, InterruptedException, TimeoutException {
            return client.getJobStatus().get(ANSWER_S, TimeUnit.SECONDS).isGloballyTerminalState();
        }

        void cancel() throws ExecutionException, InterruptedException, TimeoutException {
            client.cancel().get(ANSWER_S, TimeUnit.SECONDS);
        }
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
