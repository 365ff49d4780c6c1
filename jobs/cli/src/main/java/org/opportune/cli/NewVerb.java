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
import org.opportune.language.Problem;
import org.opportune.language.condition.Suggest;
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
        description =
                "Begins a scenario: a commented text that is right already, or one of the library under a new id.",
        footer = {
            "",
            "Example:",
            "  opportune new scenario second-thoughts --into scenarios",
            "  opportune new --list",
            "  opportune new scenario lounge-offer --from airport-long-stay --into scenarios",
            "",
            "Without --into the scenario is printed. With it, DIR/ID/scenario.yaml and DIR/ID/tests.yaml are made, and",
            "DIR/scenario.schema.json and tests.schema.json, to which they point for editors; with --from also the",
            "campaign, WHY.md and, in DIR, the policy and the tables that the tests need. Files that exist are never",
            "touched, and what would not pass lint and test beside them is not made.",
            "Exit codes: 0 done, 1 the files exist or would not pass, 2 wrong usage."
        })
final class NewVerb implements Callable<Integer> {
    private static final Pattern ID = Pattern.compile("(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "KIND", description = "scenario")
    private @Nullable String kind;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "Lower case words joined by '-'.")
    private @Nullable String id;

    @Option(names = "--into", paramLabel = "DIR", description = "Folder that gets a folder with the files.")
    private @Nullable Path into;

    @Option(names = "--from", paramLabel = "LIBRARY-ID", description = "Copy this scenario of the library.")
    private @Nullable String from;

    @Option(names = "--list", description = "List the scenarios of the library: rows, id, title.")
    private boolean list;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Report report = new Report(spec);
        if (list) {
            if (kind != null || from != null || into != null) {
                throw wrong("--list stands alone: new --list");
            }
            Shelves.show(report, json);
            return 0;
        }
        String name = id();
        if (from != null) {
            return copy(report, entry(from), name);
        }
        if (into == null) {
            if (json) {
                report.json(Map.of("scenario", Skeleton.scenario(name), "tests", Skeleton.tests(name)));
            } else {
                report.say(Skeleton.scenario(name).stripTrailing());
            }
            return 0;
        }
        return write(report, into.resolve(name), name);
    }

    private String id() {
        if (!DefinitionKind.SCENARIO.word().equals(kind)) {
            throw wrong("must be scenario: KIND=" + (kind == null ? "" : kind));
        }
        if (id == null || !ID.matcher(id).matches()) {
            throw wrong("an id is lower case words joined by '-', at most 64 characters: ID=" + (id == null ? "" : id));
        }
        return id;
    }

    private Library.Entry entry(String wanted) {
        if (!Library.ids().contains(wanted)) {
            throw wrong("no such scenario in the library: --from=" + wanted + Suggest.hint(wanted, Library.ids())
                    + String.format("%nThe library has: ") + String.join(", ", Library.ids()));
        }
        return Library.entry(wanted);
    }

    private ParameterException wrong(String rule) {
        return new ParameterException(spec.commandLine(), rule);
    }

    private int copy(Report report, Library.Entry entry, String name) throws IOException {
        Path folder = into;
        if (folder == null) {
            throw wrong("a copy is several files, say where: --into=");
        }
        Path target = folder.resolve(name);
        if (Files.exists(target)) {
            report.complain("exists already: folder=" + target);
            return Opportune.FINDINGS;
        }
        LibraryCopy copy = LibraryCopy.of(entry, name);
        List<Problem> problems = copy.problems(folder);
        if (!problems.isEmpty()) {
            problems.forEach(problem -> report.complain(problem.display()));
            report.complain("nothing was made: beside what is in " + folder + " the copy would not pass");
            return Opportune.FINDINGS;
        }
        made(report, copy.write(folder));
        return 0;
    }

    private int write(Report report, Path folder, String name) throws IOException {
        List<Path> files = new ArrayList<>(List.of(folder.resolve("scenario.yaml"), folder.resolve("tests.yaml")));
        try {
            for (Path file : files) {
                if (Files.exists(file)) {
                    throw new FileAlreadyExistsException(file.toString());
                }
            }
            Files.createDirectories(folder);
            Files.writeString(files.get(0), Skeleton.scenario(name));
            Files.writeString(files.get(1), Skeleton.tests(name));
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
        made(report, files);
        return 0;
    }

    private void made(Report report, List<Path> files) {
        if (json) {
            report.json(Map.of("made", files.stream().map(Path::toString).toList()));
        } else {
            files.forEach(file -> report.say("made " + file));
        }
    }
}
