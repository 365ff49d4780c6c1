package org.opportune.backtest;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.opportune.pipeline.operator.Counts;

/** Runs the job of a trial, and shows how far it is. One use. */
final class JobRun {
    private final Trial trial;
    private final Deployment deployment;
    private final PrintWriter progress;

    JobRun(Trial trial, Deployment deployment, PrintWriter progress) {
        this.trial = trial;
        this.deployment = deployment;
        this.progress = progress;
    }

    /**
     * Runs the job; returns its counts. Nothing of it runs any more then, so what it wrote can be read and deleted.
     *
     * @param about events that will come
     */
    Map<String, Object> execute(BacktestJob.Logs logs, Path work, long about)
            throws InterruptedException, ExecutionException, TimeoutException {
        Deployment.Running running =
                deployment.start(trial.parallelism(), work, env -> BacktestJob.build(env, trial, logs));
        try {
            return watch(running.client(), about);
        } finally {
            running.end();
        }
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
                line.show(events(client.getAccumulators().get(Deployment.ANSWER_S, TimeUnit.SECONDS)));
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
