package org.opportune.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.opportune.language.Checked;
import org.opportune.language.Layout;
import org.opportune.language.Problem;
import org.opportune.language.files.DefinitionFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code fmt}. */
@Command(
        name = "fmt",
        mixinStandardHelpOptions = true,
        description = "Lays out scenarios, campaigns, tests and all other texts of authors in the one layout.",
        footer = {
            "",
            "Example:",
            "  opportune fmt --check scenarios/",
            "",
            "Two blanks for each level, lists indented, braces on one line where they fit, at most one empty line, no",
            "blanks at the end of a line, LF. Comments, order and quotes stay; every key and value stays what it is.",
            "A text that cannot be read is left alone and its problems are told; what it means is lint's matter.",
            "Exit codes: 0 laid out, with --check nothing to do; 1 a text cannot be read, with --check any to lay out;",
            "2 wrong usage."
        })
final class FmtVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private AuthorFiles paths = new AuthorFiles();

    @Option(names = "--check", description = "Change nothing, name what would be changed.")
    private boolean check;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<DefinitionFile> files = paths.read(spec);
        List<Problem> problems = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (DefinitionFile file : files) {
            if (file.kind() == null) {
                problems.addAll(file.problems());
                continue;
            }
            Checked<String> laidOut = Layout.of(file.origin(), file.text());
            problems.addAll(laidOut.problems());
            if (laidOut.ok() && !laidOut.get().equals(file.text())) {
                changed.add(file.origin());
                if (!check) {
                    write(Path.of(file.origin()), laidOut.get());
                }
            }
        }
        tell(files.size(), changed, Report.sorted(problems));
        return problems.isEmpty() && (!check || changed.isEmpty()) ? 0 : Opportune.FINDINGS;
    }

    /** Whole or not at all. */
    private static void write(Path file, String text) throws IOException {
        Path real = file.toRealPath();
        Path beside = Files.createTempFile(real.getParent(), ".fmt", ".tmp");
        try {
            Files.writeString(beside, text);
            if (Files.getFileStore(real).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(real));
            }
            Files.move(beside, real, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private void tell(int files, List<String> changed, List<Problem> problems) {
        Report report = new Report(spec);
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("files", files);
            object.put(check ? "would-change" : "changed", changed);
            object.put("problems", Report.asJson(problems));
            report.json(object);
            return;
        }
        String word = check ? "to lay out" : "laid out";
        changed.forEach(file -> report.say(word + " " + file));
        problems.forEach(problem -> report.say(problem.display()));
        report.say(Report.count(files, "file") + ", " + changed.size() + " " + word + ", "
                + Report.count(problems.size(), "problem"));
    }
}
