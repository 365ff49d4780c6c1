package org.opportune.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.opportune.archive.sealed.Archive;
import org.opportune.archive.sealed.ArchiveProblem;
import org.opportune.archive.sealed.Check;
import org.opportune.archive.sealed.Damage;
import org.opportune.archive.sealed.Manifest;
import org.opportune.archive.sealed.OnDamage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code archive check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Reads every octet of an archive and names what is not as it was sealed.",
        footer = {
            "",
            "Example:",
            "  opportune archive check calls.archive",
            "",
            "Exit codes: 0 as it was sealed, 1 damaged or no archive, 2 wrong usage."
        })
final class ArchiveCheckVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The archive.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli before call
    private Path archive;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Report report = new Report(spec);
        try {
            Manifest manifest = Archive.open(archive, OnDamage.SKIP).manifest();
            Manifest.DecisionPart decided = manifest.decisions();
            long all = manifest.octets() + (decided == null ? 0 : decided.octets());
            Steps steps = new Steps(report, "check");
            Check.Result result = Check.of(archive, octets -> steps.at(octets, all));
            if (json) {
                report.json(asJson(result));
            } else {
                result.damage().forEach(damage -> report.say(damage.toString()));
                report.say(Report.count(result.events(), "event") + " of "
                        + result.manifest().records() + " read, "
                        + Report.count(result.damage().size(), "finding"));
            }
            return result.damage().isEmpty() ? 0 : Opportune.FINDINGS;
        } catch (ArchiveProblem e) {
            report.complain(e.damage().toString());
            return Opportune.FINDINGS;
        }
    }

    private static Map<String, Object> asJson(Check.Result result) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("sealed", result.manifest().records());
        all.put("events", result.events());
        all.put("decisions", result.decisions());
        all.put(
                "findings",
                result.damage().stream().map(ArchiveCheckVerb::damage).toList());
        return all;
    }

    /** Lost is missing where nobody knows. */
    private static Map<String, Object> damage(Damage damage) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", damage.file());
        line.put("offset", damage.offset());
        line.put("rule", damage.rule());
        if (damage.records() >= 0) {
            line.put("lost", damage.records());
        }
        return line;
    }
}
