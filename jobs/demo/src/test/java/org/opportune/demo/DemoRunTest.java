package org.opportune.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.simulators.smsc.SmscLog;

/** The demo from end to end: the live jobs, a real broker, an SMSC as a process of its own. */
class DemoRunTest {
    @TempDir
    private Path folder;

    @Test
    @Timeout(180)
    void aShortDayBalancesAndShowsEveryReasonForSilence() throws Exception {
        Path script = Files.writeString(folder.resolve("script.yaml"), Author.read("smsc-script.yaml"));
        Path log = folder.resolve("smsc.log");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        BalanceSheet sheet;
        try (RealBroker broker = RealBroker.start(2);
                SmscProcess smsc = SmscProcess.start(script, log)) {
            sheet = new DemoRun(
                            broker.options(),
                            CountryStory.of(42, 300),
                            Duration.ofSeconds(25),
                            Demo.smpp("127.0.0.1:" + smsc.port()),
                            log,
                            out)
                    .play(folder.resolve("run"), false);
        }
        sheet.print(out, "nobody agreed.");

        assertThat(sheet.balances()).as(said.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(sheet.books().refusals().keySet())
                .as("every reason, and no scenario is in shadow")
                .isEqualTo(EnumSet.complementOf(
                        EnumSet.of(RefusalReason.UNRECOGNISED, RefusalReason.SHADOW, RefusalReason.STOPPED)));
        assertThat(sheet.books().result(OutcomeStatus.ACCEPTED)).isPositive();
        assertThat(sheet.books().receipts()).isPositive();
        assertThat(SmscLog.read(log).submits())
                .extracting(SmscLog.Submit::messageId)
                .containsAll(sheet.books().messageIds());
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .as("numbers are masked")
                .noneMatch(line -> line.matches(".*\\b9990[0-9]{8,}\\b.*"));
        assertThat(Set.copyOf(sheet.books().replies().keySet())).isNotEmpty();
    }
}
