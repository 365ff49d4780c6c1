package org.opportune.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.raw.Seal;
import org.opportune.archive.sealed.ArchiveProblem;
import org.opportune.archive.sealed.Manifest;
import org.opportune.archive.sealed.OnDamage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code archive seal}. */
@Command(
        name = "seal",
        mixinStandardHelpOptions = true,
        description = "Makes a sealed archive of what a running job recorded.",
        footer = {
            "",
            "Example:",
            "  opportune archive seal --raw /data/raw --day 2026-03-01 --out /data/archives/2026-03-01",
            "",
            "Files still in progress are left alone and named. Damage stops the sealing; with --skip-damaged it is",
            "left out, named, and written into the archive's manifest.",
            "Exit codes: 0 sealed, 1 sealed with gaps or not at all, 2 wrong usage."
        })
final class ArchiveSealVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Option(names = "--raw", paramLabel = "DIR", required = true, description = "Folder of raw segments, at any depth.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli before call
    private Path raw;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The archive; must not exist.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli before call
    private Path out;

    @Option(names = "--day", paramLabel = "ISO-DATE", description = "Only this UTC day, such as 2026-03-01.")
    private @Nullable String day;

    @Option(names = "--skip-damaged", description = "Leave out what is damaged instead of stopping at it.")
    private boolean skipDamaged;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        LocalDate only = day();
        Report report = new Report(spec);
        try {
            Seal.Result result = Seal.of(raw, out, only, skipDamaged ? OnDamage.SKIP : OnDamage.STOP, octets -> {});
            List<String> gaps = result.manifest().gaps();
            if (json) {
                report.json(asJson(result));
            } else {
                gaps.forEach(report::complain);
                report.say("sealed " + Report.count(result.manifest().records(), "event") + " and "
                        + Report.count(decisions(result), "decision") + " of "
                        + Report.count(result.segments(), "segment") + " in " + out);
            }
            return gaps.isEmpty() ? 0 : Opportune.FINDINGS;
        } catch (ArchiveProblem e) {
            report.complain(e.damage().toString());
        } catch (FileAlreadyExistsException e) {
            report.complain("exists already: --out=" + e.getFile());
        } catch (NotDirectoryException e) {
            throw new ParameterException(spec.commandLine(), "must be a folder: --raw=" + e.getFile(), e);
        }
        return Opportune.FINDINGS;
    }

    private @Nullable LocalDate day() {
        try {
            return day == null ? null : LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw new ParameterException(spec.commandLine(), "not a day such as 2026-03-01: --day=" + day, e);
        }
    }

    private static long decisions(Seal.Result result) {
        Manifest.DecisionPart decided = result.manifest().decisions();
        return decided == null ? 0 : decided.records();
    }

    private Map<String, Object> asJson(Seal.Result result) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("archive", out.toString());
        all.put("segments", result.segments());
        all.put("events", result.manifest().records());
        all.put("decisions", decisions(result));
        all.put("days", result.manifest().days().size());
        all.put("gaps", result.manifest().gaps());
        return all;
    }
}
