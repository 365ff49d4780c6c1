package org.opportune.kafka;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.opportune.schemas.option.OptionSet;
import org.opportune.schemas.option.Settings;

/** What these options must keep to beyond the rule of each. */
final class KafkaOptionRules {
    private static final Set<String> LOGINS = Set.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512");
    private static final Set<String> WITH_LOGIN = Set.of("SASL_SSL", "SASL_PLAINTEXT");
    private static final String JAAS = "sasl.jaas.config";
    private static final String MECHANISM = "sasl.mechanism";
    private static final String PROTOCOL = "security.protocol";

    private KafkaOptionRules() {}

    /** The options among {@code settings}, checked; other rooms' keys are not looked at. */
    static OptionSet read(Map<String, String> settings) {
        Map<String, String> ours = new TreeMap<>(settings);
        ours.keySet().removeIf(key -> !key.startsWith("kafka."));
        OptionSet options =
                new OptionSet(Settings.of(ours), OptionSet.Spelling.NONE, Arrays.asList(KafkaOption.values()));
        check(options);
        List<String> problems = options.problems();
        if (!problems.isEmpty()) {
            throw new KafkaProblem(problems);
        }
        return options;
    }

    static void check(OptionSet options) {
        Map<String, String> client = options.family(KafkaOption.CLIENT);
        client.forEach((key, value) -> {
            if (ClientKeys.isKnown(key)) {
                String broken = ClientKeys.broken(key, value);
                if (!broken.isEmpty()) {
                    options.fault(name(key), broken);
                }
            } else {
                options.unknown(
                        name(key),
                        ClientKeys.names().stream().map(KafkaOptionRules::name).toList());
            }
        });
        boolean named = options.has(KafkaOption.SASL_USERNAME);
        boolean secret = options.has(KafkaOption.SASL_PASSWORD);
        if (named && !secret) {
            options.fault(KafkaOption.SASL_USERNAME, "must not be set without " + KafkaOption.SASL_PASSWORD.key());
        }
        if (secret && !named) {
            options.fault(KafkaOption.SASL_PASSWORD, "must not be set without " + KafkaOption.SASL_USERNAME.key());
        }
        if (named) {
            login(options, client);
        }
    }

    private static void login(OptionSet options, Map<String, String> client) {
        if (client.containsKey(JAAS)) {
            options.fault(name(JAAS), "must not be set beside " + KafkaOption.SASL_USERNAME.key());
        }
        if (client.containsKey(MECHANISM) && !LOGINS.contains(client.get(MECHANISM))) {
            options.fault(name(MECHANISM), "with a user name it is PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512");
        }
        if (client.containsKey(PROTOCOL) && !WITH_LOGIN.contains(client.get(PROTOCOL))) {
            options.fault(name(PROTOCOL), "with a user name it is SASL_SSL, or SASL_PLAINTEXT");
        }
    }

    private static String name(String key) {
        return KafkaOption.CLIENT.familyPrefix() + key;
    }
}
