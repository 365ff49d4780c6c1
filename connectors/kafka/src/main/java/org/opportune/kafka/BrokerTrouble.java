package org.opportune.kafka;

import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.jspecify.annotations.Nullable;

/** What a failure of Kafka's client means to a person: the rule, and what to do about it. */
final class BrokerTrouble {
    private BrokerTrouble() {}

    /** The rule that does not hold, in one line, without the servers. */
    static String rule(KafkaOptions options, Throwable cause) {
        if (find(cause, TimeoutException.class) != null) {
            return "broker does not answer in time";
        }
        if (cause instanceof UnknownTopicOrPartitionException) {
            return "no such topic on the broker";
        }
        if (cause instanceof AuthorizationException) {
            return "broker does not allow it (" + cause.getMessage() + ")";
        }
        String known = ofLogin(options, cause);
        if (known == null) {
            known = ofTls(cause);
        }
        return known == null
                ? "broker refuses (" + cause.getClass().getSimpleName() + ": " + cause.getMessage() + ")"
                : known;
    }

    /** What to do, a line of its own with the line break before it; empty if the rule says it. May look at the door. */
    static String advice(KafkaOptions options, Throwable cause) {
        if (find(cause, TimeoutException.class) != null) {
            return "\n" + BrokerProbe.finding(options);
        }
        if (cause instanceof UnknownTopicOrPartitionException) {
            return "\nopportune topics apply makes the topics; another kafka.topic.prefix has others";
        }
        if (cause instanceof AuthorizationException) {
            return "\nthe client's user needs an ACL for this: kafka-acls --add --allow-principal User:NAME ...";
        }
        if (cause instanceof InvalidReplicationFactorException) {
            return "\nno more copies than brokers: give another replication, or start the others";
        }
        return "";
    }

    /** Why a client did not even start. */
    static String notStarted(Throwable cause) {
        String why = "";
        for (Throwable e = cause; e != null; e = e.getCause()) {
            why = String.valueOf(e.getMessage());
            if (why.contains("JAAS")) {
                // It is told in its own words, and those may be the password.
                return "client cannot start (the JAAS entry cannot be read)";
            }
        }
        return "client cannot start (" + why + ")";
    }

    private static @Nullable String ofLogin(KafkaOptions options, Throwable cause) {
        if (find(cause, UnsupportedSaslMechanismException.class) != null) {
            return "broker does not know this way to log in, change kafka.client.sasl.mechanism";
        }
        if (find(cause, SaslAuthenticationException.class) == null) {
            return null;
        }
        return "broker refuses the login, name or password is wrong"
                + (options.login() == null
                        ? " in kafka.client.sasl.jaas.config"
                        : ": kafka.sasl.username=" + options.login().username());
    }

    private static @Nullable String ofTls(Throwable cause) {
        CertificateException expired = find(cause, CertificateExpiredException.class);
        if (expired != null) {
            return "broker's certificate has expired, it needs a new one (" + expired.getMessage() + ")";
        }
        CertificateException early = find(cause, CertificateNotYetValidException.class);
        if (early != null) {
            return "broker's certificate is not valid yet, are the clocks right? (" + early.getMessage() + ")";
        }
        SslAuthenticationException failed = find(cause, SslAuthenticationException.class);
        if (failed == null) {
            return null;
        }
        String said = "";
        for (Throwable e = failed; e != null; e = e.getCause()) {
            said = String.valueOf(e.getMessage());
            if (said.contains("PKIX path")) {
                return "broker's certificate is signed by nobody in kafka.client.ssl.truststore.location";
            }
        }
        return said.contains("Unsupported or unrecognized SSL message")
                ? "broker does not speak TLS on this port, take its TLS port or another kafka.client.security.protocol"
                : "TLS with the broker fails (" + said + ")";
    }

    private static <T extends Throwable> @Nullable T find(Throwable from, Class<T> type) {
        for (Throwable e = from; e != null; e = e.getCause()) {
            if (type.isInstance(e)) {
                return type.cast(e);
            }
        }
        return null;
    }
}
