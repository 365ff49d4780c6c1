package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffVerbTest {
    @TempDir
    Path folder;

    @Test
    void differencesAreSaidInWords() throws IOException {
        Path before = write("before.yaml", Texts.SCENARIO);
        write("scenario.yaml", Texts.SCENARIO.replace("45m", "1h") + "cool-down: 1d\n");
        Typed typed = Typed.opportune("diff", before.toString(), folder.toString());
        assertThat(typed).isEqualTo(new Typed(0, String.format("""
                        long-stay: 2 differences
                          cool-down 1d added
                          for 45m -> 1h of step 1 'dwell airport'
                        matches differently
                        open runs go on when it is published
                        """), ""));
        Path elsewhere = write("elsewhere.yaml", Texts.SCENARIO.replace("dwell: airport", "dwell: station"));
        assertThat(Typed.opportune("diff", before.toString(), elsewhere.toString())
                        .out())
                .contains("open runs are dropped when it is published, cool-downs stay: step 1: place");
        assertThat(Typed.opportune("diff", "--json", before.toString(), folder.toString())
                        .out())
                .contains(
                        "\"matchesSame\":false",
                        "{\"where\":\"step 1 'dwell airport'\",\"what\":\"for\",\"was\":\"45m\",\"is\":\"1h\"}");
    }

    @Test
    void nothingToSayIsSaid() throws IOException {
        Path before = write("before.yaml", Texts.SCENARIO);
        Path after = write("after.yaml", "# looked at again\n" + Texts.SCENARIO);
        Typed typed = Typed.opportune("diff", before.toString(), after.toString());
        assertThat(typed.code()).isZero();
        assertThat(typed.out())
                .contains("long-stay: 0 differences", "matches the same", "open runs go on when it is published");
    }

    @Test
    void anArchiveNeedsTheRoomThatReplays() throws IOException {
        Path before = write("before.yaml", Texts.SCENARIO);
        Typed typed = Typed.opportune("diff", before.toString(), before.toString(), "--archive", folder.toString());
        assertThat(typed.code()).isEqualTo(Opportune.USAGE);
        assertThat(typed.err()).contains("jobs/backtest is not built");
    }

    @Test
    void wrongTextsAreNotCompared() throws IOException {
        Path before = write("before.yaml", Texts.SCENARIO.replace("title", "titel"));
        Path after = write("after.yaml", Texts.CAMPAIGN);
        Typed typed = Typed.opportune("diff", before.toString(), after.toString());
        assertThat(typed.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(typed.out()).contains("before.yaml:2:1: unknown key", "after.yaml:1:1: only scenarios are compared");
        assertThat(Typed.opportune("diff", before.toString()).code()).isEqualTo(Opportune.USAGE);
        assertThat(Typed.opportune("diff", before.toString(), folder + "/none").code())
                .isEqualTo(Opportune.USAGE);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
