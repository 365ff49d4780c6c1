package org.opportune.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.apache.flink.client.program.StreamContextEnvironment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.DefaultExecutorServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.pipeline.EngagementOption;

/** Both jobs in an environment as {@code flink run} makes it. No broker is asked. */
class SubmissionTest {
    private static final String SECRET = "hunter2";

    @TempDir
    Path directory;

    @AfterEach
    void leave() {
        StreamContextEnvironment.unsetAsContext();
    }

    private static void told(Map<String, String> config) {
        StreamContextEnvironment.setAsContext(
                new DefaultExecutorServiceLoader(),
                Configuration.fromMap(config),
                SubmissionTest.class.getClassLoader(),
                false,
                false);
    }

    @Test
    void everythingThatIsWrongIsToldBeforeABrokerIsAsked() throws Exception {
        told(Map.of("pipeline.max-parallelism", "128"));
        Path file = Files.writeString(directory.resolve("engagement.yaml"), """
                        # wrong in many ways
                        engagement.cash-size: 5
                        engagement.idle-after: soon
                        kafka.client.ligner.ms: 5
                        kafka.client.sasl.jaas.config: %1$s
                        archive.raw: raw
                        smpp.host: h
                        """.formatted(SECRET));
        assertThatThrownBy(() -> EngagementJob.main(new String[] {
                    "--config", file.toString(), "--engagement.buffer-bytes", "1", "--kafka.sasl.password", SECRET
                }))
                .isInstanceOf(ProgramParametrizationException.class)
                .hasMessage("""
                        kafka.bootstrap.servers: must be set, such as 127.0.0.1:9092: kafka.bootstrap.servers=
                        %1$s:2:1: unknown option, did you mean engagement.cache-size?: key=engagement.cash-size
                        %1$s:3:1: must be a time such as 500ms, 10s, 5min or 1h: engagement.idle-after=soon
                        %1$s:4:1: unknown option, did you mean kafka.client.linger.ms?: key=kafka.client.ligner.ms
                        %1$s:5:1: a secret is given as file:/absolute/path or env:NAME: kafka.client.sasl.jaas.config=***
                        %1$s:6:1: must be the URI of a folder, such as file:///data/raw: archive.raw=raw
                        %1$s:7:1: unknown option: key=smpp.host
                        --engagement.buffer-bytes: must be between 1048576 and 68719476736: engagement.buffer-bytes=1
                        --kafka.sasl.password: a secret is given as file:/absolute/path or env:NAME: kafka.sasl.password=***
                        pipeline.max-parallelism: must be 720, state is kept in that many key groups; take it out of \
                        config.yaml or -D: pipeline.max-parallelism=128""".formatted(file));
    }

    @Test
    void patternsThatCannotRunAreToldWithTheOptions() throws Exception {
        told(Map.of());
        Path ours =
                Files.writeString(directory.resolve("ours.yaml"), "scenario: s\ntitle: S\nsteps: [{on: SMS_SENT}]\n");
        String files = ours + ", " + directory.resolve("gone.yaml");
        assertThatThrownBy(() -> EngagementJob.main(
                        new String[] {"--kafka.bootstrap.servers", "127.0.0.1:9", "--engagement.patterns", files}))
                .isInstanceOf(ProgramParametrizationException.class)
                .hasMessageContaining("only what Flink CEP runs is part of a job, write engine: flink-cep: scenario=s")
                .hasMessageContaining("must be files that can be read where the job is submitted: file=");
    }

    @Test
    void aDeliveryJobThatCannotSendIsNone() {
        assertThatThrownBy(() -> DeliveryJob.main(new String[] {
                    "--kafka.bootstrap.servers",
                    "h:1",
                    "--smpp.host",
                    "h",
                    "--smpp.system-id",
                    "s",
                    "--smpp.bind-mode",
                    "receiver",
                    "--smpp.reconnect-min",
                    "6s",
                    "--smpp.pasword",
                    SECRET
                }))
                .isInstanceOf(ProgramParametrizationException.class)
                .hasMessage("""
                        --smpp.bind-mode: must be transceiver or transmitter for a job that sends: smpp.bind-mode=receiver
                        --smpp.reconnect-min: must not be above smpp.reconnect-max: smpp.reconnect-min=6s
                        --smpp.pasword: unknown option, did you mean smpp.password?: key=smpp.pasword""");
    }

    @Test
    void theOptionsThatCountAreShownWithoutSecrets() {
        told(Map.of());
        String[] args = {
            "--kafka.bootstrap.servers", "h:1",
            "--kafka.sasl.username", "app",
            "--kafka.sasl.password", "env:KAFKA_PASSWORD",
            "--kafka.client.ssl.truststore.password", "env:STORE_PASSWORD",
            "--kafka.client.linger.ms", "5",
            "--engagement.watermark-interval", "20ms",
            "--job.buffer-timeout", "5ms"
        };
        Submission submission = Submission.of("j", args, "w", EngagementJob.OPTIONS, options -> {});
        assertThat(submission.prepare(EngagementOption::asked)).isEmpty();

        assertThat(submission.environment().getConfig().getGlobalJobParameters().toMap())
                .containsEntry("kafka.client.linger.ms", "5")
                .containsEntry("kafka.sasl.username", "app")
                .containsEntry("kafka.sasl.password", "***")
                .containsEntry("kafka.client.ssl.truststore.password", "***")
                .containsEntry("engagement.watermark-interval", "20ms")
                .containsEntry("engagement.cache-size", "100000")
                .doesNotContainKey("archive.raw");
        assertThat(submission.environment().getConfig().getAutoWatermarkInterval())
                .isEqualTo(20);
        assertThat(submission.environment().getBufferTimeout()).isEqualTo(5);
        assertThat(submission.environment().getConfiguration().toMap().toString())
                .doesNotContain("KAFKA_PASSWORD", "STORE_PASSWORD");
    }

    @Test
    void helpIsTheFileOfOptions() {
        assertThatThrownBy(() -> DeliveryJob.main(new String[] {"--help"}))
                .isInstanceOf(ProgramParametrizationException.class)
                .hasMessage(OptionPage.of(DeliveryJob.WHAT, DeliveryJob.OPTIONS));
    }

    @Test
    void noOptionIsListedTwice() {
        for (var known : List.of(SignalingJob.OPTIONS, EngagementJob.OPTIONS, DeliveryJob.OPTIONS)) {
            List<String> keys = new ArrayList<>();
            known.forEach(option -> keys.add(option.key()));
            assertThat(keys).doesNotHaveDuplicates().hasSizeGreaterThan(10);
        }
    }
}
