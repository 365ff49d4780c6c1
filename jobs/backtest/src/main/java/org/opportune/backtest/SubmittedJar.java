package org.opportune.backtest;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The cluster that {@code flink run} was told of. Archive and results are read and written by task managers and client
 * alike, so their folders must be the same under the same path on every machine.
 */
final class SubmittedJar implements Deployment {
    @Override
    public Running start(int parallelism, Path work, Consumer<StreamExecutionEnvironment> graph)
            throws ExecutionException {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(BacktestJob.configuration(parallelism));
        graph.accept(env);
        return new Submitted(submit(env));
    }

    @SuppressWarnings("IllegalCatch") // what Flink declares
    private static JobClient submit(StreamExecutionEnvironment env) throws ExecutionException {
        try {
            return env.executeAsync(JOB);
        } catch (Exception e) {
            throw new ExecutionException("Cannot submit the job", e);
        }
    }

    /** The cluster is not ours to end; a job that nobody will read is. */
    private record Submitted(JobClient client) implements Running {
        @Override
        public void end() throws InterruptedException, ExecutionException, TimeoutException {
            if (!client.getJobStatus().get(ANSWER_S, TimeUnit.SECONDS).isGloballyTerminalState()) {
                client.cancel().get(ANSWER_S, TimeUnit.SECONDS);
            }
        }
    }
}
