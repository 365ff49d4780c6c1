package org.opportune.kafka;

import java.io.Serializable;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.option.OptionSet;

/**
 * How to reach the broker. Holds references to secrets, never secrets: Kafka's own configuration providers resolve them
 * in the process that opens the connection, so a job graph carries none.
 *
 * @param bootstrapServers {@code host:port}, separated by commas
 * @param topicPrefix in front of every {@link Topic#shortName()}, may be empty
 * @param partitions of each keyed topic that {@link Topics#ensure} creates
 * @param client further kafka-clients properties by their own names; secrets as {@code file:/path} or {@code env:NAME}
 * @param login null = as {@code client} says, or none
 */
public record KafkaOptions(
        String bootstrapServers,
        String topicPrefix,
        int partitions,
        Map<String, String> client,
        @Nullable KafkaLogin login)
        implements Serializable {
    /** Prefix of topic names unless told otherwise. */
    public static final String DEFAULT_PREFIX = "opportune.";
    /** Divides the maximal parallelism 720, and leaves room to grow from one machine. */
    public static final int DEFAULT_PARTITIONS = 12;

    private static final long serialVersionUID = 1L;

    /** @throws KafkaProblem with every problem, one a line, as {@code kafka.<key>: rule: name=value} */
    public KafkaOptions {
        client = Map.copyOf(client);
        KafkaOptionRules.read(settings(bootstrapServers, topicPrefix, partitions, client, login));
    }

    /** Without a login of its own. */
    public KafkaOptions(String bootstrapServers, String topicPrefix, int partitions, Map<String, String> client) {
        this(bootstrapServers, topicPrefix, partitions, client, null);
    }

    /** Defaults for everything but the servers. */
    public static KafkaOptions of(String bootstrapServers) {
        return new KafkaOptions(bootstrapServers, DEFAULT_PREFIX, DEFAULT_PARTITIONS, Map.of());
    }

    /**
     * The options in {@code settings}, by the keys of {@link KafkaOption}. Keys that do not begin with {@code kafka.} are
     * not looked at; an unknown one that does is a problem.
     *
     * @throws KafkaProblem with every problem, one a line
     */
    public static KafkaOptions from(Map<String, String> settings) {
        return of(KafkaOptionRules.read(settings));
    }

    /** Finds what is wrong beyond the rule of each {@link KafkaOption}. */
    public static void check(OptionSet options) {
        KafkaOptionRules.check(options);
    }

    /** Out of options that were checked, {@link KafkaOption} among them. */
    public static KafkaOptions of(OptionSet options) {
        return new KafkaOptions(
                options.text(KafkaOption.BOOTSTRAP_SERVERS),
                options.text(KafkaOption.TOPIC_PREFIX),
                (int) options.number(KafkaOption.PARTITIONS),
                options.family(KafkaOption.CLIENT),
                options.has(KafkaOption.SASL_USERNAME)
                        ? new KafkaLogin(
                                options.text(KafkaOption.SASL_USERNAME), options.text(KafkaOption.SASL_PASSWORD))
                        : null);
    }

    private static Map<String, String> settings(
            String servers, String prefix, int partitions, Map<String, String> client, @Nullable KafkaLogin login) {
        Map<String, String> settings = new TreeMap<>();
        settings.put(KafkaOption.BOOTSTRAP_SERVERS.key(), servers);
        settings.put(KafkaOption.TOPIC_PREFIX.key(), prefix);
        settings.put(KafkaOption.PARTITIONS.key(), Integer.toString(partitions));
        client.forEach((key, value) -> settings.put(KafkaOption.CLIENT.familyPrefix() + key, value));
        if (login != null) {
            settings.put(KafkaOption.SASL_USERNAME.key(), login.username());
            settings.put(KafkaOption.SASL_PASSWORD.key(), login.password());
        }
        return settings;
    }

    /** The same with another prefix. */
    public KafkaOptions withTopicPrefix(String prefix) {
        return new KafkaOptions(bootstrapServers, prefix, partitions, client, login);
    }

    /** The same with another number of partitions for keyed topics. */
    public KafkaOptions withPartitions(int number) {
        return new KafkaOptions(bootstrapServers, topicPrefix, number, client, login);
    }

    /** The topic's name on the broker. */
    public String nameOf(Topic topic) {
        return topicPrefix + topic.shortName();
    }

    /** What every client needs. */
    Properties clientProperties() {
        Properties properties = new Properties();
        properties.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        client.forEach((key, value) -> {
            if (ClientKeys.isSecret(key)) {
                properties.setProperty(key, SecretProvider.variable(value));
                SecretProvider.addTo(properties);
            } else {
                properties.setProperty(key, value);
            }
        });
        if (login != null) {
            login.addTo(properties);
        }
        return properties;
    }

    /** What a producer outside this room needs to reach the same broker: kafka-clients keys and values. */
    public Map<String, String> producerConfig() {
        return map(producerProperties());
    }

    /** The same for clients that do not only produce. */
    public Map<String, String> clientConfig() {
        return map(clientProperties());
    }

    private static Map<String, String> map(Properties properties) {
        Map<String, String> config = new TreeMap<>();
        properties.forEach((key, value) -> config.put((String) key, (String) value));
        return config;
    }

    /** A producer that neither loses, reorders nor repeats within its session. */
    Properties producerProperties() {
        Properties properties = clientProperties();
        properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        properties.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        return properties;
    }

    /** Secret references appear as {@code ***}. */
    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>(client);
        shown.replaceAll((key, value) -> ClientKeys.isSecret(key) ? "***" : value);
        return "KafkaOptions[bootstrapServers=" + bootstrapServers + ", topicPrefix=" + topicPrefix + ", partitions="
                + partitions + ", client=" + shown + ", login=" + login + "]";
    }
}
