package org.opportune.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opportune.language.Checked;
import org.opportune.language.Language;
import org.opportune.language.Problem;
import org.opportune.model.Scenario;
import org.opportune.schemas.decision.Decision;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which decisions are meant. */
final class DecisionFilter {
    @Option(names = "--scenario", paramLabel = "ID", description = "Those of matches of this scenario.")
    private @Nullable String scenario;

    @Option(names = "--campaign", paramLabel = "ID", description = "Those of this campaign.")
    private @Nullable String campaign;

    @Option(
            names = "--of",
            paramLabel = "FILE",
            description = "Those of matches of the scenario as this file has it, and of no other version.")
    private @Nullable Path file;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "Those of matches from this time on: 2026-03-01T08:00:00Z, or 36h ago written as 36h; 0s is now.")
    private @Nullable String since;

    private long sinceMs;
    private @Nullable String fingerprint;

    /**
     * Reads the times, and the scenario's file if one was given.
     *
     * @param clock what "ago" counts from
     */
    void read(InstantSource clock, CommandSpec spec) throws IOException {
        sinceMs = Since.ms(since, clock, spec);
        if (file == null) {
            return;
        }
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), "no such file: --of=" + file);
        }
        Checked<Scenario> read = Language.scenario(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        if (read.value() == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    Report.sorted(read.problems()).stream()
                            .map(Problem::display)
                            .collect(Collectors.joining("\n")));
        }
        scenario = read.value().id();
        fingerprint = read.value().fingerprint();
    }

    boolean means(Decision decision) {
        return decision.getMatch().getMatchedMs() >= sinceMs
                && is(scenario, decision.getMatch().getScenario())
                && is(fingerprint, decision.getMatch().getFingerprint())
                && is(campaign, decision.getCampaign());
    }

    private static boolean is(@Nullable String wanted, @Nullable String given) {
        return wanted == null || wanted.equals(given);
    }
}
