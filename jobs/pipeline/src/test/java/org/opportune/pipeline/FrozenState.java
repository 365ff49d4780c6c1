package org.opportune.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The state of one operator as every release wrote it, and as it is written today, is read today. A release adds a
 * folder below {@code src/test/resources/frozen} by copying what the tests leave in {@code target/frozen}; it never
 * touches an old one.
 */
public abstract class FrozenState {
    private static final Path RELEASES = Path.of("src/test/resources/frozen");
    private static final Path TODAY = Path.of("target/frozen");
    private static final int SMALL = 256 * 1024;

    private final String file;

    protected FrozenState(Station station) {
        this(station, "");
    }

    /** @param part of the operator's state that came later than the rest, behind the file's name */
    protected FrozenState(Station station, String part) {
        file = station.uid() + part + ".snapshot";
    }

    /** A checkpoint of the operator with something of everything that its state can hold. */
    protected abstract OperatorSubtaskState write() throws Exception;

    /** Goes on from that checkpoint, and sees that all of it was there. */
    protected abstract void assertGoesOn(OperatorSubtaskState state) throws Exception;

    @TestFactory
    Stream<DynamicTest> whatEveryReleaseWroteIsRead() throws IOException {
        try (Stream<Path> releases = Files.list(RELEASES)) {
            List<Path> frozen = releases.map(release -> release.resolve(file))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
            assertThat(frozen)
                    .as("%s was never frozen: copy it from %s", file, TODAY)
                    .isNotEmpty();
            return frozen.stream().map(path -> DynamicTest.dynamicTest(path.toString(), () -> assertRead(path)));
        }
    }

    @Test
    void whatIsWrittenTodayIsRead() throws Exception {
        Path today = Files.createDirectories(TODAY).resolve(file);
        OperatorSnapshotUtil.writeStateHandle(write(), today.toString());
        assertThat(Files.size(today)).isLessThan(SMALL);
        assertRead(today);
    }

    private void assertRead(Path path) throws Exception {
        assertGoesOn(OperatorSnapshotUtil.readStateHandle(path.toString()));
    }
}
