package org.opportune.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.opportune.kafka.WantedTopic;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What the topics of one broker should be; the same for making and for checking. */
final class CatalogueOptions {
    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "A copy of flink-conf/topics.yaml with other numbers, instead of the catalogue as it is.")
    private @Nullable Path file;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Partitions of each topic that may have more than one (12). A number that divides 720 spreads"
                    + " evenly.")
    private @Nullable Integer partitions;

    @Option(
            names = "--replication",
            paramLabel = "N",
            description = "Copies of each partition (the broker's default.replication.factor; not compared then).")
    private @Nullable Integer replication;

    /** @throws ParameterException for what cannot be, or two ways of saying it at once */
    void check(CommandSpec spec) {
        if (file != null && (partitions != null || replication != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--catalogue says partitions and replication itself: --catalogue=" + file);
        }
        if (file != null && !Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), "no such file: --catalogue=" + file);
        }
        if (partitions != null && (partitions < 1 || partitions > WantedTopic.MOST_PARTITIONS)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "between 1 and " + WantedTopic.MOST_PARTITIONS + ", the highest parallelism of a job: --partitions="
                            + partitions);
        }
        if (replication != null && (replication < 1 || replication > Short.MAX_VALUE)) {
            throw new ParameterException(spec.commandLine(), "at least 1 copy: --replication=" + replication);
        }
    }

    /** The file instead of the numbers, or null. */
    @Nullable
    Path file() {
        return file;
    }

    /** Partitions of keyed topics, or what counts unless told otherwise. */
    int partitions(int byDefault) {
        return partitions == null ? byDefault : partitions;
    }

    int replication() {
        return replication == null ? WantedTopic.BROKERS_DEFAULT : replication;
    }
}
