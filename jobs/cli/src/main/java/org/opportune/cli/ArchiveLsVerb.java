package org.opportune.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.sealed.Archive;
import org.opportune.archive.sealed.ArchiveProblem;
import org.opportune.archive.sealed.Damage;
import org.opportune.archive.sealed.Manifest;
import org.opportune.archive.sealed.OnDamage;
import org.opportune.schemas.event.EventKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code archive ls}. */
@Command(
        name = "ls",
        mixinStandardHelpOptions = true,
        description = "Shows what an archive holds: days, kinds, counts, range. Reads its manifest only.",
        footer = {
            "",
            "Example:",
            "  opportune archive ls calls.archive",
            "",
            "Exit codes: 0 ok, 1 no archive, or a manifest that was changed, 2 wrong usage."
        })
final class ArchiveLsVerb implements Callable<Integer> {
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
            Archive opened = Archive.open(archive, OnDamage.SKIP);
            if (json) {
                report.json(asJson(opened.manifest()));
            } else {
                say(report, opened.manifest());
            }
            opened.damage().stream().map(Damage::toString).forEach(report::complain);
            return opened.damage().isEmpty() ? 0 : Opportune.FINDINGS;
        } catch (ArchiveProblem e) {
            report.complain(e.damage().toString());
            return Opportune.FINDINGS;
        }
    }

    private static void say(Report report, Manifest manifest) {
        for (Manifest.Day day : manifest.days()) {
            report.say(day.name() + "  " + Report.count(day.records(), "event") + ": " + kinds(day.kinds()));
        }
        for (Manifest.Input input : manifest.inputs()) {
            report.say("from " + input.name() + " (" + Report.count(input.octets(), "octet") + ", sha256 "
                    + input.sha256() + ")");
        }
        manifest.gaps().forEach(gap -> report.say("gap: " + gap));
        Manifest.DecisionPart decided = manifest.decisions();
        if (decided != null) {
            report.say(Report.count(decided.records(), "decision") + " of the job that recorded");
        }
        report.say(Report.count(manifest.records(), "event") + " of "
                + Report.count(manifest.days().size(), "day")
                + range(manifest) + ", " + Report.count(manifest.octets(), "octet") + ", made by: "
                + manifest.madeBy());
    }

    private static String kinds(Map<EventKind, Long> kinds) {
        return kinds.entrySet().stream()
                .map(kind -> kind.getKey() + " " + kind.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String range(Manifest manifest) {
        Long firstMs = manifest.firstMs();
        return firstMs == null ? "" : " from " + instant(firstMs) + " to " + instant(manifest.lastMs());
    }

    private static String instant(@Nullable Long ms) {
        return ms == null ? "" : Instant.ofEpochMilli(ms).toString();
    }

    private static Map<String, Object> asJson(Manifest manifest) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("made-by", manifest.madeBy());
        all.put("events", manifest.records());
        all.put("octets", manifest.octets());
        all.put("from", instant(manifest.firstMs()));
        all.put("to", instant(manifest.lastMs()));
        all.put("kinds", manifest.kinds());
        all.put("days", manifest.days().stream().map(ArchiveLsVerb::asJson).toList());
        all.put("inputs", manifest.inputs());
        all.put("feeds", manifest.feeds());
        all.put("schemas", manifest.schemas());
        Manifest.ControlPart control = manifest.control();
        all.put("control", control == null ? 0 : control.records());
        Manifest.DecisionPart decided = manifest.decisions();
        all.put("decisions", decided == null ? null : decided.records());
        List<String> gaps = manifest.gaps();
        all.put("gaps", gaps);
        return all;
    }

    private static Map<String, Object> asJson(Manifest.Day day) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("date", day.name());
        line.put("events", day.records());
        line.put("octets", day.octets());
        line.put("kinds", day.kinds());
        return line;
    }
}
