package org.opportune.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opportune.archive.sealed.ArchiveWriter;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import picocli.CommandLine;

class BacktestVerbTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path definitions;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void define() throws IOException {
        definitions = Past.definitions(folder);
    }

    private int run(Path archive, String result, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "--archive", archive.toString(),
                "--define", definitions.toString(),
                "--out", folder.resolve(result).toString()));
        args.addAll(List.of(more));
        return run(args);
    }

    private int asRecorded(Path archive, String result, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "--archive",
                archive.toString(),
                "--as-recorded",
                "--out",
                folder.resolve(result).toString()));
        args.addAll(List.of(more));
        return run(args);
    }

    private int run(List<String> args) {
        CommandLine command = BacktestVerb.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        return command.execute(args.toArray(String[]::new));
    }

    private JsonNode result(String name) throws IOException {
        return JSON.readTree(Files.readString(folder.resolve(name).resolve("result.json")));
    }

    private static long serviceCalls() {
        return IntStream.range(0, Past.CALLS).filter(Past::isToService).count();
    }

    @Test
    void sameBytesAtAnyParallelismAndTwice() throws IOException {
        Path archive = Past.archive(folder, true);
        assertThat(run(archive, "one", "--parallelism", "1")).as(err.toString()).isZero();
        assertThat(run(archive, "two", "--parallelism", "2")).as(err.toString()).isZero();
        assertThat(run(archive, "three", "--parallelism", "3"))
                .as(err.toString())
                .isZero();
        assertThat(run(archive, "again", "--parallelism", "3"))
                .as(err.toString())
                .isZero();
        assertThat(Files.readString(folder.resolve("one").resolve("report.html")))
                .contains("alt=\"The steps of service-caller\"")
                .doesNotContain("<!--pictures-->");
        for (String file : List.of("result.json", "decisions.jsonl", "report.html")) {
            byte[] first = Files.readAllBytes(folder.resolve("one").resolve(file));
            assertThat(first).isNotEmpty();
            for (String other : List.of("two", "three", "again")) {
                assertThat(folder.resolve(other).resolve(file)).as(file).hasBinaryContent(first);
            }
        }
        JsonNode result = result("one");
        JsonNode scenario = result.at("/scenarios/service-caller");
        assertThat(scenario.at("/matches").asLong()).isEqualTo(serviceCalls());
        assertThat(scenario.at("/outcome/actions").asLong()).isPositive();
        assertThat(scenario.at("/outcome/refusals/NO_CONSENT").asLong())
                .isEqualTo(IntStream.range(0, Past.CALLS)
                        .filter(call -> Past.isToService(call) && Past.caller(call) % 2 == 1)
                        .count());
        assertThat(result.at("/unaccounted/events").asLong()).isZero();
        assertThat(result.at("/unaccounted/decisions").asLong()).isZero();
        assertThat(result.at("/journeys")).hasSize(3);
        assertThat(result.at("/journeys/0/moments"))
                .anyMatch(m -> m.at("/proof").asBoolean());
        try (Stream<Path> left = Files.list(folder.resolve("one"))) {
            assertThat(left).hasSize(3);
        }
    }

    @Test
    void bothEnginesDecideTheSame() throws IOException {
        Path archive = Past.archive(folder, true);
        Path caller = definitions.resolve("caller.yaml");
        // Some deadlines lie beyond the end.
        String text = Files.readString(caller) + "  - not: SMS_SENT\n    for: 5h\nstart: every\ncool-down: 1h\n";
        Files.writeString(caller, text);
        assertThat(run(archive, "ours")).as(err.toString()).isZero();
        Files.writeString(caller, text + "engine: flink-cep\n");
        Path example = Path.of("..", "..", "cep-patterns", "flink-cep", "example", "rising-top-ups.yaml");
        Files.copy(example, definitions.resolve("rising-top-ups.yaml"));
        assertThat(run(archive, "theirs")).as(err.toString()).isZero();
        Path decisions = folder.resolve("ours").resolve("decisions.jsonl");
        assertThat(decisions).isNotEmptyFile();
        assertThat(folder.resolve("theirs").resolve("decisions.jsonl")).hasSameBinaryContentAs(decisions);
        assertThat(result("theirs").at("/unaccounted/events").asLong()).isZero();
        assertThat(result("theirs").at("/unaccounted/decisions").asLong()).isZero();
    }

    @Test
    void aPatternThatNobodyWroteIsToldBeforeAnythingRuns() throws IOException {
        Files.writeString(
                definitions.resolve("nobody.yaml"),
                "scenario: nobody\ntitle: N\nengine: flink-cep\npattern: nobodys-1\n");
        assertThat(run(Past.archive(folder, false), "none")).isNotZero();
        assertThat(err.toString()).contains("no such pattern in Java on the class path: pattern=nobodys-1");
    }

    @Test
    void namesNobodyAndSaysFirstWhatMattersMost() throws IOException {
        assertThat(run(Past.archive(folder, false), "tried")).as(err.toString()).isZero();
        assertThat(out.toString())
                .startsWith("Every decision is refused NO_CONSENT: " + serviceCalls() + " matches for");
        for (String file : List.of("result.json", "decisions.jsonl", "report.html")) {
            String text = Files.readString(folder.resolve("tried").resolve(file));
            assertThat(text).doesNotContain("999000", "Thank you for calling", folder.toString());
        }
        assertThat(result("tried").at("/summary").asText()).startsWith("Every decision is refused NO_CONSENT");
    }

    @Test
    void whatDoesNotSpeakIsTriedOnlyWhenAskedTo() throws IOException {
        Path archive = Past.archive(folder, true);
        Path caller = definitions.resolve("caller.yaml");
        String text = Files.readString(caller);
        Files.writeString(caller, text + "status: shadow\n");
        assertThat(run(archive, "shadow")).as(err.toString()).isZero();
        assertThat(out.toString())
                .startsWith("Every decision is refused SHADOW: " + serviceCalls() + " matches for")
                .contains("What is in shadow is only looked at: --set ID.status=live tries it.");
        Files.writeString(caller, text + "status: draft\n");
        assertThat(run(archive, "draft")).isNotZero();
        assertThat(err.toString())
                .contains("the scenario does not run, try it with --set service-caller.status=live: "
                        + "scenario=service-caller status=draft");
        assertThat(run(archive, "tried", "--set", "service-caller.status=live")).isZero();
        assertThat(result("tried")
                        .at("/scenarios/service-caller/outcome/actions")
                        .asLong())
                .isPositive();
    }

    @Test
    void aSettingASampleAndAWindowChangeWhatIsTried() throws IOException {
        Path archive = Past.archive(folder, true);
        assertThat(run(archive, "later", "--from", "2026-03-02", "--set", "offer.limits.cool-down=1h"))
                .as(err.toString())
                .isZero();
        JsonNode later = result("later");
        assertThat(later.at("/days")).hasSize(1);
        assertThat(later.at("/scenarios/service-caller/matches").asLong())
                .isEqualTo(IntStream.range(0, Past.CALLS)
                        .filter(call -> Past.isToService(call) && Past.callMs(call) >= Past.START + 86_400_000L)
                        .count());
        assertThat(later.at("/settings/0").asText()).isEqualTo("offer.limits.cool-down=1h");
        assertThat(run(archive, "few", "--sample", "20%")).isZero();
        assertThat(result("few").at("/source/events").asLong()).isBetween(1L, 300L);
    }

    @Test
    void whatIsHeldBeyondTheEndIsAMatchAndNoDecision() throws IOException {
        assertThat(run(
                        Past.archive(folder, true),
                        "held",
                        "--set",
                        "offer.valid-for=10h",
                        "--set",
                        "offer.limits.cool-down=1m"))
                .as(err.toString())
                .isZero();
        // Who agreed and calls in the last evening waits for a morning that the archive does not have.
        long held = IntStream.range(0, Past.CALLS)
                .filter(call -> Past.isToService(call) && Past.caller(call) % 2 == 0)
                .filter(call -> Past.callMs(call) >= Past.START + (24 + 22) * 3_600_000L)
                .count();
        JsonNode scenario = result("held").at("/scenarios/service-caller");
        assertThat(held).isPositive();
        assertThat(scenario.at("/outcome/held").asLong())
                .as(scenario.toString())
                .isEqualTo(held);
        assertThat(scenario.at("/matches").asLong()).isEqualTo(serviceCalls());
        assertThat(scenario.at("/outcome/decisions").asLong()).isEqualTo(serviceCalls() - held);
        assertThat(result("held").at("/unaccounted/decisions").asLong()).isZero();
        assertThat(Files.readAllLines(folder.resolve("held").resolve("decisions.jsonl")))
                .filteredOn(line -> line.contains("\"outcome\":\"HELD\",\"until\":\"2026-03-03T06:"))
                .hasSize(Math.toIntExact(held));
    }

    @Test
    void damageStopsOrIsReported() throws IOException {
        Path archive = Past.archive(folder, true);
        Path bucket;
        try (Stream<Path> files = Files.walk(archive)) {
            bucket = files.filter(f -> f.toString().endsWith(".bucket"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        byte[] octets = Files.readAllBytes(bucket);
        octets[octets.length / 2] ^= 1;
        Files.write(bucket, octets);
        assertThat(run(archive, "stopped")).isEqualTo(1);
        assertThat(err.toString()).contains(bucket.getFileName().toString()).contains("offset");
        assertThat(run(archive, "skipped", "--skip-damage")).as(err.toString()).isZero();
        assertThat(result("skipped").at("/damage/0").asText())
                .startsWith("2026-03-0")
                .contains(bucket.getFileName().toString());
        assertThat(Files.readString(folder.resolve("skipped").resolve("report.html")))
                .contains(bucket.getFileName().toString());
    }

    @Test
    void damageOfWhatWasRecordedIsPassedOverOnlyIfItLeavesTheControl() throws IOException {
        Path archive = folder.resolve("recorded");
        try (ArchiveWriter writer = ArchiveWriter.create(archive, "test")) {
            Past.add(writer, Past.call("call", Past.msisdn(1), Past.START, true));
            writer.control(Control.newBuilder()
                    .setKind(ControlKind.SCENARIO)
                    .setVerb(ControlVerb.PUBLISH)
                    .setId("service-caller")
                    .setText(Past.DEFINITIONS.get("caller.yaml"))
                    .setEffectiveMs(Past.START - 1)
                    .setSequence(0L)
                    .build());
            writer.seal();
        }
        Path manifest = archive.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"test\"", "\"fest\""));
        assertThat(asRecorded(archive, "stopped")).isEqualTo(1);
        assertThat(asRecorded(archive, "skipped", "--skip-damage"))
                .as(err.toString())
                .isZero();
        assertThat(result("skipped").at("/scenarios/service-caller/matches").asLong())
                .isEqualTo(1);
        assertThat(result("skipped").at("/damage/0").asText()).startsWith("manifest.json");

        Path control = archive.resolve("control.bin");
        byte[] octets = Files.readAllBytes(control);
        octets[octets.length - 1] ^= 1;
        Files.write(control, octets);
        assertThat(asRecorded(archive, "nothing", "--skip-damage")).isEqualTo(1);
        assertThat(err.toString())
                .contains("control.bin: offset 0: control file is damaged")
                .contains("the archive holds no control that can be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--from 2027-01-01 | 2 | the window holds nothing of the archive",
                "--to 2026-02-01 | 2 | the window holds nothing of the archive",
                "--from yesterday | 2 | --from: must be a date",
                "--sample 0% | 2 | must be above 0%",
                "--parallelism 0 | 2 | must be positive",
                "--scenario no-such | 1 | no such scenario in the files or the library: scenario=no-such",
                "--set nobody.cool-down=1h | 1 | no such definition to set a value in",
                "--set offer.limits.cool-down=soon | 1 | cool-down",
                "--set cool-down | 2 | a setting is ID.path=value",
                "--as-recorded --set offer.limits.cool-down=1h | 2 | --as-recorded goes without --define",
                "--define nowhere | 2 | does not exist: --define=nowhere",
            })
    void saysWhatIsWrong(String arguments, int exit, String rule) throws IOException {
        assertThat(run(Past.archive(folder, false), "none", arguments.split(" ")))
                .isEqualTo(exit);
        assertThat(err.toString()).contains(rule).doesNotContain("\tat ");
    }

    @Test
    void aFolderThatIsNoArchiveIsNamed() {
        assertThat(run(folder, "none")).isEqualTo(1);
        assertThat(err.toString()).contains("manifest.json").contains("not an archive");
    }
}
