package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opportune.library.Library;

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
                                "must be one of scenario, campaign, tests, segments: KIND=policy%nSee: opportune schema --help%n"));
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

    @Test
    void theLibraryIsListedWithRowsAndTitles() {
        Typed typed = Typed.opportune("new", "--list");
        assertThat(typed.code()).isZero();
        assertThat(typed.out().lines()).hasSize(Library.ids().size());
        assertThat(typed.out()).contains("SCN-22   airport-long-stay        Long stay at an airport");
        assertThat(Typed.opportune("new", "--list", "--json").out())
                .contains("\"id\":\"welcome\"", "\"implements\":[\"SCN-46\"]");
        assertThat(Typed.opportune("new", "scenario", "x", "--list").code()).isEqualTo(Opportune.USAGE);
    }

    static List<String> library() {
        return Library.ids();
    }

    @ParameterizedTest
    @MethodSource("library")
    void aCopyOfAnyScenarioLintsCleanAndPassesItsTests(String from) throws IOException {
        Typed copied = copy("my-own", from);
        assertThat(copied.err()).isEmpty();
        assertThat(copied.code()).isZero();
        Typed lint = Typed.opportune("lint", folder.toString());
        assertThat(lint.out()).contains(" 0 problems");
        Typed test = Typed.opportune("test", folder.toString());
        assertThat(test.out()).contains("1 scenario, ", " 0 failed").contains("pass  my-own: ");
        assertThat(test.code()).isZero();
        for (String name : List.of("scenario.yaml", "campaign.yaml", "tests.yaml")) {
            assertThat(Files.readString(folder.resolve("my-own").resolve(name)))
                    .doesNotContain(": " + from + "\n", ": " + from + "-offer");
        }
        assertThat(folder.resolve("my-own/WHY.md")).content().contains("Copied from `" + from + "`");
    }

    @Test
    void twoCopiesShareTheirTables() {
        assertThat(copy("first", "hotline-hang-up").out()).contains("numbers.yaml");
        assertThat(copy("second", "hotline-hang-up").out()).doesNotContain("numbers.yaml");
        assertThat(Typed.opportune("lint", folder.toString()).out()).contains(" 0 problems");
        assertThat(Typed.opportune("test", folder.toString()).out()).contains("2 scenarios, ", " 0 failed");
    }

    @Test
    void tablesThatAreThereStayAndMustDo() throws IOException {
        String own = "numbers:\n  - {class: enquiries, numbers: [\"12580\"]}\n";
        Files.writeString(folder.resolve("numbers.yaml"), own);
        Typed typed = copy("my-own", "hotline-hang-up");
        assertThat(typed.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(typed.err()).contains("no class of numbers has this name: inClass=hotline", "nothing was made");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("numbers.yaml"));
        }
        assertThat(folder.resolve("numbers.yaml")).hasContent(own);
    }

    @Test
    void anExistingFolderIsNotTouched() throws IOException {
        Files.createDirectories(folder.resolve("my-own"));
        Files.writeString(folder.resolve("my-own/notes.md"), "mine");
        Typed typed = copy("my-own", "welcome");
        assertThat(typed.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(typed.err()).contains("exists already: folder=");
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).containsExactly(folder.resolve("my-own/notes.md"));
        }
    }

    @Test
    void anUnknownIdIsToldTheNearestAndTheList() {
        Typed typed = copy("my-own", "airport-long-sty");
        assertThat(typed.code()).isEqualTo(Opportune.USAGE);
        assertThat(typed.err())
                .contains("--from=airport-long-sty, did you mean airport-long-stay?", "The library has: ", "welcome");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aCopyNeedsAFolderAndAnId() {
        assertThat(Typed.opportune("new", "scenario", "my-own", "--from", "welcome")
                        .err())
                .contains("say where: --into=");
        assertThat(Typed.opportune("new", "--from", "welcome").code()).isEqualTo(Opportune.USAGE);
        assertThat(copy("My_Own", "welcome").code()).isEqualTo(Opportune.USAGE);
        assertThat(Typed.opportune("new").code()).isEqualTo(Opportune.USAGE);
    }

    private Typed copy(String id, String from) {
        return Typed.opportune("new", "scenario", id, "--from", from, "--into", folder.toString());
    }

    private Typed make() {
        return Typed.opportune("new", "scenario", "second-thoughts", "--into", folder.toString());
    }
}
