package org.opportune.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing and compares those that are there with {@link Topic}. */
public final class Topics {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private Topics() {}

    /**
     * What {@link #ensure} found.
     *
     * @param created full names of the topics made by this call
     * @param mismatches settings of existing topics that differ, as {@code topic: setting: wanted=.., found=..}; the
     *     topics work, but not as intended
     */
    public record Report(List<String> created, List<String> mismatches) {}

    /**
     * Every {@link Topic} exists afterwards. Safe to repeat and to run from several processes at once; never changes or
     * deletes an existing topic.
     *
     * @throws KafkaProblem if the broker does not answer, or if an existing topic cannot serve: more than one partition
     *     where the order is one order, or compaction where the history is needed
     */
    public static Report ensure(KafkaOptions options) {
        try (Admin admin = admin(options, TIMEOUT)) {
            Set<String> present =
                    AdminCalls.await("list topics", options, admin.listTopics().names());
            List<String> created = create(admin, options, present);
            List<Topic> existing = Arrays.stream(Topic.values())
                    .filter(topic -> !created.contains(options.nameOf(topic)))
                    .toList();
            return new Report(created, compare(admin, options, existing));
        }
    }

    static Admin admin(KafkaOptions options, Duration timeout) {
        Properties properties = options.clientProperties();
        String millis = Long.toString(timeout.toMillis());
        properties.setProperty("default.api.timeout.ms", millis);
        properties.setProperty("request.timeout.ms", millis);
        return AdminCalls.started("admin client", () -> Admin.create(properties));
    }

    private static List<String> create(Admin admin, KafkaOptions options, Set<String> present) {
        List<String> created = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            String name = options.nameOf(topic);
            if (!present.contains(name) && createOne(admin, options, topic)) {
                created.add(name);
            }
        }
        return List.copyOf(created);
    }

    private static boolean createOne(Admin admin, KafkaOptions options, Topic topic) {
        // No replication factor: the broker's default counts, so that one machine and a cluster use one catalogue.
        NewTopic wanted = new NewTopic(
                        options.nameOf(topic), Optional.of(options.partitionsOf(topic)), Optional.<Short>empty())
                .configs(topic.config());
        try {
            admin.createTopics(List.of(wanted)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw AdminCalls.problem("create topic " + wanted.name(), options, e.getCause());
        } catch (InterruptedException e) {
            throw AdminCalls.interrupted("create topic " + wanted.name(), e);
        }
    }

    private static List<String> compare(Admin admin, KafkaOptions options, List<Topic> topics) {
        Map<Topic, String> names = topics.stream().collect(Collectors.toMap(topic -> topic, options::nameOf));
        Map<String, TopicDescription> found = AdminCalls.awaitKnown(
                "describe topics",
                options,
                TIMEOUT,
                () -> admin.describeTopics(names.values()).allTopicNames());
        Map<ConfigResource, Config> configs = AdminCalls.awaitKnown(
                "describe topics",
                options,
                TIMEOUT,
                () -> admin.describeConfigs(
                                names.values().stream().map(Topics::resource).toList())
                        .all());
        List<String> fatal = new ArrayList<>();
        List<String> mild = new ArrayList<>();
        for (Topic topic : topics) {
            String name = options.nameOf(topic);
            int partitions = AdminCalls.present(found.get(name)).partitions().size();
            if (partitions != options.partitionsOf(topic)) {
                (topic.isSinglePartition() ? fatal : mild)
                        .add(mismatch(name, "partitions", options.partitionsOf(topic), partitions));
            }
            Config config = AdminCalls.present(configs.get(resource(name)));
            topic.config().forEach((key, wanted) -> {
                String value = String.valueOf(config.get(key).value());
                if (!value.equals(wanted)) {
                    (value.contains("compact") ? fatal : mild).add(mismatch(name, key, wanted, value));
                }
            });
        }
        if (!fatal.isEmpty()) {
            throw new KafkaProblem(fatal);
        }
        return List.copyOf(mild);
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static String mismatch(String topic, String setting, Object wanted, Object found) {
        return topic + ": " + setting + " differs: wanted=" + wanted + ", found=" + found;
    }
}
