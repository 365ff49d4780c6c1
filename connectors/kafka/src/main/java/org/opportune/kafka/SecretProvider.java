package org.opportune.kafka;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.opportune.schemas.option.SecretReference;

/**
 * Puts secrets in place of their references, in the process that opens the connection: Kafka's clients make one by its
 * name when they start. {@code ${secret:file:/path}} and {@code ${secret:env:NAME}}; with {@code quoted-} before file or
 * env for the inside of quotation marks in a JAAS entry.
 */
public final class SecretProvider implements ConfigProvider {
    private static final String NAME = "secret";
    private static final String QUOTED = "quoted-";

    /** As Kafka makes it. */
    public SecretProvider() {}

    /** What a client puts the secret in the place of. */
    static String variable(String reference) {
        return "${" + NAME + ":" + reference + "}";
    }

    /** The same between quotation marks. */
    static String quotedVariable(String reference) {
        return variable(QUOTED + reference);
    }

    /** A text for between quotation marks in a JAAS entry. */
    static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** Tells a client of this class. */
    static void addTo(Properties properties) {
        properties.setProperty("config.providers", NAME);
        properties.setProperty("config.providers." + NAME + ".class", SecretProvider.class.getName());
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // Knows all it needs.
    }

    @Override
    public ConfigData get(String path) {
        throw new ConfigException("a secret needs its place: path=" + path);
    }

    /** @throws ConfigException naming the place of a secret that cannot be read */
    @Override
    public ConfigData get(String path, Set<String> keys) {
        boolean quote = path.startsWith(QUOTED);
        String form = quote ? path.substring(QUOTED.length()) : path;
        Map<String, String> secrets = new HashMap<>();
        for (String key : keys) {
            try {
                String secret = SecretReference.read(form + ":" + key);
                secrets.put(key, quote ? quoted(secret) : secret);
            } catch (IOException e) {
                throw new ConfigException("a secret of Kafka's client: " + e.getMessage());
            }
        }
        return new ConfigData(secrets);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
