package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainVerbTest {
    private static final Path EXPLAINED = Path.of("src/test/resources/explained");

    @TempDir
    Path folder;

    @Test
    void aJourneyIsToldAsItEverWas() throws IOException {
        Typed typed = Typed.opportune("explain", EXPLAINED.toString());
        assertThat(typed.err()).isEmpty();
        assertThat(typed.code()).isZero();
        assertThat(typed.out()).isEqualToNormalizingNewlines(Files.readString(EXPLAINED.resolve("told.txt")));
    }

    @Test
    void oneTestIsChosenByItsName() {
        Typed typed = Typed.opportune("explain", EXPLAINED + "/scenario.yaml", "--test", "barred");
        assertThat(typed.out()).startsWith("second-thoughts: barred").doesNotContain("all of it");
        Typed wrong = Typed.opportune("explain", EXPLAINED.toString(), "--test", "bared");
        assertThat(wrong.code()).isEqualTo(Opportune.USAGE);
        assertThat(wrong.err()).contains("no such test: --test=bared, did you mean barred?");
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        Typed typed = Typed.opportune("explain", EXPLAINED.toString(), "--test", "barred", "--json");
        JsonNode json = new ObjectMapper().readTree(typed.out());
        assertThat(json.at("/scenario").asText()).isEqualTo("second-thoughts");
        assertThat(json.at("/journeys/0/nearest").asText()).endsWith("2 of 3 SMS_SENT");
        assertThat(json.at("/journeys/0/moments/2/notes/0/change").asText()).isEqualTo("ends");
        assertThat(json.at("/journeys/0/moments/2/after").asText()).isEqualTo("+4m");
        assertThat(typed.out()).doesNotContain("999000000001");
    }

    @Test
    void journeysAndDefinitionsMayLieElsewhere() throws IOException {
        Files.writeString(folder.resolve("scenario.yaml"), Texts.SCENARIO);
        Files.writeString(folder.resolve("walk.yaml"), """
                scenario: long-stay
                tests:
                  - test: passing
                    events:
                      - {at: 0m, kind: CELL_CHANGE, cell: 460-00-4102-2001}
                      - {at: 38m, kind: CELL_CHANGE, cell: elsewhere}
                    expect: []
                """);
        Files.writeString(folder.resolve("places.yaml"), Texts.PLACES);
        Typed typed = Typed.opportune(
                "explain", folder.toString(), "--journey", folder + "/walk.yaml", "--with", folder + "/places.yaml");
        assertThat(typed.out()).contains("nearest miss: step 1 (dwell airport for 45m): 38 of 45 minutes");
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() throws IOException {
        Files.writeString(folder.resolve("scenario.yaml"), Texts.CALL);
        Typed none = Typed.opportune("explain", folder.toString());
        assertThat(none.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(none.out()).contains("scenario.yaml:1:11: there is no journey to tell: missing=tests.yaml");
        Files.writeString(folder.resolve("tests.yaml"), Texts.TESTS.replace("5m,", "soon,"));
        Files.writeString(folder.resolve("campaign.yaml"), Texts.CAMPAIGN.replace("2h", "late"));
        Typed wrong = Typed.opportune("explain", folder.toString());
        assertThat(wrong.out()).contains("tests.yaml:5:", "campaign.yaml:7:12: not a duration");
        Typed json = Typed.opportune("explain", folder.toString(), "--json");
        assertThat(json.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(json.out()).contains("\"problems\":[{").doesNotContain("^");
        assertThat(Typed.opportune("explain", folder + "/nowhere").code()).isEqualTo(Opportune.USAGE);
        assertThat(Typed.opportune("explain", folder.toString(), "--with", folder + "/nowhere")
                        .code())
                .isEqualTo(Opportune.USAGE);
        assertThat(Typed.opportune("explain").code()).isEqualTo(Opportune.USAGE);
    }
}
