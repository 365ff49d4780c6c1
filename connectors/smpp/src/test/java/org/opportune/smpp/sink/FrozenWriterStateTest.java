package org.opportune.smpp.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.ledger.Intent;
import org.opportune.smpp.ledger.LaneMark;
import org.opportune.smpp.ledger.LedgerMark;

/**
 * The writer's state as every release wrote it, with its serializer's version in front as Flink stores it, is read
 * today. A release adds a folder below {@code src/test/resources/frozen} by copying what this test leaves in
 * {@code target/frozen}; it never touches an old one.
 */
class FrozenWriterStateTest {
    private static final Path RELEASES = Path.of("src/test/resources/frozen");
    private static final Path TODAY = Path.of("target/frozen");
    private static final String FILE = "send-v2.state";

    private static final List<Action> ACTIONS =
            List.of(SmppWriterTest.action(1, "hello"), SmppWriterTest.action(2, "привет"));

    private static final SmppWriterState STATE = new SmppWriterState(
            new LedgerMark(
                    "AAAAAAAAAAAAAAAAAAAAAA",
                    List.of(new LaneMark(0, 17, 3, -5), new LaneMark(63, 0, 0, 0)),
                    List.of(intent("north", 7, SmppWriterTest.action(1, "").getValidUntilMs())),
                    Map.of("00000000000000000000000000000009", 1_000L)),
            ACTIONS);

    /** What version 1 said: no ledger, and of what was in doubt no more than a result needs. */
    private static final SmppWriterState BEFORE_THE_LEDGER =
            new SmppWriterState(new LedgerMark("", List.of(), List.of(intent("", 0, 0)), Map.of()), ACTIONS);

    private static Intent intent(String smsc, int reference, long validUntilMs) {
        return new Intent(
                "00000000000000000000000000000003",
                8613800000003L,
                "c",
                Purpose.MARKETING,
                1,
                smsc,
                reference,
                2,
                validUntilMs);
    }

    private static void assertRead(Path path, SmppWriterState expected) throws IOException {
        assertThat(SimpleVersionedSerialization.readVersionAndDeSerialize(
                        new SmppWriterStateSerializer(), Files.readAllBytes(path)))
                .isEqualTo(expected);
    }

    @TestFactory
    Stream<DynamicTest> whatEveryReleaseWroteIsRead() throws IOException {
        try (Stream<Path> releases = Files.list(RELEASES)) {
            List<Path> frozen = releases.map(release -> release.resolve(FILE))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
            assertThat(frozen)
                    .as("%s was never frozen: copy it from %s", FILE, TODAY)
                    .isNotEmpty();
            return frozen.stream().map(path -> DynamicTest.dynamicTest(path.toString(), () -> assertRead(path, STATE)));
        }
    }

    @Test
    void whatWasWrittenBeforeThereWasALedgerIsRead() throws IOException {
        assertRead(RELEASES.resolve("0.1.0/send-v1.state"), BEFORE_THE_LEDGER);
    }

    @Test
    void whatIsWrittenTodayIsRead() throws IOException {
        Path today = Files.createDirectories(TODAY).resolve(FILE);
        Files.write(
                today, SimpleVersionedSerialization.writeVersionAndSerialize(new SmppWriterStateSerializer(), STATE));
        assertRead(today, STATE);
    }
}
