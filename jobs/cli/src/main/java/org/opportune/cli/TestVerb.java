package org.opportune.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.opportune.language.ExpectedDecision;
import org.opportune.language.Problem;
import org.opportune.language.files.DefinitionFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code test}. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Runs every scenario.yaml below the folders with the tests.yaml beside it.",
        footer = {
            "",
            "Example:",
            "  opportune test cep-patterns/library",
            "",
            "  opportune test --watch scenarios",
            "",
            "A test runs through the same step as the jobs: profile, order, wake-ups, engine, and decisions where",
            "campaign*.yaml and policy*.yaml lie beside the scenario, or --with names them. A scenario without tests,",
            "whose tests never expect a match, or never expect none, is a finding too.",
            "Exit codes: 0 all passed, 1 a test failed or a text is wrong, 2 wrong usage."
        })
final class TestVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders with scenarios, at any depth.")
    private List<Path> folders = List.of();

    @Option(
            names = "--with",
            paramLabel = "FILE|DIR",
            description = "Campaigns, a policy, places, handsets, calendars for all of them; repeatable.")
    private List<Path> with = new ArrayList<>();

    @Option(names = "--watch", description = "Run again whenever a text changes, until Ctrl-C.")
    private boolean watch;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<Path> scenarios = scenarios();
        Report report = new Report(spec);
        int code = run(report, scenarios);
        if (!watch) {
            return code;
        }
        try (FolderWatch changes = new FolderWatch(watched())) {
            while (true) {
                report.remark("watching, Ctrl-C ends it");
                if (!changes.await()) {
                    return code;
                }
                code = again(report);
            }
        }
    }

    /** Texts may be away while somebody edits. */
    private int again(Report report) throws IOException {
        try {
            return run(report, scenarios());
        } catch (ParameterException | NoSuchFileException e) {
            report.complain(String.valueOf(e.getMessage()));
            return Opportune.FINDINGS;
        }
    }

    private int run(Report report, List<Path> scenarios) throws IOException {
        List<Trials> all = new ArrayList<>();
        for (Path scenario : scenarios) {
            all.add(Trials.of(Beside.read(scenario, with)));
        }
        if (json) {
            report.json(asJson(all));
        } else {
            say(report, all);
        }
        return all.stream().allMatch(trials -> trials.problems().isEmpty()) ? 0 : Opportune.FINDINGS;
    }

    private List<Path> watched() {
        List<Path> watched = new ArrayList<>(folders);
        watched.addAll(with);
        return watched;
    }

    private List<Path> scenarios() throws IOException {
        try {
            List<Path> found = DefinitionFiles.find(folders).stream()
                    .filter(file -> file.endsWith(Beside.SCENARIO))
                    .toList();
            if (found.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "no " + Beside.SCENARIO + " in: DIR=" + folders);
            }
            return found;
        } catch (NoSuchFileException e) {
            throw new ParameterException(spec.commandLine(), "does not exist: DIR=" + e.getFile());
        }
    }

    private static void say(Report report, List<Trials> all) {
        for (Trials trials : all) {
            for (Trial trial : trials.trials()) {
                report.say((trial.passed() ? "pass  " : "FAIL  ") + trials.scenario() + ": "
                        + trial.test().name() + "  found=" + Trials.times(trial.test(), trial.foundAtMs()));
            }
            for (Problem problem : trials.problems()) {
                report.say(problem.display());
            }
        }
        long failed = trials(all).stream().filter(trial -> !trial.passed()).count();
        report.say(Report.count(all.size(), "scenario") + ", "
                + Report.count(trials(all).size(), "test") + ", " + failed + " failed");
    }

    private static Map<String, Object> asJson(List<Trials> all) {
        List<Map<String, Object>> tests = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Trials trials : all) {
            problems.addAll(trials.problems());
            for (Trial trial : trials.trials()) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("scenario", trials.scenario());
                line.put("test", trial.test().name());
                if (trial.test().description() != null) {
                    line.put("description", trial.test().description());
                }
                line.put("passed", trial.passed());
                line.put("expected", instants(trial.test().matchesAtMs()));
                line.put("found", instants(trial.foundAtMs()));
                line.put(
                        "decided",
                        trial.decided().stream().map(TestVerb::asJson).toList());
                tests.add(line);
            }
        }
        return Map.of("scenarios", all.size(), "tests", tests, "problems", Report.asJson(problems));
    }

    private static Map<String, Object> asJson(ExpectedDecision decision) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", Instant.ofEpochMilli(decision.atMs()).toString());
        json.put("campaign", decision.campaign());
        json.put("is", decision.is());
        return json;
    }

    private static List<String> instants(List<Long> timesMs) {
        return timesMs.stream().map(ms -> Instant.ofEpochMilli(ms).toString()).toList();
    }

    private static List<Trial> trials(List<Trials> all) {
        return all.stream().flatMap(trials -> trials.trials().stream()).toList();
    }
}
