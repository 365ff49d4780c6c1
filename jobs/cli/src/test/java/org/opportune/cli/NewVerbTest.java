package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewVerbTest {
    @TempDir
    Path folder;

    @Test
    void whatIsMadeLintsCleanAndPassesItsTests() {
        assertThat(make().code()).isZero();
        assertThat(Typed.opportune("lint", folder.toString()).out().trim()).isEqualTo("2 files, 0 problems");
        Typed test = Typed.opportune("test", folder.toString());
        assertThat(test.out()).contains("1 scenario, 2 tests, 0 failed");
        assertThat(test.code()).isZero();
    }

    @Test
    void whatIsMadePointsToASchemaThatIsThere() throws IOException {
        make();

        assertThat(Files.readAllLines(folder.resolve("second-thoughts/scenario.yaml")))
                .startsWith("# yaml-language-server: $schema=../scenario.schema.json");
        assertThat(folder.resolve("scenario.schema.json"))
                .hasContent(Typed.opportune("schema", "scenario").out());
        assertThat(Files.readAllLines(folder.resolve("second-thoughts/tests.yaml")))
                .startsWith("# yaml-language-server: $schema=../tests.schema.json");
        assertThat(folder.resolve("tests.schema.json"))
                .hasContent(Typed.opportune("schema", "tests").out());
    }

    @Test
    void aSchemaIsOfScenariosCampaignsOrTests() {
        assertThat(Typed.opportune("schema", "campaign").out()).contains("\"valid-for\"");
        assertThat(Typed.opportune("schema", "policy"))
                .extracting(Typed::code, Typed::err)
                .containsExactly(
                        Opportune.USAGE,
                        String.format(
                                "must be one of scenario, campaign, tests: KIND=policy%nSee: opportune schema --help%n"));
    }

    @Test
    void nothingIsOverwritten() {
        make();
        Typed again = make();
        assertThat(again.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(again.err()).contains("exists already: file=");
    }

    @Test
    void withoutAFolderItIsPrinted() {
        assertThat(Typed.opportune("new", "scenario", "second-thoughts").out()).contains("scenario: second-thoughts");
    }

    @Test
    void otherKindsAndBadIdsAreWrongUsage() {
        assertThat(Typed.opportune("new", "campaign", "x").code()).isEqualTo(Opportune.USAGE);
        assertThat(Typed.opportune("new", "scenario", "../x").code()).isEqualTo(Opportune.USAGE);
    }

    private Typed make() {
        return Typed.opportune("new", "scenario", "second-thoughts", "--into", folder.toString());
    }
}
