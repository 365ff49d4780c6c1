package org.opportune.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.client.ClientUtils;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.apache.flink.configuration.ConfigUtils;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.DefaultExecutorServiceLoader;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar on a cluster that it did not start, its classes loaded as {@code flink run} loads them. */
class SubmittedBacktestIT {
    private static final Path JAR =
            Path.of("target", "opportune-backtest-" + System.getProperty("opportune.version") + "-job.jar");
    private static final int SLOTS = 2;

    private static MiniCluster cluster;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .build());
        cluster.start();
    }

    @AfterAll
    static void end() throws Exception {
        cluster.closeAsync().get(60, TimeUnit.SECONDS);
    }

    @Test
    void theSameOctetsAsInAProcessOfItsOwn() throws Exception {
        Path archive = Past.archive(folder, true);
        List<String> arguments = List.of(
                "--archive",
                archive.toString(),
                "--define",
                Past.definitions(folder).toString());

        submit(arguments, "--out", folder.resolve("submitted").toString());
        assertThat(BacktestVerb.commandLine()
                        .execute(with(arguments, "--out", folder.resolve("own").toString())))
                .isZero();

        assertThat(Files.size(folder.resolve("own/decisions.jsonl"))).isPositive();
        assertThat(octets(folder.resolve("submitted"))).isEqualTo(octets(folder.resolve("own")));
    }

    @Test
    void whatCannotBeIsOneMessageAndLeavesTheClusterAlone() throws Exception {
        assertThatThrownBy(
                        () -> submit(List.of("--archive", folder.resolve("none").toString()), "--out", "nowhere"))
                .isInstanceOf(ProgramParametrizationException.class)
                .hasMessageContaining("exit code 1");
        assertThat(cluster.isRunning()).isTrue();
        assertThat(cluster.listJobs().get(60, TimeUnit.SECONDS).stream().map(JobStatusMessage::getJobState))
                .allMatch(state -> state.isGloballyTerminalState());
    }

    private static void submit(List<String> arguments, String... more) throws Exception {
        Configuration client = new Configuration();
        client.set(DeploymentOptions.TARGET, "remote");
        client.set(DeploymentOptions.ATTACHED, true);
        client.set(RestOptions.ADDRESS, cluster.getRestAddress().get().getHost());
        client.set(RestOptions.PORT, cluster.getRestAddress().get().getPort());
        try (PackagedProgram program = PackagedProgram.newBuilder()
                .setJarFile(JAR.toFile())
                .setArguments(with(arguments, more))
                .build()) {
            ConfigUtils.encodeCollectionToConfig(
                    client, PipelineOptions.JARS, program.getJobJarAndDependencies(), URL::toString);
            ClientUtils.executeProgram(new DefaultExecutorServiceLoader(), client, program, false, false);
        }
    }

    private static String[] with(List<String> arguments, String... more) {
        return Stream.concat(arguments.stream(), Arrays.stream(more)).toArray(String[]::new);
    }

    private static List<String> octets(Path results) throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            return files.sorted()
                    .map(file -> file.getFileName() + " " + digest(file))
                    .toList();
        }
    }

    private static String digest(Path file) {
        try {
            return Arrays.hashCode(Files.readAllBytes(file)) + "/" + Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
