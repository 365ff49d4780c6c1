package org.opportune.kafka;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.opportune.schemas.option.SecretReference;

/** What kafka-clients may be told, by its own definitions. */
final class ClientKeys {
    private static final Map<String, ConfigDef.ConfigKey> KNOWN = known();

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

    private ClientKeys() {}

    static Set<String> names() {
        return KNOWN.keySet();
    }

    static boolean isKnown(String key) {
        return KNOWN.containsKey(key) || OURS.contains(key);
    }

    /** True if the value may only be a reference: by its name, or because Kafka never shows it. */
    static boolean isSecret(String key) {
        ConfigDef.ConfigKey known = KNOWN.get(key);
        return SecretReference.isSecretKey(key) || (known != null && known.type() == ConfigDef.Type.PASSWORD);
    }

    /** Which rule the value of a known key breaks, or an empty text. Never says a secret. */
    static String broken(String key, String value) {
        if (OURS.contains(key)) {
            return "is set by Opportune, order and delivery rest on it";
        }
        if (isSecret(key)) {
            return SecretReference.isReference(value) ? "" : "a secret is given as file:/absolute/path or env:NAME";
        }
        ConfigDef.ConfigKey known = KNOWN.get(key);
        if (known == null) {
            return "";
        }
        try {
            Object parsed = ConfigDef.parseType(key, value, known.type());
            if (known.validator != null) {
                known.validator.ensureValid(key, parsed);
            }
            return "";
        } catch (ConfigException e) {
            String said = String.valueOf(e.getMessage());
            String why = said.substring(said.indexOf(key) + key.length()).replaceFirst("^: ", "");
            return "kafka-clients refuses it" + (why.isBlank() ? "" : " (" + why + ")");
        }
    }

    private static Map<String, ConfigDef.ConfigKey> known() {
        Map<String, ConfigDef.ConfigKey> known = new TreeMap<>();
        known.putAll(AdminClientConfig.configDef().configKeys());
        known.putAll(ConsumerConfig.configDef().configKeys());
        known.putAll(ProducerConfig.configDef().configKeys());
        return known;
    }
}
