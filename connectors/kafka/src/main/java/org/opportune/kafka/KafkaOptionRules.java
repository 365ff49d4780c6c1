package org.opportune.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What options must keep to; every problem at once, in the order of the keys. */
final class KafkaOptionRules {
    private static final String PREFIX = "kafka.";
    private static final String SERVERS = "kafka.bootstrap.servers";
    private static final String TOPIC_PREFIX = "kafka.topic.prefix";
    private static final String PARTITIONS = "kafka.partitions";
    private static final String CLIENT = "kafka.client.";

    /** Kafka's own limit is 249 characters for the whole name. */
    private static final Pattern TOPIC_CHARACTERS = Pattern.compile("[a-zA-Z0-9._-]{0,200}");

    /** host:port, or [IPv6]:port. */
    private static final Pattern SERVER = Pattern.compile("(\\[[0-9a-fA-F:]+]|[^\\s:,\\[\\]]+):(\\d{1,5})");

    /** Order, single delivery and our own serializers rest on these. */
    private static final Set<String> OURS = Set.of(
            "bootstrap.servers",
            "acks",
            "enable.idempotence",
            "max.in.flight.requests.per.connection",
            "transactional.id",
            "partitioner.class",
            "partitioner.ignore.keys",
            "key.serializer",
            "value.serializer",
            "key.deserializer",
            "value.deserializer",
            "group.id",
            "enable.auto.commit",
            "auto.offset.reset",
            "isolation.level",
            "partition.discovery.interval.ms",
            "config.providers");

    private KafkaOptionRules() {}

    static KafkaOptions read(Map<String, String> settings) {
        List<String> problems = new ArrayList<>();
        Map<String, String> client = new HashMap<>();
        for (Map.Entry<String, String> setting : new TreeMap<>(settings).entrySet()) {
            String key = setting.getKey();
            if (key.startsWith(CLIENT)) {
                client.put(key.substring(CLIENT.length()), setting.getValue());
            } else if (key.startsWith(PREFIX)
                    && !Set.of(SERVERS, TOPIC_PREFIX, PARTITIONS).contains(key)) {
                problems.add(key + ": unknown option: known=" + SERVERS + ", " + TOPIC_PREFIX + ", " + PARTITIONS + ", "
                        + CLIENT + "<key>");
            }
        }
        String servers = settings.getOrDefault(SERVERS, "");
        String prefix = settings.getOrDefault(TOPIC_PREFIX, KafkaOptions.DEFAULT_PREFIX);
        Integer partitions = number(settings.get(PARTITIONS), problems);
        // A number that could not be read has its problem already.
        int checked = partitions == null ? KafkaOptions.DEFAULT_PARTITIONS : partitions;
        problems.addAll(problems(servers, prefix, checked, client));
        throwIfAny(problems);
        return new KafkaOptions(servers, prefix, checked, client);
    }

    static void check(String servers, String topicPrefix, int partitions, Map<String, String> client) {
        throwIfAny(problems(servers, topicPrefix, partitions, client));
    }

    private static List<String> problems(
            String servers, String topicPrefix, int partitions, Map<String, String> client) {
        List<String> problems = new ArrayList<>();
        addServerProblems(servers, problems);
        if (!TOPIC_CHARACTERS.matcher(topicPrefix).matches()) {
            problems.add(TOPIC_PREFIX + ": at most 200 letters, digits, '.', '_' or '-': topic.prefix=" + topicPrefix);
        }
        if (partitions < 1 || partitions > 720) {
            problems.add(
                    PARTITIONS + ": between 1 and 720, the highest parallelism of a job: partitions=" + partitions);
        }
        new TreeMap<>(client).forEach((key, value) -> addClientProblem(key, value, problems));
        return problems;
    }

    private static void addServerProblems(String servers, List<String> problems) {
        if (servers.isBlank()) {
            problems.add(SERVERS + ": needed, as host:port[,host:port]: bootstrap.servers=");
            return;
        }
        for (String server : servers.split(",", -1)) {
            var matcher = SERVER.matcher(server.trim());
            if (!matcher.matches() || !isPort(matcher.group(2))) {
                problems.add(SERVERS + ": must be host:port[,host:port]: bootstrap.servers=" + server.trim());
            }
        }
    }

    private static void addClientProblem(String key, String value, List<String> problems) {
        if (OURS.contains(key)) {
            problems.add(CLIENT + key + ": is set by Opportune, order and delivery rest on it: " + key + "=" + value);
        } else if (SecretReference.isSecretKey(key) && !SecretReference.isReference(value)) {
            problems.add(CLIENT + key + ": a secret is given as file:/absolute/path or env:NAME: " + key + "=***");
        }
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port > 0 && port <= 65_535;
    }

    private static @Nullable Integer number(@Nullable String text, List<String> problems) {
        if (text == null) {
            return KafkaOptions.DEFAULT_PARTITIONS;
        }
        try {
            return Integer.valueOf(text.trim());
        } catch (NumberFormatException e) {
            problems.add(PARTITIONS + ": must be a whole number: partitions=" + text);
            return null;
        }
    }

    private static void throwIfAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new KafkaProblem(problems);
        }
    }
}
