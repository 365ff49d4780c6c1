package org.opportune.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opportune.schemas.control.Control;

/** TLS and logins with a real broker, and what is said when they do not fit; every answer within a bounded time. */
@Timeout(120)
class SecureDoorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    @TempDir
    static Path folder;

    private static SecureBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = SecureBroker.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    private static KafkaOptions options(String servers, String... more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", servers);
        settings.put("kafka.partitions", "1");
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return KafkaOptions.from(settings);
    }

    private static KafkaOptions trusting(Path certificate, String servers, String... more) {
        String[] all = List.of(
                        List.of(
                                "kafka.client.ssl.truststore.type",
                                "PEM",
                                "kafka.client.ssl.truststore.location",
                                certificate.toString()),
                        List.of(more))
                .stream()
                .flatMap(List::stream)
                .toArray(String[]::new);
        return options(servers, all);
    }

    private static KafkaOptions login(String mechanism, String password) throws Exception {
        return trusting(
                broker.trusted,
                broker.login(),
                "kafka.client.sasl.mechanism",
                mechanism,
                "kafka.sasl.username",
                SecureBroker.USER,
                "kafka.sasl.password",
                SecureBroker.fileWith(folder, password + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "SCRAM-SHA-512"})
    void aJobReadsAndWritesThroughTlsWithALogin(String mechanism) throws Exception {
        KafkaOptions options = login(mechanism, SecureBroker.PASSWORD)
                .withTopicPrefix(mechanism.toLowerCase(java.util.Locale.ROOT) + ".");
        Topics.ensure(options);
        try (var producer = new RecordProducer<>(options, Topic.CONTROL, RecordWriters.controls())) {
            producer.sendAndWait(Samples.control("a"));
            producer.sendAndWait(Samples.control("b"));
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromSource(
                        KafkaEnds.source(
                                options,
                                List.of(Topic.CONTROL),
                                "test",
                                (topic, partition, offset, value) -> value,
                                TypeInformation.of(byte[].class),
                                StartAt.EARLIEST_TO_END),
                        WatermarkStrategy.noWatermarks(),
                        "in")
                .sinkTo(KafkaEnds.sink(options, Topic.CONTROL_LOG, new Same()));
        env.execute();

        assertThat(TopicContents.read(options, Topic.CONTROL_LOG, Control.class, Duration.ofSeconds(20))
                        .records())
                .containsExactly(Samples.control("a"), Samples.control("b"));
    }

    private record Same() implements RecordWriter<byte[]> {
        @Override
        public byte[] key(byte[] record) {
            return new byte[] {1};
        }

        @Override
        public byte[] value(byte[] record) {
            return record;
        }
    }

    @Test
    void tlsWithoutALogin() {
        KafkaOptions options = trusting(broker.trusted, broker.tls(), "kafka.client.security.protocol", "SSL")
                .withTopicPrefix("tls.");
        assertThat(Topics.ensure(options).created()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "SCRAM-SHA-512"})
    void aWrongPassword(String mechanism) throws Exception {
        told(
                login(mechanism, "not-the-password"),
                "broker refuses the login, name or password is wrong: kafka.sasl.username=app");
    }

    @Test
    void aCertificateThatHasExpired() {
        KafkaOptions options =
                trusting(broker.trustedExpired, broker.expired(), "kafka.client.security.protocol", "SSL");
        assertThatThrownBy(() -> end(options))
                .isInstanceOf(KafkaProblem.class)
                .hasMessageMatching("end of opportune.control: broker's certificate has expired, it needs a new one "
                        + "\\(NotAfter: .*\\): kafka.bootstrap.servers=localhost:\\d+");
    }

    @Test
    void aCertificateOfAStranger() {
        told(
                trusting(broker.trustedExpired, broker.tls(), "kafka.client.security.protocol", "SSL"),
                "broker's certificate is signed by nobody in kafka.client.ssl.truststore.location");
    }

    @Test
    void aPlainClientOnATlsPort() {
        unanswered(
                options(broker.tls()),
                "the port speaks TLS and the client does not, set security.protocol=SSL and ssl.truststore.location");
    }

    @Test
    void aTlsClientOnAPlainPort() {
        unanswered(
                trusting(broker.trusted, broker.plain(), "kafka.client.security.protocol", "SSL"),
                "the client speaks TLS and the port does not, take the broker's TLS port or another security.protocol");
    }

    @Test
    void aSecretThatIsNotThere() {
        KafkaOptions options = trusting(
                broker.trusted,
                broker.login(),
                "kafka.sasl.username",
                "app",
                "kafka.sasl.password",
                "file:/nowhere/password");
        String why =
                "client cannot start (a secret of Kafka's client: file must be readable text: file=/nowhere/password)";
        assertThatThrownBy(() -> end(options)).isInstanceOf(KafkaProblem.class).hasMessage("consumer: " + why);
        assertThatThrownBy(() -> new RecordProducer<>(options, Topic.CONTROL, RecordWriters.controls()))
                .hasMessage("producer for opportune.control: " + why);
    }

    private static void told(KafkaOptions options, String rule) {
        assertThatThrownBy(() -> end(options))
                .isInstanceOf(KafkaProblem.class)
                .hasMessage("end of opportune.control: " + rule + ": kafka.bootstrap.servers="
                        + options.bootstrapServers());
    }

    private static void unanswered(KafkaOptions options, String finding) {
        String server = options.bootstrapServers();
        assertThatThrownBy(() -> end(options))
                .isInstanceOf(KafkaProblem.class)
                .hasMessage("end of opportune.control: broker does not answer in time: kafka.bootstrap.servers="
                        + server + "\n" + finding + ": server=" + server);
    }

    private static long end(KafkaOptions options) {
        return new ControlBacklog(options, PATIENCE).endOffset();
    }
}
