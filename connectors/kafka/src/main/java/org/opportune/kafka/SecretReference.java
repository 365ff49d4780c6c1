package org.opportune.kafka;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;

/**
 * Values that live outside the configuration: {@code file:/absolute/path} (the file's whole content, so it must not end
 * with a new line unless the secret does) and {@code env:NAME}. Written in the words of Kafka's configuration providers
 * ({@code ${dir:/folder:file}}, {@code ${env:NAME}}), which every client resolves when it starts.
 */
final class SecretReference {
    private static final String FILE = "file:";
    private static final String ENV = "env:";

    private SecretReference() {}

    /** True if a value under this key must not stand in a configuration. */
    static boolean isSecretKey(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return lower.contains("password")
                || lower.contains("secret")
                || lower.equals("sasl.jaas.config")
                || lower.equals("ssl.keystore.key");
    }

    /** True if the value is one of the two forms of a reference. */
    static boolean isReference(String value) {
        if (value.startsWith(FILE)) {
            String path = value.substring(FILE.length());
            return path.startsWith("/")
                    && path.indexOf(':') < 0
                    && path.indexOf('}') < 0
                    && Path.of(path).getFileName() != null;
        }
        return value.startsWith(ENV) && value.substring(ENV.length()).matches("[A-Za-z_][A-Za-z0-9_]*");
    }

    /** The value as a client understands it; anything that is no reference stays as it is. */
    static String toProvider(String value) {
        if (!isReference(value)) {
            return value;
        }
        if (value.startsWith(ENV)) {
            return "${env:" + value.substring(ENV.length()) + "}";
        }
        String path = value.substring(FILE.length());
        int slash = path.lastIndexOf('/');
        return "${dir:" + (slash == 0 ? "/" : path.substring(0, slash)) + ":" + path.substring(slash + 1) + "}";
    }

    /** Names the providers if a value needs them. */
    static void addProviders(Properties properties, Map<String, String> client) {
        if (client.values().stream().anyMatch(SecretReference::isReference)) {
            properties.setProperty("config.providers", "dir,env");
            properties.setProperty("config.providers.dir.class", DirectoryConfigProvider.class.getName());
            properties.setProperty("config.providers.env.class", EnvVarConfigProvider.class.getName());
        }
    }
}
