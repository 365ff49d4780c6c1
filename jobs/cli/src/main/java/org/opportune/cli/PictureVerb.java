package org.opportune.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opportune.language.files.DefinitionFile;
import org.opportune.language.files.DefinitionFiles;
import org.opportune.language.picture.Picture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code picture}. */
@Command(
        name = "picture",
        mixinStandardHelpOptions = true,
        description = "Draws a scenario as an SVG: its steps, what is barred between them, its limits.",
        footer = {
            "",
            "Example:",
            "  opportune picture scenarios/long-stay -o long-stay.svg",
            "",
            "The picture needs nothing but itself, follows light and dark, and says in words what it shows. The same",
            "scenario gives the same octets.",
            "Exit codes: 0 drawn, 1 the text is wrong, 2 wrong usage."
        })
final class PictureVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario's file, or the folder with its scenario.yaml.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private Path scenario;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where to write it; without, it is printed.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Path path = Files.isDirectory(scenario) ? scenario.resolve(Beside.SCENARIO) : scenario;
        DefinitionFile file;
        try {
            file = DefinitionFiles.read(DefinitionFiles.find(List.of(path))).get(0);
        } catch (NoSuchFileException e) {
            throw new ParameterException(spec.commandLine(), "does not exist: FILE=" + e.getFile());
        }
        Report report = new Report(spec);
        if (file.scenario().isEmpty()) {
            if (file.problems().isEmpty()) {
                report.complain(
                        file.outline().problem("only scenarios are drawn").display());
            }
            Report.sorted(file.problems()).forEach(problem -> report.complain(problem.display()));
            return Opportune.FINDINGS;
        }
        String picture = Picture.of(file.scenario().get());
        if (out == null) {
            report.say(picture.stripTrailing());
        } else {
            try {
                Files.writeString(out, picture);
            } catch (NoSuchFileException e) {
                throw new ParameterException(spec.commandLine(), "the folder does not exist: --out=" + out);
            }
            report.say("made " + out);
        }
        return 0;
    }
}
