package org.opportune.kafka;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.option.Option;
import org.opportune.schemas.option.Rule;

/** The switches of this room. */
public enum KafkaOption implements Option {
    BOOTSTRAP_SERVERS(
            "kafka.bootstrap.servers",
            new Rule.Form("servers as host:port", "one or more, behind commas", KafkaOption::servers),
            null,
            "127.0.0.1:9092",
            "The brokers to ask first."),
    TOPIC_PREFIX(
            "kafka.topic.prefix",
            // Kafka's own limit is 249 characters for the whole name.
            new Rule.Form(
                    "text",
                    "at most 200 letters, digits, '.', '_' or '-'",
                    text -> text.matches("[a-zA-Z0-9._-]{0,200}")
                            ? ""
                            : "must be at most 200 letters, digits, '.', '_' or '-'"),
            KafkaOptions.DEFAULT_PREFIX,
            KafkaOptions.DEFAULT_PREFIX,
            "In front of the name of every topic."),
    PARTITIONS(
            "kafka.partitions",
            new Rule.Whole(1, 720, "partitions"),
            String.valueOf(KafkaOptions.DEFAULT_PARTITIONS),
            String.valueOf(KafkaOptions.DEFAULT_PARTITIONS),
            "Of each keyed topic that a job makes because it is missing. No more than 720, the highest parallelism."),
    SASL_USERNAME(
            "kafka.sasl.username",
            new Rule.Form(
                    "text",
                    "1 to 255 characters, no control characters, no ${",
                    text -> text.length() > 255
                                    || text.contains("${")
                                    || text.chars().anyMatch(Character::isISOControl)
                            ? "must have 1 to 255 characters, no control characters, no ${"
                            : ""),
            "",
            "opportune",
            "Name to log in with. Unless kafka.client.security.protocol and kafka.client.sasl.mechanism say otherwise: over"
                    + " SASL_SSL, by SCRAM-SHA-512. Mechanisms: PLAIN, SCRAM-SHA-256, SCRAM-SHA-512; for others write"
                    + " kafka.client.sasl.jaas.config."),
    SASL_PASSWORD(
            "kafka.sasl.password",
            new Rule.Secret(),
            "",
            "file:/etc/opportune/kafka.password",
            "Where the password is kept. It is read in every process that connects: client, JobManager, TaskManagers."),
    CLIENT(
            "kafka.client.<key>",
            new Rule.Form("as kafka-clients asks", "all but what the house sets itself", text -> ""),
            "",
            "kafka.client.linger.ms: 5",
            "Any setting of Kafka's producer, consumer or admin client by its own name, checked by its own rules; secrets"
                    + " (passwords, sasl.jaas.config, ssl.keystore.key, certificates in PEM) as file:/absolute/path or"
                    + " env:NAME. TLS: kafka.client.security.protocol, kafka.client.ssl.truststore.location and"
                    + " kafka.client.ssl.truststore.type.");

    /** host:port, or [IPv6]:port. */
    private static final Pattern SERVER = Pattern.compile("(\\[[0-9a-fA-F:]+]|[^\\s:,\\[\\]]+):(\\d{1,5})");

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // rules are values
    private final Rule rule;

    private final @Nullable String byDefault;
    private final String example;
    private final String description;

    KafkaOption(String key, Rule rule, @Nullable String byDefault, String example, String description) {
        this.key = key;
        this.rule = rule;
        this.byDefault = byDefault;
        this.example = example;
        this.description = description;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public @Nullable String byDefault() {
        return byDefault;
    }

    @Override
    public String example() {
        return example;
    }

    @Override
    public String description() {
        return description;
    }

    private static String servers(String text) {
        for (String server : text.split(",", -1)) {
            var matcher = SERVER.matcher(server.trim());
            if (!matcher.matches() || !isPort(matcher.group(2))) {
                return "must be host:port[,host:port]";
            }
        }
        return "";
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port > 0 && port <= 65_535;
    }
}
