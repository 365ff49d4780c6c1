package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opportune.language.Problem;
import org.opportune.language.files.DefinitionFile;
import org.opportune.library.Library;

class TestVerbTest {
    @TempDir
    Path folder;

    static List<Library.Entry> library() {
        return Library.entries();
    }

    @ParameterizedTest
    @MethodSource("library")
    void everyShippedScenarioPassesItsTests(Library.Entry entry) {
        Trials trials = Trials.of(
                DefinitionFile.of(entry.id() + "/scenario.yaml", entry.scenario()),
                Optional.of(DefinitionFile.of(entry.id() + "/tests.yaml", entry.tests())));
        assertThat(trials.problems()).extracting(Problem::display).isEmpty();
        assertThat(trials.trials()).isNotEmpty().allMatch(Trial::passed);
        assertThat(trials.trials()).anyMatch(trial -> !trial.foundAtMs().isEmpty());
    }

    @Test
    void passesAreListedWithTheirTimes() throws IOException {
        write(Texts.CALL, Texts.TESTS);
        Typed typed = Typed.opportune("test", folder.toString());
        assertThat(typed.code()).isZero();
        assertThat(typed.out())
                .contains(
                        "pass  after-call: a call  found=[2026-01-05T08:05:00Z (+5m)]",
                        "1 scenario, 2 tests, 0 failed");
    }

    @Test
    void aDraftIsTriedToo() throws IOException {
        write(Texts.CALL + "status: draft\n", Texts.TESTS);
        assertThat(Typed.opportune("test", folder.toString()).out()).contains("1 scenario, 2 tests, 0 failed");
    }

    @Test
    void aFailureSaysWhatWasExpectedAndWhatWasFound() throws IOException {
        write(Texts.CALL, Texts.TESTS.replace("expect: [5m]", "expect: [6m, 7m]"));
        Typed typed = Typed.opportune("test", folder.toString());
        assertThat(typed.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(typed.out())
                .contains(
                        "FAIL  after-call: a call",
                        "tests.yaml:6:13: not what was expected: test=a call"
                                + " expected=[2026-01-05T08:06:00Z (+6m), 2026-01-05T08:07:00Z (+7m)]"
                                + " found=[2026-01-05T08:05:00Z (+5m)]",
                        "pass  after-call: no call",
                        "1 failed");
        assertThat(Typed.opportune("test", "--json", folder.toString()).out())
                .contains("\"passed\":false", "\"found\":[\"2026-01-05T08:05:00Z\"]");
    }

    @Test
    void factsReachTheProfileThatConditionsRead() throws IOException {
        write(
                Texts.CALL + "    where: '\"vip\" in profile.tags'\n",
                Texts.TESTS.replace("- {at: 5m,", "- {at: 4m, kind: TAG, tag: vip}\n      - {at: 5m,"));
        Typed typed = Typed.opportune("test", folder.toString());
        assertThat(typed.out()).contains("1 scenario, 2 tests, 0 failed");
        write(Texts.CALL + "    where: '\"vip\" in profile.tags'\n", Texts.TESTS);
        assertThat(Typed.opportune("test", folder.toString()).code()).isEqualTo(Opportune.FINDINGS);
    }

    @Test
    void aScenarioThatNothingProvesIsAFinding() throws IOException {
        write(Texts.CALL, null);
        assertThat(findings()).contains("a scenario has tests beside it");
        write(Texts.CALL, Texts.TESTS.replace("[5m]", "[]").replace("CALL_ENDED", "SMS_SENT"));
        assertThat(findings()).contains("at least one test expects a match: tests=2");
        write(Texts.CALL, Texts.TESTS.replace("after-call", "before-call"));
        assertThat(findings()).contains("tests.yaml:1:11: the tests are of another scenario");
        write(Texts.CALL.replace("title", "titel"), Texts.TESTS);
        assertThat(findings()).contains("scenario.yaml:2:1: unknown key");
    }

    @Test
    void foldersWithoutScenariosAreWrongUsage() {
        assertThat(Typed.opportune("test", folder.toString()).code()).isEqualTo(Opportune.USAGE);
        assertThat(Typed.opportune("test", folder + "/none").code()).isEqualTo(Opportune.USAGE);
    }

    private String findings() {
        Typed typed = Typed.opportune("test", folder.toString());
        assertThat(typed.code()).isEqualTo(Opportune.FINDINGS);
        return typed.out();
    }

    private void write(String scenario, String tests) throws IOException {
        Files.writeString(folder.resolve("scenario.yaml"), scenario);
        if (tests != null) {
            Files.writeString(folder.resolve("tests.yaml"), tests);
        }
    }
}
