package org.opportune.backtest;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where a backtest's job runs: in this process, or on the cluster that its jar was submitted to. */
interface Deployment {
    /** How long a cluster may take for an answer, in seconds. */
    long ANSWER_S = 60;

    /** Name of the job, wherever it runs. */
    String JOB = "opportune-backtest";

    /**
     * Starts the job.
     *
     * @param work folder that this process deletes once the job has ended
     * @param graph adds the job to an environment
     */
    Running start(int parallelism, Path work, Consumer<StreamExecutionEnvironment> graph)
            throws InterruptedException, ExecutionException, TimeoutException;

    /** A job under way. */
    interface Running {
        JobClient client();

        /** Ends what this process started, be the job over or not, and waits until nothing of it is left. */
        void end() throws InterruptedException, ExecutionException, TimeoutException;
    }
}
