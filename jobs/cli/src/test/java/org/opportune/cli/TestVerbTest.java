package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opportune.language.Problem;
import org.opportune.language.files.DefinitionFile;
import org.opportune.library.Library;
import picocli.CommandLine;

class TestVerbTest {
    @TempDir
    Path folder;

    static List<Library.Entry> library() {
        return Library.entries();
    }

    @ParameterizedTest
    @MethodSource("library")
    void everyShippedScenarioPassesItsTests(Library.Entry entry) {
        Trials trials = Trials.of(new Beside(
                DefinitionFile.of(entry.id() + "/scenario.yaml", entry.scenario()),
                Optional.of(DefinitionFile.of(entry.id() + "/tests.yaml", entry.tests())),
                besides(entry)));
        assertThat(trials.problems()).extracting(Problem::display).isEmpty();
        assertThat(trials.trials()).isNotEmpty().allMatch(Trial::passed);
        assertThat(trials.trials()).anyMatch(trial -> !trial.foundAtMs().isEmpty());
    }

    private static List<DefinitionFile> besides(Library.Entry entry) {
        List<DefinitionFile> besides = new ArrayList<>();
        besides.add(DefinitionFile.of(entry.id() + "/campaign.yaml", entry.campaign()));
        Library.shared().forEach((name, text) -> besides.add(DefinitionFile.of(name, text)));
        return besides;
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
    void aScenarioThatMatchesWhateverHappensIsAFinding() throws IOException {
        write(Texts.CALL, Texts.TESTS.substring(0, Texts.TESTS.indexOf("  - test: no call")));
        assertThat(findings()).contains("tests.yaml:3:3: at least one test expects nothing", "tests=1");
    }

    @Test
    void placesThatNothingDefinesAreFindings() throws IOException {
        String tests = Texts.TESTS.replace("after-call", "long-stay");
        write(Texts.SCENARIO, tests);
        assertThat(findings()).contains("scenario.yaml:4:12: no place is told to the tests: dwell=airport");
        write(Texts.SCENARIO.replace("dwell: airport", "dwell: airprt"), Texts.PLACES + tests);
        assertThat(findings())
                .contains("scenario.yaml:4:12: no place has this id or category: dwell=airprt, did you mean airport?");
    }

    @Test
    void tablesOfTheFolderAboveAreUsedUnlessThereAreOthers() throws IOException {
        String asks = Texts.CALL + "    where: event.counterpart.inClass(\"hotline\")\n";
        String tests = Texts.TESTS.replace("kind: CALL_ENDED", "kind: CALL_ENDED, counterpart: \"10086\"");
        Path own = Files.createDirectories(folder.resolve("after-call"));
        Files.writeString(own.resolve("scenario.yaml"), asks);
        Files.writeString(own.resolve("tests.yaml"), tests);
        assertThat(Typed.opportune("test", own.toString()).code()).isEqualTo(Opportune.FINDINGS);
        String above = "numbers:\n  - {class: hotline, numbers: [\"10086\"]}\n";
        Files.writeString(folder.resolve("numbers.yaml"), above);
        assertThat(Typed.opportune("test", own.toString()).out()).contains("1 scenario, 2 tests, 0 failed");
        assertThat(Typed.opportune("explain", own.toString()).out()).contains("found +5m");
        Path named = Files.createDirectories(folder.resolve("named")).resolve("other.yaml");
        Files.writeString(named, above.replace("10086", "12580"));
        assertThat(Typed.opportune("test", own.toString(), "--with", named.toString())
                        .out())
                .contains("1 failed");
    }

    @Test
    void decisionsOfTheCampaignsBesideAreTried() throws IOException {
        String consent = "- {at: 4m, kind: CONSENT, purpose: marketing}\n      - {at: 5m,";
        String tests = Texts.TESTS
                .replace("- {at: 5m,", consent)
                .replace(
                        "expect: [5m]",
                        "description: who agreed hears it\n    expect: [5m]\n"
                                + "    decisions: [{at: 5m, campaign: call-offer, is: push}]")
                .replace("expect: []", "expect: []\n    decisions: []");
        write(Texts.CALL, tests);
        Files.writeString(folder.resolve("campaign.yaml"), Texts.CAMPAIGN);
        Files.writeString(folder.resolve("policy.yaml"), Texts.POLICY);
        assertThat(Typed.opportune("test", folder.toString()).out()).contains("1 scenario, 2 tests, 0 failed");
        assertThat(Typed.opportune("test", "--json", folder.toString()).out())
                .contains("\"description\":\"who agreed hears it\"", "\"campaign\":\"call-offer\",\"is\":\"push\"");
        write(Texts.CALL, tests.replace("marketing}", "marketing, granted: false}"));
        assertThat(findings())
                .contains("tests.yaml:9:16: not what was expected: test=a call expected=[call-offer push +5m]"
                        + " decided=[call-offer NO_CONSENT +5m]");
        write(Texts.CALL, tests.replace("campaign: call-offer", "campaign: call-ofer"));
        assertThat(findings()).contains("no such campaign of this scenario beside it or named: campaign=call-ofer");
        write(Texts.CALL, tests.replace("is: push", "is: PUSH"));
        assertThat(findings()).contains("unknown is: is=PUSH, did you mean push?");
    }

    @Test
    void watchingRunsAgainOnAChangeAndEndsWhenInterrupted() throws Exception {
        write(Texts.CALL, Texts.TESTS);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine opportune = Opportune.commandLine();
        opportune.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        AtomicInteger code = new AtomicInteger(-1);
        Thread author = new Thread(() -> code.set(opportune.execute("test", "--watch", folder.toString())));
        author.start();
        await(() -> times(err, "watching") == 1);
        assertThat(times(out, "0 failed")).isEqualTo(1);
        Files.writeString(folder.resolve("notes.md"), "not a text of ours");
        write(Texts.CALL, Texts.TESTS.replace("expect: [5m]", "expect: [6m]"));
        await(() -> times(err, "watching") == 2);
        assertThat(times(out, "1 failed")).isEqualTo(1);
        Files.delete(folder.resolve("scenario.yaml"));
        await(() -> times(err, "watching") == 3);
        assertThat(err.toString()).contains("no scenario.yaml in");
        Files.createDirectories(folder.resolve("deep"));
        await(() -> times(err, "watching") == 4);
        Files.writeString(folder.resolve("deep/scenario.yaml"), Texts.CALL);
        await(() -> out.toString().contains("deep/scenario.yaml:1:11: a scenario has tests beside it"));
        author.interrupt();
        author.join(60_000);
        assertThat(code).hasValue(Opportune.FINDINGS);
    }

    @Test
    void watchingSeesTheTablesThatLieAboveTheScenario() throws Exception {
        Path scenario = Files.createDirectories(folder.resolve("house/stay"));
        Path places = folder.resolve("house/places.yaml");
        Files.writeString(scenario.resolve("scenario.yaml"), Texts.SCENARIO);
        Files.writeString(scenario.resolve("tests.yaml"), """
                scenario: long-stay
                tests:
                  - test: waits
                    events:
                      - {at: 0m, kind: CELL_CHANGE, cell: 460-00-4102-2001}
                    expect: [45m]
                  - test: elsewhere
                    events:
                      - {at: 0m, kind: CELL_CHANGE, cell: 460-00-9999-1}
                    expect: []
                """);
        Files.writeString(places, Texts.PLACES);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine opportune = Opportune.commandLine();
        opportune.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        Thread author = new Thread(() -> opportune.execute("test", "--watch", scenario.toString()));
        author.start();
        await(() -> times(err, "watching") == 1);
        assertThat(out.toString()).contains("0 failed");
        Files.createDirectories(folder.resolve("house/another"));
        Files.writeString(places, Texts.PLACES.replace("4102-2001", "4102-3001"));
        await(() -> times(err, "watching") == 2);
        assertThat(out.toString()).contains("1 failed");
        author.interrupt();
        author.join(60_000);
        assertThat(author.isAlive()).isFalse();
    }

    private static int times(StringWriter said, String word) {
        return said.toString().split(word, -1).length - 1;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long untilNanos = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(untilNanos);
            Thread.sleep(10);
        }
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
