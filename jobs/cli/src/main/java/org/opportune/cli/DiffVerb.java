package org.opportune.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opportune.language.Problem;
import org.opportune.language.difference.Difference;
import org.opportune.language.difference.Differences;
import org.opportune.language.files.DefinitionFile;
import org.opportune.language.files.DefinitionFiles;
import org.opportune.model.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code diff}. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Says in words what differs between two versions of a scenario, and whether they match the same.",
        footer = {
            "",
            "Example:",
            "  git show HEAD:scenarios/long-stay/scenario.yaml > /tmp/before.yaml",
            "  opportune diff /tmp/before.yaml scenarios/long-stay",
            "  opportune diff /tmp/before.yaml scenarios/long-stay --archive calls.archive --with places.yaml",
            "",
            "Layout, comments and the order of keys are no difference. Steps are paired by their names, their verbs and",
            "what they listen to; of conditions each part that && joins is compared. A step is told by its number in B,",
            "one that is gone by its number in A.",
            "Exit codes: 0 told, also if nothing differs; 1 a text is wrong, 2 wrong usage."
        })
final class DiffVerb implements Callable<Integer> {
    private static final String REPLAY = "org.opportune.backtest.VersionsVerb";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "A",
            description = "The older version: a file, or a folder with scenario.yaml.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private Path older;

    @Parameters(index = "1", paramLabel = "B", description = "The newer version.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private Path newer;

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description =
                    "Also compare what both match over a sealed archive: two backtests, in a process of their own.")
    private @Nullable Path archive;

    @Option(
            names = "--with",
            paramLabel = "FILE|DIR",
            description = "With --archive: places, handsets, calendars that they need; repeatable.")
    private List<Path> with = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<DefinitionFile> both = List.of(read(older), read(newer));
        Report report = new Report(spec);
        List<Problem> problems = problems(both);
        if (!problems.isEmpty()) {
            if (json) {
                report.json(Map.of("problems", Report.asJson(problems)));
            } else {
                problems.forEach(problem -> report.say(problem.display()));
            }
            return Opportune.FINDINGS;
        }
        Scenario is = both.get(1).scenario().orElseThrow();
        Differences differences = Differences.of(both.get(0).scenario().orElseThrow(), is);
        if (!json) {
            say(report, is, differences);
            return archive == null
                    ? 0
                    : replay(archive, both).inheritIO().start().waitFor();
        }
        Map<String, Object> object = asJson(is, differences);
        int code = 0;
        if (archive != null) {
            Process process = replay(archive, both)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            object.put("archive", new ObjectMapper().readTree(process.getInputStream()));
            code = process.waitFor();
        }
        report.json(object);
        return code;
    }

    private ProcessBuilder replay(Path over, List<DefinitionFile> both) {
        List<String> arguments = new ArrayList<>(List.of("--archive", over.toString()));
        arguments.addAll(
                List.of("--before", both.get(0).origin(), "--after", both.get(1).origin()));
        with.forEach(path -> arguments.addAll(List.of("--define", path.toString())));
        if (json) {
            arguments.add("--json");
        }
        return BacktestVerb.process(spec, REPLAY, arguments);
    }

    private DefinitionFile read(Path path) throws IOException {
        Path file = Files.isDirectory(path) ? path.resolve(Beside.SCENARIO) : path;
        try {
            return DefinitionFiles.read(DefinitionFiles.find(List.of(file))).get(0);
        } catch (NoSuchFileException e) {
            throw new ParameterException(spec.commandLine(), "does not exist: FILE=" + e.getFile());
        }
    }

    private static List<Problem> problems(List<DefinitionFile> files) {
        List<Problem> problems = new ArrayList<>();
        for (DefinitionFile file : files) {
            problems.addAll(file.problems());
            if (file.problems().isEmpty() && file.scenario().isEmpty()) {
                problems.add(file.outline().problem("only scenarios are compared"));
            }
        }
        return Report.sorted(problems);
    }

    private static void say(Report report, Scenario is, Differences differences) {
        report.say(is.id() + ": " + Report.count(differences.found().size(), "difference"));
        differences.found().forEach(one -> report.say("  " + one));
        report.say(differences.matchesSame() ? "matches the same" : "matches differently");
        report.say(
                differences.goesOn()
                        ? "open runs go on when it is published"
                        : "open runs are dropped when it is published, cool-downs stay: "
                                + String.join(", ", differences.obstacles()));
    }

    private static Map<String, Object> asJson(Scenario is, Differences differences) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scenario", is.id());
        json.put("matchesSame", differences.matchesSame());
        json.put("goesOn", differences.goesOn());
        json.put("obstacles", differences.obstacles());
        json.put(
                "differences",
                differences.found().stream().map(DiffVerb::asJson).toList());
        json.put("problems", List.of());
        return json;
    }

    private static Map<String, Object> asJson(Difference one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("where", one.where());
        json.put("what", one.what());
        json.put("was", one.was());
        json.put("is", one.is());
        return json;
    }
}
