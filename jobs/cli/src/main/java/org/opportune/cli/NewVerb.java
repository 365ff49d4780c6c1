package org.opportune.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.language.files.DefinitionKind;
import org.opportune.library.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code new}. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Begins a scenario: a commented text that is right already, and with --into its tests.",
        footer = {
            "",
            "Example:",
            "  opportune new scenario second-thoughts --into scenarios",
            "",
            "Without --into the scenario is printed. With it, DIR/ID/scenario.yaml and DIR/ID/tests.yaml are made, and",
            "DIR/scenario.schema.json and tests.schema.json, to which they point for editors; files that exist are",
            "never touched.",
            "Exit codes: 0 done, 1 the files exist, 2 wrong usage."
        })
final class NewVerb implements Callable<Integer> {
    private static final Pattern ID = Pattern.compile("(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KIND", description = "scenario")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "ID", description = "Lower case words joined by '-'.")
    private String id = "";

    @Option(names = "--into", paramLabel = "DIR", description = "Folder that gets a folder with the files.")
    private @Nullable Path into;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!kind.equals(DefinitionKind.SCENARIO.word())) {
            throw new ParameterException(spec.commandLine(), "must be scenario: KIND=" + kind);
        }
        if (!ID.matcher(id).matches()) {
            throw new ParameterException(
                    spec.commandLine(), "an id is lower case words joined by '-', at most 64 characters: ID=" + id);
        }
        Report report = new Report(spec);
        if (into == null) {
            if (json) {
                report.json(Map.of("scenario", Skeleton.scenario(id), "tests", Skeleton.tests(id)));
            } else {
                report.say(Skeleton.scenario(id).stripTrailing());
            }
            return 0;
        }
        return write(report, into.resolve(id));
    }

    private int write(Report report, Path folder) throws IOException {
        List<Path> files = new ArrayList<>(List.of(folder.resolve("scenario.yaml"), folder.resolve("tests.yaml")));
        try {
            for (Path file : files) {
                if (Files.exists(file)) {
                    throw new FileAlreadyExistsException(file.toString());
                }
            }
            Files.createDirectories(folder);
            Files.writeString(files.get(0), Skeleton.scenario(id));
            Files.writeString(files.get(1), Skeleton.tests(id));
            for (String text : List.of("scenario", "tests")) {
                Path schema = folder.resolveSibling(text + ".schema.json");
                if (!Files.exists(schema)) {
                    Files.writeString(schema, Library.schema(text));
                    files.add(schema);
                }
            }
        } catch (FileAlreadyExistsException e) {
            report.complain("exists already: file=" + e.getFile());
            return Opportune.FINDINGS;
        }
        if (json) {
            report.json(Map.of("made", files.stream().map(Path::toString).toList()));
        } else {
            files.forEach(file -> report.say("made " + file));
        }
        return 0;
    }
}
