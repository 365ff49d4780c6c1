package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureVerbTest {
    @TempDir
    Path folder;

    @Test
    void aScenarioIsDrawnIntoAFileOrPrinted() throws IOException {
        Files.writeString(folder.resolve("scenario.yaml"), Texts.SCENARIO);
        Path out = folder.resolve("stay.svg");
        Typed typed = Typed.opportune("picture", folder.toString(), "-o", out.toString());
        assertThat(typed).isEqualTo(new Typed(0, String.format("made %s%n", out), ""));
        assertThat(Files.readString(out))
                .startsWith("<svg ")
                .contains("dwell airport for 45m")
                .endsWith("</svg>\n");
        assertThat(Typed.opportune("picture", folder.toString()).out())
                .isEqualToNormalizingNewlines(Files.readString(out));
    }

    /** Each is drawn anew by {@code opportune picture X.yaml -o X.svg}. */
    @Test
    void theGuideShowsWhatIsDrawn() throws IOException {
        Path pictures = Path.of("../../cep-patterns/pictures");
        String guide = Files.readString(pictures.resolveSibling("README.md"));
        List<String> drawn = new ArrayList<>();
        try (DirectoryStream<Path> scenarios = Files.newDirectoryStream(pictures, "*.yaml")) {
            for (Path scenario : scenarios) {
                String name = scenario.getFileName().toString().replace(".yaml", "");
                assertThat(Typed.opportune("picture", scenario.toString()).out())
                        .as(name)
                        .isEqualToNormalizingNewlines(Files.readString(pictures.resolve(name + ".svg")));
                assertThat(guide).contains("(pictures/" + name + ".svg)");
                drawn.add(name);
            }
        }
        assertThat(drawn).hasSize(16);
    }

    @Test
    void whatIsNoScenarioIsNotDrawn() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), Texts.CALL.replace("CALL_ENDED", "NONE"));
        Typed typed = Typed.opportune("picture", wrong.toString());
        assertThat(typed.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).contains("wrong.yaml:4:9: unknown event kind");
        Path campaign = Files.writeString(folder.resolve("campaign.yaml"), Texts.CAMPAIGN);
        assertThat(Typed.opportune("picture", campaign.toString()).err()).contains("only scenarios are drawn");
        Path call = Files.writeString(folder.resolve("call.yaml"), Texts.CALL);
        assertThat(Typed.opportune("picture", call.toString(), "-o", folder + "/no/x.svg")
                        .code())
                .isEqualTo(Opportune.USAGE);
        assertThat(Typed.opportune("picture", folder + "/none").code()).isEqualTo(Opportune.USAGE);
    }
}
