package org.opportune.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.IllegalConfigurationException;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opportune.pipeline.Baseline;

/** Every config.yaml in flink-conf is one that this Flink understands and our jobs accept. */
class ClusterFilesTest {
    private static final Path FOLDER = Path.of("..", "..", "flink-conf");
    private static final FlinkSettings FLINK = FlinkSettings.ofClassPath();

    static Stream<Path> folders() throws Exception {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.endsWith("config.yaml")).map(Path::getParent).sorted().toList().stream();
        }
    }

    static Stream<Path> production() throws Exception {
        return folders().filter(folder -> folder.toString().contains("production"));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void flinkKnowsEveryKeyAndReadsEveryValue(Path folder) {
        Configuration configuration = GlobalConfiguration.loadConfiguration(folder.toString());
        assertThat(configuration.keySet()).isNotEmpty();
        assertThat(FLINK.problems(configuration)).isEmpty();
        assertThat(Baseline.contradictions(configuration)).isEmpty();
    }

    /** Flink's own arithmetic: the parts fit the whole. */
    @ParameterizedTest
    @MethodSource("folders")
    void theMemoryAddsUp(Path folder) throws IllegalConfigurationException {
        Configuration configuration = GlobalConfiguration.loadConfiguration(folder.toString());
        TaskExecutorProcessSpec spec = TaskExecutorProcessUtils.processSpecFromConfig(configuration);
        assertThat(spec.getTaskHeapSize().getMebiBytes()).isPositive();
        assertThat(JobManagerProcessUtils.processSpecFromConfig(configuration)
                        .getJvmHeapMemorySize()
                        .getMebiBytes())
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("production")
    void whatTheCommentsCountOnHolds(Path folder) {
        Configuration configuration = GlobalConfiguration.loadConfiguration(folder.toString());
        assertThat(configuration.get(StateRecoveryOptions.LOCAL_RECOVERY)).isTrue();
        assertThat(configuration.get(CheckpointingOptions.LOCAL_BACKUP_ENABLED)).isTrue();
        int parallelism = configuration.get(CoreOptions.DEFAULT_PARALLELISM);
        assertThat(Baseline.MAX_PARALLELISM % parallelism)
                .as("key groups left over")
                .isZero();
        TaskExecutorProcessSpec spec = TaskExecutorProcessUtils.processSpecFromConfig(configuration);
        int slots = configuration.get(TaskManagerOptions.NUM_TASK_SLOTS);
        assertThat(spec.getManagedMemorySize().getMebiBytes() / slots).isGreaterThanOrEqualTo(512);
        assertThat(spec.getTaskHeapSize().getMebiBytes())
                .as("cache, buffer and its copy of each slot")
                .isGreaterThan(slots * (36 + 64 + 64) * 2);
    }

    @Test
    void whatIsWrongIsFound() {
        assertThat(FLINK.size()).isGreaterThan(400);
        assertThat(FLINK.problems(Configuration.fromMap(Map.of(
                        "parallelism.defualt", "4",
                        "taskmanager.numberOfTaskSlots", "many",
                        "state.backend", "rocksdb",
                        "execution.checkpointing.interval", "soon",
                        "metrics.reporter.prom.factory.class", "x",
                        "state.backend.rocksdb.use-bloom-filter", "true"))))
                .hasSize(4)
                .anyMatch(line -> line.startsWith("parallelism.defualt: unknown to Flink"))
                .anyMatch(line -> line.startsWith("taskmanager.numberOfTaskSlots: "))
                .anyMatch(line -> line.startsWith("execution.checkpointing.interval: "))
                .anyMatch(line -> line.startsWith("state.backend: is now state.backend.type"));
    }
}
