package org.opportune.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.backtest.FoundMatches.One;
import picocli.CommandLine;

class VersionsVerbTest {
    private static final String CALLER = String.valueOf(Past.DEFINITIONS.get("caller.yaml"));

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldCountWhatComesAndGoes() throws IOException {
        Path archive = Past.archive(folder, false);
        Path before = write("before.yaml", CALLER);
        Path after = write("after.yaml", CALLER + "cool-down: 12h\n");
        assertThat(run(archive, before, after, "--json")).as(err.toString()).isZero();
        JsonNode json = new ObjectMapper().readTree(out.toString());
        int calls =
                (int) IntStream.range(0, Past.CALLS).filter(Past::isToService).count();
        assertThat(json.get("before").asInt()).isEqualTo(calls);
        assertThat(json.get("after").asInt())
                .isEqualTo(json.get("same").asInt())
                .isLessThan(calls);
        assertThat(json.get("onlyBefore").asInt())
                .isEqualTo(calls - json.get("after").asInt());
        assertThat(json.get("gone").get(0).get("subscriber").asText()).matches("99\\*+\\d\\d");
        assertThat(out.toString()).doesNotContain("99900000");
    }

    @Test
    void shouldSayWhatIsWrong() throws IOException {
        Path archive = Past.archive(folder, false);
        Path before = write("before.yaml", CALLER);
        Path after = write("after.yaml", CALLER.replace("CALL_ENDED", "NOTHING"));
        assertThat(run(archive, after, before)).isEqualTo(1);
        assertThat(err.toString()).contains("after.yaml:4:9: unknown event kind");
        assertThat(run(folder.resolve("none"), before, before)).isNotZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldPairWhatMoved() {
        long hour = 3_600_000;
        FoundMatches found = FoundMatches.of(
                List.of(new One(1, 0), new One(1, 30 * hour), new One(2, 0), new One(3, 5), new One(3, 5)),
                List.of(new One(1, hour), new One(1, 90 * hour), new One(2, 2 * hour), new One(3, 5)));
        assertThat(found.before()).isEqualTo(4);
        assertThat(found.same()).isEqualTo(1);
        assertThat(found.moved()).hasSize(2);
        assertThat(found.middleShiftMs()).isEqualTo(2 * hour);
        assertThat(found.gone()).containsExactly(new One(1, 30 * hour));
        assertThat(found.come()).containsExactly(new One(1, 90 * hour));
    }

    private int run(Path archive, Path before, Path after, String... more) {
        CommandLine command = VersionsVerb.commandLine();
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] args = {"--archive", archive.toString(), "--before", before.toString(), "--after", after.toString()};
        return command.execute(
                Stream.concat(List.of(args).stream(), List.of(more).stream()).toArray(String[]::new));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
