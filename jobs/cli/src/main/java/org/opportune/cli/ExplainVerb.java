package org.opportune.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opportune.language.Problem;
import org.opportune.language.ScenarioTest;
import org.opportune.language.condition.Suggest;
import org.opportune.language.files.DefinitionFile;
import org.opportune.language.files.DefinitionFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Tells a journey event by event: what each did to the scenario, what was missing, who was refused why.",
        footer = {
            "",
            "Example:",
            "  opportune explain cep-patterns/library/src/main/resources/org/opportune/library/airport-long-stay \\",
            "      --test \"gone after 40 minutes\"",
            "",
            "A journey is a test: the events of one subscriber. Without --journey those of the tests.yaml beside the",
            "scenario are told, without --test all of them. Matches are decided if there are campaigns and a policy:",
            "campaign*.yaml and policy*.yaml in the scenario's folder, or what --with names. A test says CONSENT and",
            "LIST_MEMBERSHIP like any other event. What decides is the step of the jobs; the feeds were alive always.",
            "Exit codes: 0 told, 1 a text is wrong, 2 wrong usage."
        })
final class ExplainVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario's file, or the folder with its scenario.yaml.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private Path scenario;

    @Option(names = "--journey", paramLabel = "FILE", description = "Tests to tell instead of those beside.")
    private @Nullable Path journey;

    @Option(names = "--test", paramLabel = "NAME", description = "The one to tell.")
    private @Nullable String test;

    @Option(
            names = "--with",
            paramLabel = "FILE|DIR",
            description = "Campaigns, a policy, places, handsets, calendars; repeatable.")
    private List<Path> with = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Beside read;
        Optional<DefinitionFile> tests;
        try {
            read = Beside.read(scenario, with);
            tests = journey == null
                    ? read.tests()
                    : DefinitionFiles.read(DefinitionFiles.find(List.of(journey))).stream()
                            .findFirst();
        } catch (NoSuchFileException e) {
            throw new ParameterException(spec.commandLine(), "does not exist: FILE=" + e.getFile());
        }
        Report report = new Report(spec);
        List<Problem> problems = problems(read, tests);
        if (!problems.isEmpty()) {
            if (json) {
                report.json(Map.of("journeys", List.of(), "problems", Report.asJson(problems)));
            } else {
                problems.forEach(problem -> report.say(problem.display()));
            }
            return Opportune.FINDINGS;
        }
        List<Told> told = chosen(tests.orElseThrow()).stream()
                .map(one -> Told.of(read, one))
                .toList();
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("scenario", read.scenario().scenario().orElseThrow().id());
            object.put("journeys", told.stream().map(Told::asJson).toList());
            object.put("problems", List.of());
            report.json(object);
        } else {
            told.forEach(one -> one.lines().forEach(report::say));
        }
        return 0;
    }

    private List<Problem> problems(Beside read, Optional<DefinitionFile> tests) {
        List<Problem> problems = new ArrayList<>(read.problems());
        problems.addAll(Trials.untriable(read.scenario()));
        if (tests.isEmpty()) {
            problems.add(read.scenario()
                    .outline()
                    .problemAt("scenario", "there is no journey to tell: missing=" + Beside.TESTS));
        } else if (journey != null) {
            problems.addAll(tests.get().problems());
            if (tests.get().problems().isEmpty() && tests.get().tests().isEmpty()) {
                problems.add(tests.get().outline().problem("a journey is a file of tests"));
            }
        }
        return Report.sorted(problems);
    }

    private List<ScenarioTest> chosen(DefinitionFile tests) {
        if (test == null) {
            return tests.tests();
        }
        List<String> names = tests.tests().stream().map(ScenarioTest::name).toList();
        if (!names.contains(test)) {
            throw new ParameterException(
                    spec.commandLine(), "no such test: --test=" + test + Suggest.hint(test, names));
        }
        return tests.tests().stream().filter(one -> one.name().equals(test)).toList();
    }
}
