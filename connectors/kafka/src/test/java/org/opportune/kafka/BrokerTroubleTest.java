package org.opportune.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class BrokerTroubleTest {
    private final KafkaOptions options = KafkaOptions.of("h:1");

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
    }
}
