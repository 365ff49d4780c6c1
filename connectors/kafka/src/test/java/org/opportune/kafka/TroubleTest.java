package org.opportune.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class TroubleTest {
    private final KafkaOptions options = KafkaOptions.of("h:1");

    @Test
    void anExpiredCertificateIsSaidInTwoLines() {
        SSLHandshakeException handshake = new SSLHandshakeException("PKIX path validation failed");
        handshake.initCause(new CertificateExpiredException("NotAfter: Mon Jan 01\n 00:00:00 UTC 2024"));
        assertThat(AdminCalls.problem(
                        "list", options, new SslAuthenticationException("SSL handshake failed", handshake)))
                .hasMessage("""
                        list: TLS handshake fails (NotAfter: Mon Jan 01 00:00:00 UTC 2024): kafka.bootstrap.servers=h:1
                        check ssl.truststore.location, the name in the broker's certificate, and when it expires""");
    }

    @Test
    void whatIsNotAllowedSaysWhoCanAllowIt() {
        assertThat(AdminCalls.problem(
                        "create", options, new ClusterAuthorizationException("Cluster authorization failed.")))
                .hasMessage("""
                        create: broker does not allow it (Cluster authorization failed.): kafka.bootstrap.servers=h:1
                        the client's user needs an ACL for this: kafka-acls --add --allow-principal User:NAME ...""");
        assertThat(AdminCalls.problem("read", options, new TopicAuthorizationException("t"))
                        .getMessage())
                .contains("broker does not allow it", "kafka-acls");
        assertThat(AdminCalls.problem("read", options, new SaslAuthenticationException("Invalid credentials"))
                        .getMessage())
                .contains("broker refuses the login (Invalid credentials)", "sasl.jaas.config");
    }
}
