package org.opportune.language;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A folder is a case: the text, and every word said about it. */
class WrongTextsTest {
    static List<Path> cases() throws IOException, URISyntaxException {
        Path root = Path.of(Objects.requireNonNull(WrongTextsTest.class.getResource("wrong"))
                .toURI());
        try (Stream<Path> folders = Files.list(root)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyProblemIsFoundAtItsPlace(Path folder) throws IOException {
        Path text;
        try (Stream<Path> files = Files.list(folder)) {
            text = files.filter(f -> f.toString().endsWith(".yaml")).findFirst().orElseThrow();
        }
        Checked<?> checked = Texts.read(text.getFileName().toString(), Files.readString(text));
        assertThat(checked.value()).isNull();
        assertThat(checked.display() + "\n").isEqualTo(Files.readString(folder.resolve("expected_errors.txt")));
    }

    @Test
    void thereAreManyCases() throws IOException, URISyntaxException {
        assertThat(cases()).hasSizeGreaterThan(40);
    }
}
