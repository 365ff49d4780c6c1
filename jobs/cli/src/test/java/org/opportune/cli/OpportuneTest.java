package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class OpportuneTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyVerbHasHelpWithAnExample() {
        for (String verb : Opportune.commandLine().getSubcommands().keySet()) {
            assertThat(run(verb, "--help")).isZero();
            assertThat(out.toString()).contains("Example:", "opportune " + verb, "Exit codes:");
            out.getBuffer().setLength(0);
        }
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "smcs", "smsc --port many", "smsc --port 70000", "smsc --no-such-option"})
    void wrongUsageIsTwoLinesAndCodeTwo(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(Opportune.USAGE);
        assertThat(err.toString().lines())
                .hasSizeLessThanOrEqualTo(2)
                .last()
                .asString()
                .startsWith("See: opportune");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aBrokenScriptIsOneLineWithItsPlace() throws IOException {
        Path script = Files.writeString(folder.resolve("bad.yaml"), "rules:\n  - then: {anwser: accept}\n");
        assertThat(run("smsc", "--script", script.toString(), "--log", log())).isEqualTo(Opportune.FINDINGS);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("bad.yaml:2:12: unknown key", "key=anwser");
        assertThat(folder.resolve("smsc.log")).doesNotExist();
    }

    @Test
    void aTakenPortAndAMissingScriptAreOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run("smsc", "--port", port, "--log", log())).isEqualTo(Opportune.FINDINGS);
        }
        assertThat(run("smsc", "--script", "none.yaml", "--log", log())).isEqualTo(Opportune.FINDINGS);
        assertThat(err.toString().lines()).hasSize(2);
    }

    @Test
    void flinkIsNotOnThePath() {
        assertThatThrownBy(() -> Class.forName("org.apache.flink.api.common.JobID"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThat(System.getProperty("java.class.path")).doesNotContain("/flink-");
    }

    private String log() {
        return folder.resolve("smsc.log").toString();
    }

    private int run(String... args) {
        CommandLine opportune = Opportune.commandLine();
        opportune.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return opportune.execute(args);
    }
}
