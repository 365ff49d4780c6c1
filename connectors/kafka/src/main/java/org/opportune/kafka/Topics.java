package org.opportune.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing and compares those that are there with what is wanted. */
public final class Topics {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private Topics() {}

    /**
     * What {@link #ensure} found.
     *
     * @param created full names of the topics made by this call
     * @param mismatches settings of existing topics that differ, as {@code topic: setting differs: wanted=.., found=..};
     *     the topics work, but not as intended
     */
    public record Report(List<String> created, List<String> mismatches) {}

    /**
     * What {@link #apply} did.
     *
     * @param mended differences that are none any more
     * @param left how the topics differ afterwards
     */
    public record Applied(List<TopicDifference> mended, List<TopicDifference> left) {
        public Applied {
            mended = List.copyOf(mended);
            left = List.copyOf(left);
        }
    }

    /** The same with 30 s for each answer of the broker. */
    public static Report ensure(KafkaOptions options) {
        return ensure(options, TIMEOUT);
    }

    /**
     * Every {@link Topic} exists afterwards, and the broker tells of it. Safe to repeat and to run from several processes
     * at once; never changes or deletes an existing topic.
     *
     * @param timeout for each answer of the broker
     * @throws KafkaProblem if the broker does not answer, or if an existing topic cannot serve: more than one partition
     *     where the order is one order, or compaction where the history is needed
     */
    public static Report ensure(KafkaOptions options, Duration timeout) {
        List<WantedTopic> wanted = WantedTopic.all(options.partitions(), WantedTopic.BROKERS_DEFAULT);
        try (Admin admin = admin(options, timeout)) {
            TopicComparison comparison = new TopicComparison(admin, options, timeout);
            List<String> created = new ArrayList<>();
            List<TopicDifference> others = new ArrayList<>();
            for (TopicDifference difference : comparison.of(wanted)) {
                if (difference.kind() != TopicDifference.Kind.MISSING) {
                    others.add(difference);
                } else if (create(admin, options, of(difference.topic(), wanted))) {
                    created.add(difference.name());
                } else {
                    others.addAll(comparison.ofPresent(of(difference.topic(), wanted)));
                }
            }
            comparison.awaitKnown(created);
            return new Report(List.copyOf(created), mild(others));
        }
    }

    private static List<String> mild(List<TopicDifference> differences) {
        List<String> fatal = differences.stream()
                .filter(TopicDifference::isFatal)
                .map(TopicDifference::text)
                .toList();
        if (!fatal.isEmpty()) {
            throw new KafkaProblem(fatal);
        }
        return differences.stream().map(TopicDifference::text).toList();
    }

    /**
     * How the broker's topics differ from what is wanted, topic by topic in the order given. Changes nothing.
     *
     * @param timeout for each answer of the broker
     * @throws KafkaProblem if the broker does not answer, or allows no look
     */
    public static List<TopicDifference> compare(KafkaOptions options, List<WantedTopic> wanted, Duration timeout) {
        try (Admin admin = admin(options, timeout)) {
            return new TopicComparison(admin, options, timeout).of(wanted);
        }
    }

    /**
     * Makes what is missing, sets the retention that is wanted, and adds partitions if {@code grow}; returns when the
     * broker tells of it. Never takes a partition away, never deletes a topic; safe to repeat.
     *
     * @throws KafkaProblem if the broker does not answer or refuses; what was done before stays done
     */
    public static Applied apply(KafkaOptions options, List<WantedTopic> wanted, boolean grow, Duration timeout) {
        try (Admin admin = admin(options, timeout)) {
            TopicComparison comparison = new TopicComparison(admin, options, timeout);
            List<TopicDifference> mended = new ArrayList<>();
            List<TopicDifference> gone = new ArrayList<>();
            for (TopicDifference difference : comparison.of(wanted)) {
                if (difference.isMended(grow)) {
                    gone.add(difference);
                    if (mend(admin, options, difference, of(difference.topic(), wanted))) {
                        mended.add(difference);
                    }
                }
            }
            return new Applied(mended, comparison.without(gone, wanted));
        }
    }

    static Admin admin(KafkaOptions options, Duration timeout) {
        Properties properties = options.clientProperties();
        String millis = Long.toString(timeout.toMillis());
        properties.setProperty("default.api.timeout.ms", millis);
        properties.setProperty("request.timeout.ms", millis);
        return AdminCalls.started("admin client", () -> Admin.create(properties));
    }

    private static WantedTopic of(Topic topic, List<WantedTopic> wanted) {
        return wanted.stream().filter(each -> each.topic() == topic).findFirst().orElseThrow();
    }

    /** False if the topic was to be made and is there. */
    private static boolean mend(Admin admin, KafkaOptions options, TopicDifference difference, WantedTopic wanted) {
        String name = difference.name();
        return switch (difference.kind()) {
            case MISSING -> create(admin, options, wanted);
            case RETENTION -> {
                ConfigEntry entry =
                        new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, Long.toString(wanted.retentionMs()));
                AdminCalls.await(
                        "change retention of " + name,
                        options,
                        admin.incrementalAlterConfigs(Map.of(
                                        new ConfigResource(ConfigResource.Type.TOPIC, name),
                                        List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
                                .all());
                yield true;
            }
            case TOO_FEW_PARTITIONS -> {
                AdminCalls.await(
                        "add partitions to " + name,
                        options,
                        admin.createPartitions(Map.of(name, NewPartitions.increaseTo(wanted.partitions())))
                                .all());
                yield true;
            }
            case TOO_MANY_PARTITIONS, ORDER_BROKEN, CLEANUP, REPLICATION ->
                throw new IllegalStateException("nothing mends this: kind=" + difference.kind());
        };
    }

    private static boolean create(Admin admin, KafkaOptions options, WantedTopic topic) {
        String name = options.nameOf(topic.topic());
        Optional<Short> copies = topic.replication() == WantedTopic.BROKERS_DEFAULT
                ? Optional.empty()
                : Optional.of((short) topic.replication());
        NewTopic wanted = new NewTopic(name, Optional.of(topic.partitions()), copies)
                .configs(topic.topic().config(topic.retentionMs()));
        try {
            admin.createTopics(List.of(wanted)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw AdminCalls.problem("create topic " + name, options, e.getCause());
        } catch (InterruptedException e) {
            throw AdminCalls.interrupted("create topic " + name, e);
        }
    }
}
