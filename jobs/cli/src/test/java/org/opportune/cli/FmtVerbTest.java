package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtVerbTest {
    private static final String UNTIDY = Texts.CALL.replace("steps:\n  - on:", "steps:\n- on:   ") + "# end  \n";

    @TempDir
    Path folder;

    @Test
    void checkNamesAndChangesNothing() throws IOException {
        Path untidy = write("untidy.yaml", UNTIDY);
        write("tidy.yaml", Texts.CAMPAIGN);
        Typed typed = Typed.opportune("fmt", "--check", folder.toString());
        assertThat(typed.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(typed.out()).isEqualTo(String.format("to lay out %s%n2 files, 1 to lay out, 0 problems%n", untidy));
        assertThat(untidy).hasContent(UNTIDY);
    }

    @Test
    void aTextIsLaidOutOnceAndKeepsItsRights() throws IOException {
        Path untidy = write("untidy.yaml", UNTIDY);
        Files.setPosixFilePermissions(untidy, PosixFilePermissions.fromString("rw-r-----"));
        Typed typed = Typed.opportune("fmt", untidy.toString());
        assertThat(typed.code()).isZero();
        assertThat(Files.readString(untidy)).isEqualTo(Texts.CALL + "# end\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(untidy)))
                .isEqualTo("rw-r-----");
        assertThat(Typed.opportune("fmt", "--json", untidy.toString()).out())
                .contains("\"changed\":[]", "\"problems\":[]");
        assertThat(Typed.opportune("fmt", "--check", untidy.toString()).code()).isZero();
        try (var files = Files.list(folder)) {
            assertThat(files.toList()).isEqualTo(List.of(untidy));
        }
    }

    @Test
    void whatCannotBeReadIsLeftAloneWithItsProblems() throws IOException {
        Path broken = write("broken.yaml", "scenario: a\nsteps: [\n");
        Path twice = write("twice.yaml", "scenario:   a\nscenario: b\n");
        Path other = write("other.yaml", "image:   x\n");
        Typed typed = Typed.opportune("fmt", folder.toString());
        assertThat(typed.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(typed.out())
                .contains(
                        "broken.yaml:3:1: not YAML",
                        "twice.yaml:2:1: duplicate key",
                        "other.yaml:1:1: a definition begins");
        assertThat(broken).hasContent("scenario: a\nsteps: [\n");
        assertThat(twice).hasContent("scenario:   a\nscenario: b\n");
        assertThat(other).hasContent("image:   x\n");
    }

    @Test
    void whatIsWrongOnlyInItsMeaningIsLaidOut() throws IOException {
        Path wrong = write("wrong.yaml", Texts.CALL.replace("title:", "titel:  "));
        assertThat(Typed.opportune("fmt", wrong.toString()).code()).isZero();
        assertThat(Files.readString(wrong)).contains("titel: After a call");
    }

    @Test
    void nothingThereIsWrongUsage() {
        assertThat(Typed.opportune("fmt", folder.toString()).code()).isEqualTo(Opportune.USAGE);
        assertThat(Typed.opportune("fmt", folder + "/none").code()).isEqualTo(Opportune.USAGE);
        assertThat(Typed.opportune("fmt").code()).isEqualTo(Opportune.USAGE);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
