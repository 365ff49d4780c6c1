package org.opportune.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What rooms that must not know each other agree on: a captured journey has the matches that the backtest found. */
@Timeout(420)
class CapturedJourneysTest {
    private static final String CLI = "org.opportune.cli.Opportune";
    private static final String BACKTEST = "org.opportune.backtest.BacktestVerb";
    private static final Path LIBRARY =
            House.ROOT.resolve("cep-patterns/library/src/main/resources/org/opportune/library");
    private static final List<String> SCENARIOS =
            List.of("airport-long-stay", "hotline-follow-up", "new-mms-handset", "riding", "riding-on-gsm");

    @TempDir
    Path folder;

    /** By scenario and subscriber: when the backtest matched. */
    private final Map<String, Map<String, List<String>>> matched = new TreeMap<>();

    private String run(String mainClass, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC"));
        Matcher opens = Pattern.compile("<flink.jvm.opens>(.*)</flink.jvm.opens>")
                .matcher(Files.readString(House.ROOT.resolve("pom.xml")));
        assertThat(opens.find()).isTrue();
        command.addAll(List.of(opens.group(1).split(" ")));
        command.addAll(
                List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.add(mainClass);
        command.addAll(arguments);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor())
                .as("%s: %s", arguments, Files.readString(err))
                .isZero();
        return Files.readString(out);
    }

    private List<String> tables(String option) {
        return List.of(
                option,
                folder.resolve("day/places.yaml").toString(),
                option,
                folder.resolve("day/sites.yaml").toString(),
                option,
                LIBRARY.resolve("handsets.yaml").toString());
    }

    private void backtest() throws IOException, InterruptedException {
        run(CLI, List.of("simulate", "--subscribers", "600", "--days", "1", "--noise", "middle", "--out", day()));
        List<String> arguments = new ArrayList<>(List.of(
                "--archive",
                day() + "/archive",
                "--out",
                folder.resolve("tried").toString()));
        arguments.addAll(tables("--define"));
        SCENARIOS.forEach(id -> arguments.addAll(
                List.of("--define", LIBRARY.resolve(id + "/scenario.yaml").toString())));
        run(BACKTEST, arguments);
        ObjectMapper mapper = new ObjectMapper();
        for (String line : Files.readAllLines(folder.resolve("tried/decisions.jsonl"))) {
            JsonNode decision = mapper.readTree(line);
            matched.computeIfAbsent(decision.path("scenario").asText(), id -> new LinkedHashMap<>())
                    .computeIfAbsent(decision.path("subscriber").asText(), id -> new ArrayList<>())
                    .add(decision.path("matched").asText());
        }
    }

    private String day() {
        return folder.resolve("day").toString();
    }

    private void capture(String scenario, String subscriber, Path into) throws IOException, InterruptedException {
        Files.createDirectories(into);
        Files.copy(LIBRARY.resolve(scenario).resolve("scenario.yaml"), into.resolve("scenario.yaml"));
        List<String> arguments = new ArrayList<>(List.of("capture", "--archive", day() + "/archive"));
        arguments.addAll(List.of("--subscriber", subscriber));
        arguments.addAll(List.of("--result", folder.resolve("tried").toString()));
        arguments.addAll(List.of("--scenario", into.toString()));
        arguments.addAll(tables("--with"));
        arguments.addAll(List.of("-o", into.resolve("tests.yaml").toString()));
        run(CLI, arguments);
    }

    @Test
    void aCapturedJourneyHasTheMatchesOfTheBacktestAtTheirTimes() throws Exception {
        backtest();
        Map<String, List<String>> expected = new TreeMap<>();
        Path captured = folder.resolve("captured");
        for (Map.Entry<String, Map<String, List<String>>> scenario : matched.entrySet()) {
            List<String> subscribers = List.copyOf(scenario.getValue().keySet());
            String last = subscribers.get(subscribers.size() - 1);
            capture(scenario.getKey(), last, captured.resolve(scenario.getKey()));
            expected.put(scenario.getKey(), scenario.getValue().get(last));
        }
        assertThat(expected).hasSizeGreaterThanOrEqualTo(3);
        JsonNode tests = new ObjectMapper()
                .readTree(run(CLI, List.of("test", captured.toString(), "--json")))
                .path("tests");
        Map<String, List<String>> found = new TreeMap<>();
        for (JsonNode test : tests) {
            List<String> times = new ArrayList<>();
            test.path("found").forEach(time -> times.add(time.asText()));
            if (test.path("test").asText().equals("as captured")) {
                found.put(test.path("scenario").asText(), times);
            } else {
                assertThat(times).as(test.toString()).isEmpty();
            }
        }
        assertThat(found).isEqualTo(expected);
    }
}
