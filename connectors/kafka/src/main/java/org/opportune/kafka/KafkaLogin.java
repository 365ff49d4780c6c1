package org.opportune.kafka;

import java.io.Serializable;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/**
 * Who logs in.
 *
 * @param password where the password is kept, as {@code file:/absolute/path} or {@code env:NAME}
 */
public record KafkaLogin(String username, String password) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Adds what a client needs to log in; protocol and mechanism stay if they are there. */
    void addTo(Properties properties) {
        properties.putIfAbsent(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SASL_SSL");
        properties.putIfAbsent(SaslConfigs.SASL_MECHANISM, "SCRAM-SHA-512");
        Class<?> module = properties.get(SaslConfigs.SASL_MECHANISM).equals("PLAIN")
                ? PlainLoginModule.class
                : ScramLoginModule.class;
        properties.setProperty(
                SaslConfigs.SASL_JAAS_CONFIG,
                module.getName() + " required username=\"" + SecretProvider.quoted(username) + "\" password=\""
                        + SecretProvider.quotedVariable(password) + "\";");
        SecretProvider.addTo(properties);
    }

    @Override
    public String toString() {
        return "KafkaLogin[username=" + username + ", password=***]";
    }
}
