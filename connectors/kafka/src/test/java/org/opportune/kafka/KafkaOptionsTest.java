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
import org.apache.kafka.clients.producer.ProducerConfig;
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
                "kafka.client.ssl.keystore.password", "hunter2",
                "pipeline.name", "not ours");

        assertThatThrownBy(() -> KafkaOptions.from(settings))
                .isInstanceOf(KafkaProblem.class)
                .hasMessage("""
                        kafka.bootstrap.server: unknown option: known=kafka.bootstrap.servers, kafka.topic.prefix, \
                        kafka.partitions, kafka.client.<key>
                        kafka.partitions: must be a whole number: partitions=many
                        kafka.bootstrap.servers: needed, as host:port[,host:port]: bootstrap.servers=
                        kafka.topic.prefix: at most 200 letters, digits, '.', '_' or '-': topic.prefix=ops/
                        kafka.client.acks: is set by Opportune, order and delivery rest on it: acks=0
                        kafka.client.ssl.keystore.password: a secret is given as file:/absolute/path or env:NAME: \
                        ssl.keystore.password=***""");
    }

    @Test
    void serversNeedAPortThatCanBe() {
        assertThatThrownBy(() -> KafkaOptions.of("a:9092,b,c:0,[::1]:9093,d:70000"))
                .hasMessage("""
                        kafka.bootstrap.servers: must be host:port[,host:port]: bootstrap.servers=b
                        kafka.bootstrap.servers: must be host:port[,host:port]: bootstrap.servers=c:0
                        kafka.bootstrap.servers: must be host:port[,host:port]: bootstrap.servers=d:70000""");
        assertThatThrownBy(() -> KafkaOptions.of("a:1").withPartitions(721))
                .hasMessage("kafka.partitions: between 1 and 720, the highest parallelism of a job: partitions=721");
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
        assertThat(options.clientProperties()).containsEntry("sasl.jaas.config", "${env:KAFKA_JAAS}");
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
