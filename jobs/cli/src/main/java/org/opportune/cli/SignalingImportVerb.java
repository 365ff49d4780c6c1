package org.opportune.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opportune.cli.signaling.PlanNumbers;
import org.opportune.cli.signaling.SignalingImport;
import org.opportune.cli.signaling.TapCounts;
import org.opportune.language.files.DefinitionFile;
import org.opportune.model.DialledClass;
import org.opportune.signaling.behaviour.Networks;
import org.opportune.signaling.identity.ExtractFile;
import org.opportune.signaling.identity.Numbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code signaling import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Makes a sealed archive of captures of the A interface.",
        footer = {
            "",
            "Example:",
            "  opportune signaling import --hlr hlr.csv --region DE --out august.archive a-interface.pcap",
            "",
            "An extract has lines imsi,msisdn. What cannot be given a number is counted and left out; so are emergency",
            "calls, and numbers of class emergency or sensitive in --numbers. The same files give the same octets.",
            "Exit codes: 0 sealed, 1 no event, or a file breaks off (what came before it is sealed), 2 wrong usage."
        })
final class SignalingImportVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private CaptureOptions files = new CaptureOptions();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The archive; must not exist.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli before call
    private Path out;

    @Option(names = "--hlr", paramLabel = "FILE", description = "Numbers of the operator's own subscribers.")
    private @Nullable Path hlr;

    @Option(names = "--vlr", paramLabel = "FILE", description = "Numbers of visitors; the HLR's word counts first.")
    private @Nullable Path vlr;

    @Option(names = "--numbers", paramLabel = "FILE", description = "Classes of dialled numbers.")
    private @Nullable Path classes;

    @Option(
            names = "--networks",
            paramLabel = "FILE",
            description = "Lengths of network codes, instead of the shipped.")
    private @Nullable Path networks;

    @Option(names = "--region", paramLabel = "CODE", description = "Where numbers are dialled: ISO 3166, such as DE.")
    private @Nullable String region;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<Path> captures = files.found(spec);
        Numbers numbers = new Numbers();
        extract(hlr, "--hlr", numbers::home);
        extract(vlr, "--vlr", numbers::visited);
        PlanNumbers table = new PlanNumbers(classes(), region);
        Report report = new Report(spec);
        try {
            SignalingImport.Result result = SignalingImport.run(captures, out, numbers, table, networks());
            return say(report, result);
        } catch (FileAlreadyExistsException e) {
            report.complain("exists already: --out=" + e.getFile());
            return Opportune.FINDINGS;
        }
    }

    private int say(Report report, SignalingImport.Result result) {
        if (json) {
            report.json(Map.of("archive", out.toString(), "counts", result.counts()));
        } else {
            report.say(TapCounts.line(result.counts()));
        }
        result.problems().forEach(report::complain);
        if (result.events() == 0) {
            report.complain("no event, so no archive: --out=" + out);
        } else if (!json) {
            report.say("sealed " + Report.count(result.events(), "event") + " in " + out);
        }
        return result.events() > 0 && result.problems().isEmpty() ? 0 : Opportune.FINDINGS;
    }

    private void extract(@Nullable Path file, String option, ExtractFile.Pair pair) throws IOException {
        if (file == null) {
            return;
        }
        CaptureOptions.mustExist(file, option, spec);
        try (Reader reader = Files.newBufferedReader(file)) {
            ExtractFile.read(reader, pair);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), file + ":" + e.getMessage(), e);
        }
    }

    private Networks networks() throws IOException {
        if (networks == null) {
            return Networks.shipped();
        }
        CaptureOptions.mustExist(networks, "--networks", spec);
        try (Reader reader = Files.newBufferedReader(networks)) {
            return Networks.read(reader);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), networks + ": " + e.getMessage(), e);
        }
    }

    private List<DialledClass> classes() throws IOException {
        if (classes == null) {
            return List.of();
        }
        CaptureOptions.mustExist(classes, "--numbers", spec);
        DefinitionFile file = DefinitionFile.of(classes.toString(), Files.readString(classes));
        if (!file.problems().isEmpty() || file.numbers().isEmpty()) {
            String why = file.problems().isEmpty()
                    ? "must define numbers"
                    : String.valueOf(file.problems().get(0));
            throw new ParameterException(spec.commandLine(), why + ": --numbers=" + classes);
        }
        return file.numbers();
    }
}
