package org.opportune.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opportune.language.Language;
import org.opportune.language.Problem;
import org.opportune.language.Source;
import org.opportune.language.condition.Suggest;
import org.opportune.language.files.CrossCheck;
import org.opportune.language.files.DefinitionFile;
import org.opportune.model.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code lint}. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description =
                "Checks scenarios, campaigns, policies, places, handsets, calendars, numbers, segments and tests, and what"
                        + " they say of each other.",
        footer = {
            "",
            "Example:",
            "  opportune lint scenarios/ campaigns/ places.yaml",
            "",
            "What a file is follows from its first key. A scenario that a campaign names, and a place that a",
            "scenario names, must exist as soon as any scenario, or any place, is among the files.",
            "--source warns where a class of sources shows too little for a step: places and rides need sightings.",
            "Exit codes: 0 all right or warnings only, 1 problems found, 2 wrong usage."
        })
final class LintVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private AuthorFiles paths = new AuthorFiles();

    @Option(
            names = "--source",
            paramLabel = "CLASS",
            description = "Warn where a-interface, feed or billing shows too little of where somebody is.")
    private @Nullable String source;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<DefinitionFile> files = paths.read(spec);
        List<Problem> problems = problems(files);
        List<Problem> warnings = unseen(files);
        Report report = new Report(spec);
        if (json) {
            report.json(Map.of(
                    "files", files.size(),
                    "problems", Report.asJson(problems),
                    "warnings", Report.asJson(warnings)));
        } else {
            problems.forEach(problem -> report.say(problem.display()));
            warnings.forEach(warning -> report.say("warning: " + warning.display()));
            report.say(Report.count(files.size(), "file") + ", " + Report.count(problems.size(), "problem")
                    + (source == null ? "" : ", " + Report.count(warnings.size(), "warning")));
        }
        return problems.isEmpty() ? 0 : Opportune.FINDINGS;
    }

    private List<Problem> unseen(List<DefinitionFile> files) {
        String word = source;
        if (word == null) {
            return List.of();
        }
        Source known = Source.ofWord(word)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "no such class of sources: --source=" + word + Suggest.hint(word, Source.words())));
        List<Place> places =
                files.stream().flatMap(file -> file.places().stream()).toList();
        return Report.sorted(files.stream()
                .filter(file -> file.scenario().isPresent())
                .flatMap(file -> Language.unseen(file.origin(), file.text(), known, places).stream())
                .toList());
    }

    private static List<Problem> problems(List<DefinitionFile> files) {
        List<Problem> problems = new ArrayList<>(CrossCheck.of(files));
        files.forEach(file -> problems.addAll(file.problems()));
        return Report.sorted(problems);
    }
}
