package org.opportune.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.fact.OutcomeStatus;

/** Two recorded captures, 21:58 to 22:14 in Berlin: what the switch saw becomes what subscribers are told, or not. */
class CaptureStoryTest {
    private static final Path CAPTURES =
            Path.of("..", "..", "connectors", "signaling", "src", "test", "resources", "org", "opportune", "signaling");
    private static final Path BESIDE = Path.of("..", "..", "scripts", "capture");
    private static final long THIRD = 491_700_000_033L;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    private Story story(@Nullable Path policy) throws Exception {
        return new CaptureStory(
                        // The later one first: what counts is when it happened.
                        List.of(CAPTURES.resolve("osmo-e-clean-calls.pcap"), CAPTURES.resolve("osmo-a-m3ua.pcap")),
                        BESIDE.resolve("hlr.csv"),
                        BESIDE.resolve("facts.csv"),
                        BESIDE.resolve("handsets.yaml"),
                        policy)
                .read(folder, out);
    }

    @Test
    void capturesAreMergedOnTimeAndTheirSubscribersKnown() throws Exception {
        Story story = story(null);

        List<Event> events = story.deliveries().stream()
                .map(Story.Delivery::event)
                .filter(Objects::nonNull)
                .filter(e -> e.getSource().equals("a-interface"))
                .toList();
        assertThat(events).isSortedAccordingTo((a, b) -> Long.compare(a.getHappenedMs(), b.getHappenedMs()));
        assertThat(events)
                .filteredOn(e -> e.getMsisdn() == THIRD && e.getKind() == EventKind.CALL_REJECTED)
                .as("one in each capture")
                .hasSize(2);
        assertThat(story.publications()).allSatisfy(Definitions::check);
    }

    @Test
    @Timeout(180)
    void nobodyIsDisturbedAtTenInTheEvening() throws Exception {
        Books.Page page = play(story(null));

        assertThat(page.refusals()).isEqualTo(Map.of(RefusalReason.QUIET_HOURS, 2L));
        assertThat(page.actions()).isZero();
    }

    /** The second rejected call and the new handset of one, and nothing for the other's IMEI that came and went. */
    @Test
    @Timeout(180)
    void aPolicyThatAllowsTheHourSpeaks() throws Exception {
        Books.Page page = play(story(BESIDE.resolve("evening.yaml")));

        assertThat(page.refusals()).isEmpty();
        assertThat(page.result(OutcomeStatus.ACCEPTED)).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("49********33")))
                .anyMatch(line -> line.contains("rejected-again"))
                .anyMatch(line -> line.contains("new-picture-handset"));
        assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("49********22 ");
    }

    private Books.Page play(Story story) throws Exception {
        Path script = Files.writeString(folder.resolve("script.yaml"), Author.read("smsc-script.yaml"));
        Path log = folder.resolve("smsc.log");
        try (RealBroker broker = RealBroker.start(2);
                SmscProcess smsc = SmscProcess.start(script, log)) {
            BalanceSheet sheet = new DemoRun(
                            broker.options(),
                            story,
                            Duration.ofSeconds(10),
                            Demo.smpp("127.0.0.1:" + smsc.port()),
                            log,
                            out)
                    .play(folder.resolve("run"), false);
            assertThat(sheet.balances())
                    .as(said.toString(StandardCharsets.UTF_8))
                    .isTrue();
            return sheet.books();
        }
    }

    @Test
    void aBrokenRegisterIsToldWithItsPlace() throws Exception {
        Path hlr = Files.writeString(folder.resolve("hlr.csv"), "imsi,msisdn\n12,3\n");
        CaptureStory story =
                new CaptureStory(List.of(CAPTURES.resolve("osmo-e-clean-calls.pcap")), hlr, null, null, null);

        assertThatThrownBy(() -> story.read(folder, out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hlr.csv:2:1: IMSI must have 6 to 15 digits");
    }

    @Test
    void withoutARegisterNobodyIsKnown() {
        CaptureStory story =
                new CaptureStory(List.of(CAPTURES.resolve("osmo-e-clean-calls.pcap")), null, null, null, null);

        assertThatThrownBy(() -> story.read(folder, out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--hlr FILE says who has which IMSI");
    }
}
