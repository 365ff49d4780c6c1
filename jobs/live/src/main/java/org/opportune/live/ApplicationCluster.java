package org.opportune.live;

import java.io.File;
import java.util.Arrays;
import org.apache.flink.client.deployment.application.ApplicationClusterEntryPoint;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.client.program.ProgramInvocationException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.entrypoint.ClusterEntrypoint;
import org.apache.flink.runtime.entrypoint.EntrypointClusterConfiguration;
import org.apache.flink.runtime.entrypoint.FlinkParseException;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;
import org.apache.flink.runtime.util.SignalHandler;

/**
 * A JobManager for one job, which ends with it: Flink's application mode on machines without a resource manager. Flink's
 * own entry point for that is part of flink-dist, which is not on Maven Central. Arguments: {@code --configDir DIR},
 * {@code -Dkey=value}, then the job's jar, its main class, and its arguments.
 */
@SuppressWarnings("try") // Flink's own close(), which nobody calls here
public final class ApplicationCluster extends ApplicationClusterEntryPoint {
    private ApplicationCluster(Configuration configuration, PackagedProgram program) {
        super(configuration, program, StandaloneResourceManagerFactory.getInstance());
    }

    /** Runs until the job has ended; exit code 1 if it failed or the arguments cannot be. */
    public static void main(String[] args) throws Exception {
        try {
            EntrypointClusterConfiguration parsed = ClusterEntrypoint.parseArguments(args);
            String[] job = parsed.getArgs();
            if (job.length < 2) {
                throw new FlinkParseException("behind the options come the job's jar and its main class");
            }
            Configuration configuration = loadConfiguration(parsed);
            PackagedProgram program = program(configuration, job);
            configureExecution(configuration, program);
            SignalHandler.register(LOG);
            ClusterEntrypoint.runClusterEntrypoint(new ApplicationCluster(configuration, program));
        } catch (FlinkParseException | ProgramInvocationException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static PackagedProgram program(Configuration configuration, String[] job)
            throws ProgramInvocationException {
        return PackagedProgram.newBuilder()
                .setJarFile(new File(job[0]))
                .setEntryPointClassName(job[1])
                .setArguments(Arrays.copyOfRange(job, 2, job.length))
                .setConfiguration(configuration)
                .setSavepointRestoreSettings(SavepointRestoreSettings.fromConfiguration(configuration))
                .build();
    }
}
