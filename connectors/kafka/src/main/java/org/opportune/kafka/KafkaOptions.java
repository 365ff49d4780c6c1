package org.opportune.kafka;

import java.io.Serializable;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How to reach the broker. Holds references to secrets, never secrets: Kafka's own configuration providers resolve them
 * in the process that opens the connection, so a job graph carries none.
 *
 * @param bootstrapServers {@code host:port}, separated by commas
 * @param topicPrefix in front of every {@link Topic#shortName()}, may be empty
 * @param partitions of each keyed topic that {@link Topics#ensure} creates
 * @param client further kafka-clients properties by their own names; secrets as {@code file:/path} or {@code env:NAME}
 */
public record KafkaOptions(String bootstrapServers, String topicPrefix, int partitions, Map<String, String> client)
        implements Serializable {
    /** Prefix of topic names unless told otherwise. */
    public static final String DEFAULT_PREFIX = "opportune.";
    /** Divides the maximal parallelism 720, and leaves room to grow from one machine. */
    public static final int DEFAULT_PARTITIONS = 12;

    private static final long serialVersionUID = 1L;

    /** @throws KafkaProblem with every problem, one a line, as {@code kafka.<key>: rule: name=value} */
    public KafkaOptions {
        client = Map.copyOf(client);
        KafkaOptionRules.check(bootstrapServers, topicPrefix, partitions, client);
    }

    /** Defaults for everything but the servers. */
    public static KafkaOptions of(String bootstrapServers) {
        return new KafkaOptions(bootstrapServers, DEFAULT_PREFIX, DEFAULT_PARTITIONS, Map.of());
    }

    /**
     * The options in {@code settings}: {@code kafka.bootstrap.servers} (required), {@code kafka.topic.prefix}, {@code
     * kafka.partitions}, and {@code kafka.client.<kafka-clients key>}. Keys that do not begin with {@code kafka.} are
     * not looked at; an unknown one that does is a problem.
     *
     * @throws KafkaProblem with every problem, one a line
     */
    public static KafkaOptions from(Map<String, String> settings) {
        return KafkaOptionRules.read(settings);
    }

    /** The same with another prefix. */
    public KafkaOptions withTopicPrefix(String prefix) {
        return new KafkaOptions(bootstrapServers, prefix, partitions, client);
    }

    /** The same with another number of partitions for keyed topics. */
    public KafkaOptions withPartitions(int number) {
        return new KafkaOptions(bootstrapServers, topicPrefix, number, client);
    }

    /** The topic's name on the broker. */
    public String nameOf(Topic topic) {
        return topicPrefix + topic.shortName();
    }

    int partitionsOf(Topic topic) {
        return topic.isSinglePartition() ? 1 : partitions;
    }

    /** What every client needs. */
    Properties clientProperties() {
        Properties properties = new Properties();
        properties.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        client.forEach((key, value) -> properties.setProperty(key, SecretReference.toProvider(value)));
        SecretReference.addProviders(properties, client);
        return properties;
    }

    /** What a producer outside this room needs to reach the same broker: kafka-clients keys and values. */
    public Map<String, String> producerConfig() {
        Map<String, String> config = new TreeMap<>();
        producerProperties().forEach((key, value) -> config.put((String) key, (String) value));
        return config;
    }

    /** A producer that neither loses, reorders nor repeats within its session. */
    Properties producerProperties() {
        Properties properties = clientProperties();
        properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        properties.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return properties;
    }

    /** Secret references appear as {@code ***}. */
    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>(client);
        shown.replaceAll((key, value) -> SecretReference.isSecretKey(key) ? "***" : value);
        return "KafkaOptions[bootstrapServers=" + bootstrapServers + ", topicPrefix=" + topicPrefix + ", partitions="
                + partitions + ", client=" + shown + "]";
    }
}
