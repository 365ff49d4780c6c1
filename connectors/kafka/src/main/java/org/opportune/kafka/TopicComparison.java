package org.opportune.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.opportune.kafka.TopicDifference.Kind;

/** Looks at a broker's topics, and says how they differ from what is wanted. */
final class TopicComparison {
    private static final long PAUSE_NANOS = 50_000_000;

    private final Admin admin;
    private final KafkaOptions options;
    private final Duration timeout;

    TopicComparison(Admin admin, KafkaOptions options, Duration timeout) {
        this.admin = admin;
        this.options = options;
        this.timeout = timeout;
    }

    /** Topic by topic; of each in the order of {@link Kind}. */
    List<TopicDifference> of(List<WantedTopic> wanted) {
        Map<String, TopicDescription> present = descriptions(wanted);
        Map<ConfigResource, Config> configs = configs(present.keySet().stream().toList());
        List<TopicDifference> differences = new ArrayList<>();
        for (WantedTopic each : wanted) {
            String name = options.nameOf(each.topic());
            TopicDescription description = present.get(name);
            if (description == null) {
                differences.add(new TopicDifference(each.topic(), name, Kind.MISSING, words(each), ""));
            } else {
                add(each, description, AdminCalls.present(configs.get(resource(name))), differences);
            }
        }
        return List.copyOf(differences);
    }

    /** The same of a topic that is there, although not every broker may know it yet. */
    List<TopicDifference> ofPresent(WantedTopic wanted) {
        awaitKnown(List.of(options.nameOf(wanted.topic())));
        return of(List.of(wanted));
    }

    /** Returns when the broker tells of these topics, which are there. */
    void awaitKnown(List<String> names) {
        AdminCalls.awaitKnown(
                "describe topics",
                options,
                timeout,
                () -> admin.describeTopics(names).allTopicNames());
    }

    /**
     * The comparison in which none of these is left: the broker tells of what it did a moment later. After the timeout, as
     * it is then.
     */
    List<TopicDifference> without(List<TopicDifference> gone, List<WantedTopic> wanted) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            List<TopicDifference> now = of(wanted);
            if (Collections.disjoint(now, gone) || System.nanoTime() > deadline) {
                return now;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Of those that are there. */
    private Map<String, TopicDescription> descriptions(List<WantedTopic> wanted) {
        List<String> names =
                wanted.stream().map(each -> options.nameOf(each.topic())).toList();
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin.describeTopics(names).topicNameValues();
        Map<String, TopicDescription> present = new HashMap<>();
        for (String name : names) {
            try {
                present.put(name, AdminCalls.present(answers.get(name)).get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw AdminCalls.problem("describe " + name, options, e.getCause());
                }
            } catch (InterruptedException e) {
                throw AdminCalls.interrupted("describe " + name, e);
            }
        }
        return present;
    }

    private Map<ConfigResource, Config> configs(List<String> names) {
        return AdminCalls.awaitKnown(
                "describe topics",
                options,
                timeout,
                () -> admin.describeConfigs(
                                names.stream().map(TopicComparison::resource).toList())
                        .all());
    }

    private static void add(
            WantedTopic wanted, TopicDescription description, Config config, List<TopicDifference> differences) {
        Topic topic = wanted.topic();
        String name = description.name();
        int partitions = description.partitions().size();
        if (partitions != wanted.partitions()) {
            differences.add(new TopicDifference(
                    topic, name, kind(wanted, partitions), Integer.toString(wanted.partitions()), "" + partitions));
        }
        long retentionMs = Long.parseLong(value(config, TopicConfig.RETENTION_MS_CONFIG));
        if (Math.max(-1, retentionMs) != wanted.retentionMs()) {
            differences.add(new TopicDifference(
                    topic, name, Kind.RETENTION, Span.text(wanted.retentionMs()), Span.text(retentionMs)));
        }
        String cleanup = value(config, TopicConfig.CLEANUP_POLICY_CONFIG);
        if (!cleanup.equals(topic.cleanup())) {
            differences.add(new TopicDifference(topic, name, Kind.CLEANUP, topic.cleanup(), cleanup));
        }
        int copies = description.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        if (wanted.replication() != WantedTopic.BROKERS_DEFAULT && copies != wanted.replication()) {
            differences.add(new TopicDifference(topic, name, Kind.REPLICATION, "" + wanted.replication(), "" + copies));
        }
    }

    private static Kind kind(WantedTopic wanted, int partitions) {
        if (wanted.topic().fixedPartitions().isPresent()) {
            return Kind.ORDER_BROKEN;
        }
        return partitions < wanted.partitions() ? Kind.TOO_FEW_PARTITIONS : Kind.TOO_MANY_PARTITIONS;
    }

    private static String words(WantedTopic wanted) {
        String copies = wanted.replication() == WantedTopic.BROKERS_DEFAULT
                ? ""
                : ", " + wanted.replication() + (wanted.replication() == 1 ? " copy" : " copies");
        return wanted.partitions() + (wanted.partitions() == 1 ? " partition" : " partitions") + copies + ", retention "
                + Span.text(wanted.retentionMs());
    }

    private static String value(Config config, String key) {
        return AdminCalls.present(config.get(key)).value();
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
