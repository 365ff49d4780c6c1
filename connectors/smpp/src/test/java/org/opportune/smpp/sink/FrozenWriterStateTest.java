package org.opportune.smpp.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opportune.smpp.sink.SmppWriterState.InDoubt;

/**
 * The writer's state as every release wrote it, with its serializer's version in front as Flink stores it, is read
 * today. A release adds a folder below {@code src/test/resources/frozen} by copying what this test leaves in
 * {@code target/frozen}; it never touches an old one.
 */
class FrozenWriterStateTest {
    private static final Path RELEASES = Path.of("src/test/resources/frozen");
    private static final Path TODAY = Path.of("target/frozen");
    private static final String FILE = "send-v1.state";

    private static final SmppWriterState STATE = new SmppWriterState(
            List.of(SmppWriterTest.action(1, "hello"), SmppWriterTest.action(2, "привет")),
            List.of(new InDoubt("00000000000000000000000000000003", 8613800000003L, "c", 2)));

    private static void assertRead(Path path) throws IOException {
        assertThat(SimpleVersionedSerialization.readVersionAndDeSerialize(
                        new SmppWriterStateSerializer(), Files.readAllBytes(path)))
                .isEqualTo(STATE);
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
            return frozen.stream().map(path -> DynamicTest.dynamicTest(path.toString(), () -> assertRead(path)));
        }
    }

    @Test
    void whatIsWrittenTodayIsRead() throws IOException {
        Path today = Files.createDirectories(TODAY).resolve(FILE);
        Files.write(
                today, SimpleVersionedSerialization.writeVersionAndSerialize(new SmppWriterStateSerializer(), STATE));
        assertRead(today);
    }
}
