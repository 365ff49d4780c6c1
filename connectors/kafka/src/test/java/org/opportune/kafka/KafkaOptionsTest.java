package org.opportune.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaOptionsTest {
    @Test
    void saysEverythingThatIsWrongAtOnce() {
        Map<String, String> settings = Map.of(
                "kafka.bootstrap.server", "localhost:9092",
                "kafka.topic.prefix", "ops/",
                "kafka.partitions", "many",
                "kafka.client.acks", "0",
                "kafka.client.linger.ms", "soon",
                "kafka.client.ligner.ms", "5",
                "kafka.client.security.protocol", "TLS",
                "kafka.client.ssl.keystore.password", "hunter2",
                "kafka.sasl.password", "hunter2",
                "pipeline.name", "not ours");

        assertThatThrownBy(() -> KafkaOptions.from(settings))
                .isInstanceOf(KafkaProblem.class)
                .hasMessage("""
                        kafka.bootstrap.servers: must be set, such as 127.0.0.1:9092: kafka.bootstrap.servers=
                        kafka.bootstrap.server: unknown option: key=kafka.bootstrap.server
                        kafka.client.acks: is set by Opportune, order and delivery rest on it: kafka.client.acks=0
                        kafka.client.ligner.ms: unknown option: key=kafka.client.ligner.ms
                        kafka.client.linger.ms: kafka-clients refuses it (Not a number of type LONG): \
                        kafka.client.linger.ms=soon
                        kafka.client.security.protocol: kafka-clients refuses it (String must be one of (case \
                        insensitive): SASL_SSL, PLAINTEXT, SSL, SASL_PLAINTEXT): kafka.client.security.protocol=TLS
                        kafka.client.ssl.keystore.password: a secret is given as file:/absolute/path or env:NAME: \
                        kafka.client.ssl.keystore.password=***
                        kafka.partitions: must be a whole number, 1 to 720: kafka.partitions=many
                        kafka.sasl.password: a secret is given as file:/absolute/path or env:NAME: kafka.sasl.password=***
                        kafka.topic.prefix: must be at most 200 letters, digits, '.', '_' or '-': kafka.topic.prefix=ops/""");
    }

    @Test
    void serversNeedAPortThatCanBe() {
        assertThatThrownBy(() -> KafkaOptions.of("a:9092,b,c:0,[::1]:9093,d:70000"))
                .hasMessage("kafka.bootstrap.servers: must be host:port[,host:port]: "
                        + "kafka.bootstrap.servers=a:9092,b,c:0,[::1]:9093,d:70000");
        assertThatThrownBy(() -> KafkaOptions.of("a:1").withPartitions(721))
                .hasMessage("kafka.partitions: must be between 1 and 720: kafka.partitions=721");
        KafkaOptions.of("a:1,[::1]:65535, c.d-e:2");
    }

    @Test
    void aLoginIsWhole() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "kafka.bootstrap.servers", "h:1",
                "kafka.sasl.username", "app",
                "kafka.client.sasl.mechanism", "GSSAPI",
                "kafka.client.security.protocol", "SSL",
                "kafka.client.sasl.jaas.config", "env:JAAS"));
        assertThatThrownBy(() -> KafkaOptions.from(settings)).hasMessage("""
                        kafka.client.sasl.jaas.config: must not be set beside kafka.sasl.username: \
                        kafka.client.sasl.jaas.config=***
                        kafka.client.sasl.mechanism: with a user name it is PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512: \
                        kafka.client.sasl.mechanism=GSSAPI
                        kafka.client.security.protocol: with a user name it is SASL_SSL, or SASL_PLAINTEXT: \
                        kafka.client.security.protocol=SSL
                        kafka.sasl.username: must not be set without kafka.sasl.password: kafka.sasl.username=app""");
    }

    @Test
    void aLoginReachesTheClientWhateverItsPasswordIsMadeOf(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("pass:word"), "a\"b\\c;$\n");
        KafkaOptions options = KafkaOptions.from(Map.of(
                "kafka.bootstrap.servers", "h:1",
                "kafka.sasl.username", "x\"y",
                "kafka.sasl.password", "file:" + secret));

        assertThat(options.toString()).contains("password=***").doesNotContain(secret.toString());
        ProducerConfig seenByClient = new ProducerConfig(asMap(options));
        assertThat(seenByClient.getString("security.protocol")).isEqualTo("SASL_SSL");
        assertThat(seenByClient.getString("sasl.mechanism")).isEqualTo("SCRAM-SHA-512");
        AppConfigurationEntry entry = JaasContext.loadClientContext(seenByClient.values())
                .configurationEntries()
                .get(0);
        assertThat(entry.getLoginModuleName()).isEqualTo(ScramLoginModule.class.getName());
        assertThat(entry.getOptions()).isEqualTo(Map.of("username", "x\"y", "password", "a\"b\\c;$"));
    }

    @Test
    void aSecretIsNeitherShownNorCarriedButReachesTheClient(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("password"), "hunter2");
        KafkaOptions options = KafkaOptions.from(
                Map.of("kafka.bootstrap.servers", "localhost:9092", "kafka.client.ssl.key.password", "file:" + secret));

        assertThat(options.toString()).contains("ssl.key.password=***").doesNotContain(secret.toString());
        assertThat(options.producerProperties().toString()).doesNotContain("hunter2");
        ProducerConfig seenByClient = new ProducerConfig(asMap(options));
        assertThat(seenByClient.getPassword("ssl.key.password").value()).isEqualTo("hunter2");
        assertThat(seenByClient.getString(ProducerConfig.ACKS_CONFIG)).isEqualTo("-1");
    }

    @Test
    void environmentReferencesAreLeftToTheClientToo() {
        KafkaOptions options = KafkaOptions.from(
                Map.of("kafka.bootstrap.servers", "localhost:9092", "kafka.client.sasl.jaas.config", "env:KAFKA_JAAS"));
        assertThat(options.clientProperties()).containsEntry("sasl.jaas.config", "${secret:env:KAFKA_JAAS}");
    }

    @Test
    void travelsWithAJobGraph() throws Exception {
        KafkaOptions options = new KafkaOptions("h:1", "x.", 5, Map.of("client.rack", "a"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(options);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(options);
        }
    }

    private static Map<String, Object> asMap(KafkaOptions options) {
        Map<String, Object> map = new HashMap<>();
        map.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        map.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        options.producerProperties().forEach((key, value) -> map.put((String) key, value));
        return map;
    }
}
