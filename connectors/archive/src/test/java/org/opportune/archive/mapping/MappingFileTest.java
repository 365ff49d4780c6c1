package org.opportune.archive.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MappingFileTest {
    static List<Path> badMappings() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(MappingFileTest.class.getResource("bad")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreCasesToTry() throws Exception {
        assertThat(badMappings()).hasSizeGreaterThanOrEqualTo(10);
    }

    /** Beside each bad mapping stands what its author is told. */
    @ParameterizedTest
    @MethodSource("badMappings")
    void saysAllThatIsWrongWithItsPlace(Path mapping) throws Exception {
        Path golden = Path.of(mapping.toString().replace(".yaml", ".txt"));

        Throwable thrown = catchThrowable(() -> MappingFile.read(mapping));

        assertThat(thrown).isInstanceOf(BadMapping.class);
        assertThat(thrown.getMessage() + "\n").isEqualTo(Files.readString(golden));
    }

    @Test
    void textThatIsNoMappingFileIsAProblemNotACrash() {
        assertThatThrownBy(() -> MappingFile.parse("deep.yaml", "[".repeat(100_000)))
                .isInstanceOf(BadMapping.class)
                .hasMessageStartingWith("deep.yaml:1:");
        assertThatThrownBy(() -> MappingFile.parse("long.yaml", "#".repeat(300_000)))
                .isInstanceOf(BadMapping.class)
                .hasMessageStartingWith("long.yaml:1:1: at most 262144 characters: length=300000");
    }

    @Test
    void theShippedMappingReads() throws Exception {
        Mapping mapping = MappingFile.shipped("vast2008-calls");

        assertThat(mapping.columns()).containsExactly("From", "To", "Datetime", "Duration(seconds)", "Cell Tower");
        assertThat(mapping.subscriberRule().subscriber("17")).isEqualTo(999_000_000_017L);
        assertThatThrownBy(() -> MappingFile.shipped("none")).isInstanceOf(ImportProblem.class);
    }
}
