package org.opportune.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.Import;
import org.opportune.archive.mapping.BadMapping;
import org.opportune.archive.mapping.Counts;
import org.opportune.archive.mapping.FileCounts;
import org.opportune.archive.mapping.ImportProblem;
import org.opportune.archive.mapping.Mapping;
import org.opportune.archive.mapping.MappingFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Makes a sealed archive of delimited files, with a mapping that says what their columns mean.",
        footer = {
            "",
            "Example:",
            "  opportune import --mapping vast2008-calls --facts facts.csv --out calls.archive cell-calls.csv",
            "",
            "Files whose names end in .gz are read as gzip. Lines that cannot be read land with file, line and",
            "reason in the rejects file; doubtful lines were taken in spite of a number of no range in use, or of",
            "negative seconds. The same files give the same octets.",
            "Exit codes: 0 every line is in the archive, 1 lines were rejected or there is no archive, 2 wrong usage."
        })
final class ImportVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Option(
            names = "--mapping",
            paramLabel = "FILE|NAME",
            required = true,
            description = "A mapping file, or the name of one that ships: vast2008-calls.")
    private String mapping = "";

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The archive; must not exist.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli before call
    private Path out;

    @Option(names = "--facts", paramLabel = "FILE", description = "What is known of the subscribers, one fact a line.")
    private @Nullable Path facts;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Where rejected lines go; without it, beside the archive with .rejects.tsv behind its name.")
    private @Nullable Path rejects;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files that the mapping explains.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        files.forEach(this::mustExist);
        if (facts != null) {
            mustExist(facts);
        }
        Report report = new Report(spec);
        Path rejected = rejects == null ? beside(out) : rejects;
        Steps steps = new Steps(report, "import");
        try {
            Import.Result result =
                    Import.run(mapping(), files, facts, out, rejected, (lines, octets, of) -> steps.at(octets, of));
            if (json) {
                report.json(asJson(result, rejected));
            } else {
                say(report, result, rejected);
            }
            return rejected(result) == 0 ? 0 : Opportune.FINDINGS;
        } catch (BadMapping | ImportProblem e) {
            report.complain(String.valueOf(e.getMessage()));
        } catch (FileAlreadyExistsException e) {
            report.complain("exists already: --out=" + e.getFile());
        }
        return Opportune.FINDINGS;
    }

    private static Path beside(Path archive) {
        Path path = archive.toAbsolutePath().normalize();
        return path.resolveSibling(path.getFileName() + ".rejects.tsv");
    }

    private void mustExist(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), "does not exist: FILE=" + file);
        }
    }

    private Mapping mapping() throws BadMapping, ImportProblem {
        Path file = Path.of(mapping);
        boolean isName = mapping.matches("[a-z0-9][a-z0-9-]*") && !Files.exists(file);
        return isName ? MappingFile.shipped(mapping) : MappingFile.read(file);
    }

    private static long rejected(Import.Result result) {
        FileCounts known = result.facts();
        return result.total().rejected() + (known == null ? 0 : known.counts().rejected());
    }

    private void say(Report report, Import.Result result, Path rejected) {
        result.files().forEach(file -> report.say(line(file)));
        if (result.facts() != null) {
            report.say(line(result.facts()));
        }
        if (rejected(result) > 0) {
            report.complain(Report.count(rejected(result), "rejected line") + ", each with its reason: " + rejected);
        }
        report.say("sealed " + Report.count(result.manifest().records(), "event") + " of "
                + Report.count(result.manifest().days().size(), "day") + " in " + out);
    }

    private static String line(FileCounts file) {
        Counts c = file.counts();
        return file.file() + ": " + Report.count(c.lines(), "line") + " = " + c.header() + " header + " + c.blank()
                + " blank + " + c.mapped() + " mapped + " + c.rejected() + " rejected; " + c.doubtful() + " doubtful, "
                + Report.count(c.events(), "event");
    }

    private Map<String, Object> asJson(Import.Result result, Path rejected) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("archive", out.toString());
        all.put("events", result.manifest().records());
        all.put("days", result.manifest().days().size());
        all.put("files", result.files().stream().map(ImportVerb::asJson).toList());
        if (result.facts() != null) {
            all.put("facts", asJson(result.facts()));
        }
        all.put("rejects", rejected.toString());
        return all;
    }

    private static Map<String, Object> asJson(FileCounts file) {
        Map<String, Object> line = new LinkedHashMap<>();
        Counts c = file.counts();
        line.put("file", file.file());
        line.put("lines", c.lines());
        line.put("header", c.header());
        line.put("blank", c.blank());
        line.put("mapped", c.mapped());
        line.put("rejected", c.rejected());
        line.put("doubtful", c.doubtful());
        line.put("events", c.events());
        return line;
    }
}
