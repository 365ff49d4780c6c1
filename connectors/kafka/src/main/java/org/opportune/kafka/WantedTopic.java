package org.opportune.kafka;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A topic as it should be on one broker: what the catalogue leaves to the engineer.
 *
 * @param partitions 1..720; {@link Topic#fixedPartitions} if the topic has such
 * @param replication copies of each partition; {@link #BROKERS_DEFAULT} = as the broker is set up, and not compared
 * @param retentionMs at least {@link #SHORTEST_MS}, or -1 = for ever
 */
public record WantedTopic(Topic topic, int partitions, int replication, long retentionMs) {
    /** The broker's {@code default.replication.factor} counts. */
    public static final int BROKERS_DEFAULT = -1;

    /** The highest parallelism of a job. */
    public static final int MOST_PARTITIONS = 720;

    /** A job that stands for longer than the retention loses records. */
    public static final long SHORTEST_MS = 3_600_000;

    /** @throws KafkaProblem with every rule broken, one a line */
    public WantedTopic {
        List<String> problems = new ArrayList<>();
        int fixed = topic.fixedPartitions().orElse(partitions);
        if (partitions != fixed) {
            problems.add(
                    fixed == 1
                            ? "one partition, because the topic's order is one order: partitions=" + partitions
                            : fixed + " partitions, one for each lane: partitions=" + partitions);
        } else if (partitions < 1 || partitions > MOST_PARTITIONS) {
            problems.add("between 1 and " + MOST_PARTITIONS + ", the highest parallelism of a job: partitions="
                    + partitions);
        }
        if (replication != BROKERS_DEFAULT && (replication < 1 || replication > Short.MAX_VALUE)) {
            problems.add("at least 1 copy: replication=" + replication);
        }
        if (topic.isKeptForEver() && retentionMs != -1) {
            problems.add("kept for ever, definitions are read from the first on: retention=" + Span.text(retentionMs));
        } else if (retentionMs != -1 && retentionMs < SHORTEST_MS) {
            problems.add("at least " + Span.text(SHORTEST_MS)
                    + ", a job that stands for longer loses records: retention=" + Span.text(retentionMs));
        }
        if (!problems.isEmpty()) {
            problems.replaceAll(problem -> topic.shortName() + ": " + problem);
            throw new KafkaProblem(problems);
        }
    }

    /**
     * Every topic of the catalogue.
     *
     * @param partitions of each topic whose number is not fixed
     */
    public static List<WantedTopic> all(int partitions, int replication) {
        return Arrays.stream(Topic.values())
                .map(topic -> new WantedTopic(
                        topic, topic.fixedPartitions().orElse(partitions), replication, topic.retentionMs()))
                .toList();
    }
}
