package org.opportune.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.opportune.language.Problem;
import org.opportune.language.files.CrossCheck;
import org.opportune.language.files.DefinitionFile;
import org.opportune.language.files.DefinitionFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code lint}. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description =
                "Checks scenarios, campaigns, policies, places, handsets and tests, and what they say of each other.",
        footer = {
            "",
            "Example:",
            "  opportune lint scenarios/ campaigns/ places.yaml",
            "",
            "What a file is follows from its first key. A scenario that a campaign names, and a place that a",
            "scenario names, must exist as soon as any scenario, or any place, is among the files.",
            "Exit codes: 0 all right, 1 problems found, 2 wrong usage."
        })
final class LintVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE|DIR", arity = "1..*", description = "Files, or folders of .yaml and .yml files.")
    private List<Path> paths = List.of();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<DefinitionFile> files;
        try {
            files = DefinitionFiles.read(DefinitionFiles.find(paths));
        } catch (NoSuchFileException e) {
            throw new ParameterException(spec.commandLine(), "does not exist: FILE=" + e.getFile());
        }
        if (files.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "no .yaml or .yml file in: DIR=" + paths);
        }
        List<Problem> problems = problems(files);
        Report report = new Report(spec);
        if (json) {
            report.json(Map.of("files", files.size(), "problems", Report.asJson(problems)));
        } else {
            problems.forEach(problem -> report.say(problem.display()));
            report.say(Report.count(files.size(), "file") + ", " + Report.count(problems.size(), "problem"));
        }
        return problems.isEmpty() ? 0 : Opportune.FINDINGS;
    }

    private static List<Problem> problems(List<DefinitionFile> files) {
        List<Problem> problems = new ArrayList<>(CrossCheck.of(files));
        files.forEach(file -> problems.addAll(file.problems()));
        return Report.sorted(problems);
    }
}
