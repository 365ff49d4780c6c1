package org.opportune.backtest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient.JobFinalizationBehavior;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** A cluster within this process, for one job: gone when the job is closed, and nothing asks it while it goes. */
final class OwnCluster implements Deployment {
    @Override
    public Running start(int parallelism, Path work, Consumer<StreamExecutionEnvironment> graph)
            throws InterruptedException, ExecutionException, TimeoutException {
        Configuration configuration = configuration(parallelism, work);
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parallelism)
                .build());
        boolean running = false;
        try {
            start(cluster);
            JobClient client = submit(cluster, configuration, graph);
            running = true;
            return new OnCluster(cluster, client);
        } finally {
            if (!running) {
                end(cluster);
            }
        }
    }

    private record OnCluster(MiniCluster cluster, JobClient client) implements Running {
        @Override
        public void end() throws InterruptedException, ExecutionException, TimeoutException {
            OwnCluster.end(cluster);
        }
    }

    private static Configuration configuration(int parallelism, Path work) {
        Configuration configuration = BacktestJob.configuration(parallelism);
        configuration.set(CoreOptions.TMP_DIRS, work.resolve("tmp").toString());
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        configuration.set(RestOptions.BIND_PORT, "0");
        // Counts reach the client with heartbeats.
        configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
        return configuration;
    }

    @SuppressWarnings("IllegalCatch") // what Flink declares
    private static void start(MiniCluster cluster) throws ExecutionException {
        try {
            cluster.start();
        } catch (Exception e) {
            throw new ExecutionException("Cannot start the cluster", e);
        }
    }

    private static JobClient submit(
            MiniCluster cluster, Configuration configuration, Consumer<StreamExecutionEnvironment> graph)
            throws InterruptedException, ExecutionException, TimeoutException {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        graph.accept(env);
        StreamGraph job = env.getStreamGraph();
        job.setJobName(JOB);
        JobID id = cluster.submitJob(job).get(ANSWER_S, TimeUnit.SECONDS).getJobID();
        return new MiniClusterJobClient(
                id, cluster, OwnCluster.class.getClassLoader(), JobFinalizationBehavior.NOTHING);
    }

    private static void end(MiniCluster cluster) throws InterruptedException, ExecutionException, TimeoutException {
        cluster.closeAsync().get(ANSWER_S, TimeUnit.SECONDS);
    }
}
