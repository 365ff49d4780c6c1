package org.opportune.backtest;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient.JobFinalizationBehavior;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.opportune.pipeline.operator.Counts;

/**
 * Runs the job of a trial on a cluster of its own, in this process, and shows how far it is. One use.
 */
final class JobRun {
    private static final long ANSWER_S = 60;

    private final Trial trial;
    private final PrintWriter progress;

    JobRun(Trial trial, PrintWriter progress) {
        this.trial = trial;
        this.progress = progress;
    }

    /**
     * Runs the job; returns its counts. The cluster is gone then: nothing asks it or deletes below it while it goes.
     *
     * @param about events that will come
     */
    Map<String, Object> execute(BacktestJob.Logs logs, Path work, long about)
            throws InterruptedException, ExecutionException, TimeoutException {
        Configuration configuration = BacktestJob.configuration(work, trial.parallelism());
        MiniClusterConfiguration size = new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(trial.parallelism())
                .build();
        MiniCluster cluster = new MiniCluster(size);
        try {
            start(cluster);
            return watch(submit(cluster, configuration, logs), about);
        } finally {
            cluster.closeAsync().get(ANSWER_S, TimeUnit.SECONDS);
        }
    }

    @SuppressWarnings("IllegalCatch") // what Flink declares
    private static void start(MiniCluster cluster) throws ExecutionException {
        try {
            cluster.start();
        } catch (Exception e) {
            throw new ExecutionException("Cannot start the cluster", e);
        }
    }

    private JobClient submit(MiniCluster cluster, Configuration configuration, BacktestJob.Logs logs)
            throws InterruptedException, ExecutionException, TimeoutException {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        BacktestJob.build(env, trial, logs);
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName("opportune-backtest");
        JobID id = cluster.submitJob(graph).get(ANSWER_S, TimeUnit.SECONDS).getJobID();
        return new MiniClusterJobClient(id, cluster, JobRun.class.getClassLoader(), JobFinalizationBehavior.NOTHING);
    }

    private Map<String, Object> watch(JobClient client, long about)
            throws InterruptedException, ExecutionException, TimeoutException {
        ProgressLine line = new ProgressLine(progress, System::nanoTime, about);
        var ending = client.getJobExecutionResult();
        while (true) {
            try {
                JobExecutionResult result = ending.get(1, TimeUnit.SECONDS);
                line.end(events(result.getAllAccumulatorResults()));
                return result.getAllAccumulatorResults();
            } catch (TimeoutException e) {
                line.show(events(client.getAccumulators().get(ANSWER_S, TimeUnit.SECONDS)));
            }
        }
    }

    /** Events that the job took, whatever became of them. */
    static long events(Map<String, Object> counts) {
        return List.of(Counts.APPLIED, Counts.LATE, Counts.DUPLICATE).stream()
                .mapToLong(name -> count(counts, name))
                .sum();
    }

    /** What the job counted under a name. */
    static long count(Map<String, Object> counts, String name) {
        return counts.get(name) instanceof Long n ? n : 0;
    }
}
