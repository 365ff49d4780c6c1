package org.opportune.kafka;

import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** What an exception of Kafka's client means to a person: the rule, and what to do about it. */
final class Trouble {
    private Trouble() {}

    /** In one line, without the address. */
    static String rule(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return "broker does not answer in time";
        }
        if (cause instanceof UnknownTopicOrPartitionException) {
            return "no such topic on the broker";
        }
        if (cause instanceof AuthorizationException) {
            return "broker does not allow it (" + message(cause) + ")";
        }
        if (cause instanceof SslAuthenticationException) {
            return "TLS handshake fails (" + message(root(cause)) + ")";
        }
        if (cause instanceof SaslAuthenticationException) {
            return "broker refuses the login (" + message(cause) + ")";
        }
        Throwable setting = find(cause, ConfigException.class);
        if (setting != null) {
            return "a setting of the client is wrong (" + message(root(setting)) + ")";
        }
        return "broker refuses (" + cause.getClass().getSimpleName() + ": " + message(cause) + ")";
    }

    /** A second line, with its line break; empty if there is nothing to say. */
    static String advice(Throwable cause) {
        if (cause instanceof UnknownTopicOrPartitionException) {
            return "\nopportune topics apply makes the topics; another kafka.topic.prefix has others";
        }
        if (cause instanceof AuthorizationException) {
            return "\nthe client's user needs an ACL for this: kafka-acls --add --allow-principal User:NAME ...";
        }
        if (cause instanceof SslAuthenticationException) {
            return "\ncheck ssl.truststore.location, the name in the broker's certificate, and when it expires";
        }
        if (cause instanceof SaslAuthenticationException) {
            return "\ncheck sasl.mechanism and sasl.jaas.config, and that the user is known to the broker";
        }
        if (cause instanceof InvalidReplicationFactorException) {
            return "\nno more copies than brokers: give another replication, or start the others";
        }
        return "";
    }

    private static @Nullable Throwable find(Throwable thrown, Class<? extends Throwable> type) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < 16; depth++) {
            if (type.isInstance(at)) {
                return at;
            }
            at = at.getCause();
        }
        return null;
    }

    private static Throwable root(Throwable thrown) {
        Throwable at = thrown;
        for (int depth = 0; at.getCause() != null && depth < 16; depth++) {
            at = at.getCause();
        }
        return at;
    }

    /** One line. */
    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null
                ? thrown.getClass().getSimpleName()
                : message.replaceAll("\\s+", " ").strip();
    }
}
