package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command line starts in a second because a verb loads only what it needs. */
class StartTest {
    @Test
    void helpLoadsNeitherBrokerNorLanguage() throws IOException {
        assertThat(loadedBy("publish", "--help"))
                .contains("org.opportune.cli.PublishVerb")
                .doesNotContain(
                        "org.apache.kafka.", "org.opportune.kafka.", "dev.cel.", "org.opportune.language.Language ");
    }

    @Test
    void verbsOfVerbsLoadNoBrokerForTheirHelp() throws IOException {
        assertThat(loadedBy("dlq", "redrive", "--help"))
                .contains("org.opportune.cli.DlqRedriveVerb")
                .doesNotContain("org.apache.kafka.", "org.opportune.kafka.");
        assertThat(loadedBy("topics", "apply", "--help"))
                .contains("org.opportune.cli.TopicsApplyVerb")
                .doesNotContain("org.apache.kafka.", "org.opportune.kafka.");
    }

    @Test
    void lintLoadsNoBroker() throws IOException {
        String file = Path.of("src/test/resources/scenario.yaml").toString();
        assertThat(loadedBy("lint", file))
                .contains("org.opportune.language.Language ")
                .doesNotContain("org.apache.kafka.", "org.opportune.kafka.");
    }

    @Test
    void whatAnAuthorTypesAllDayLoadsNeitherBrokerNorFlink() throws IOException {
        String folder = Path.of("src/test/resources/explained").toString();
        for (String verb : List.of("explain", "test")) {
            assertThat(loadedBy(verb, folder))
                    .contains("org.opportune.subscriber.SubscriberStep ")
                    .doesNotContain("org.apache.kafka.", "org.opportune.kafka.", "org.apache.flink.");
        }
    }

    private static String loadedBy(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Opportune.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
