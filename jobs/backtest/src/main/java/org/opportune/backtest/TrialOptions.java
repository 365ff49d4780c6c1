package org.opportune.backtest;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.sealed.Archive;
import org.opportune.archive.sealed.Excerpt;
import org.opportune.archive.sealed.Manifest;
import org.opportune.archive.sealed.OnDamage;
import org.opportune.archive.sealed.Sample;
import org.opportune.language.files.DefinitionFiles;
import org.opportune.language.files.Setting;
import org.opportune.schemas.control.Control;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What every verb that replays an archive is told. */
final class TrialOptions {
    @Option(
            names = {"-h", "--help", "--usage"},
            usageHelp = true,
            description = "Show this.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Option(names = "--archive", required = true, paramLabel = "DIR", description = "A sealed archive.")
    @SuppressWarnings("NullAway.Init") // required
    private Path archive;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where the results go: a folder that does not exist or is empty.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Option(
            names = "--define",
            paramLabel = "FILE|DIR",
            description = "Scenarios, campaigns, policy and places; repeat for more.")
    private List<Path> define = List.of();

    @Option(
            names = "--scenario",
            paramLabel = "ID",
            description = "Try this one, from --define or the library; repeat for more. Default: all of --define.")
    private List<String> scenarios = List.of();

    @Option(
            names = "--set",
            paramLabel = "ID.path=value",
            description = "Try another value in a definition; list items are numbered from 1 or named by `as`.")
    private List<String> settings = List.of();

    @Option(
            names = "--as-recorded",
            description = "Instead of --define: what was published, changed and retired while the archive was recorded,"
                    + " each from the time at which it counted.")
    private boolean asRecorded;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Report decisions from here on. What happened before is replayed to know the subscribers.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "End of the replay, which is not in it. Default: behind the last event and the last tick.")
    private @Nullable String to;

    @Option(
            names = "--sample",
            paramLabel = "PERCENT",
            defaultValue = "100%",
            description = "Share of the subscribers, such as 1%%.")
    @SuppressWarnings("NullAway.Init") // has a default
    private String sample;

    @Option(names = "--zone", paramLabel = "ZONE", defaultValue = "UTC", description = "Of dates, days and hours.")
    @SuppressWarnings("NullAway.Init") // has a default
    private ZoneId zone;

    @Option(
            names = "--skip-damage",
            description = "Leave out what cannot be read and say so in the report. Default: stop.")
    private boolean skipDamage;

    @Option(
            names = "--journeys",
            paramLabel = "N",
            defaultValue = "3",
            description = "Sample journeys of each scenario in the report. Default: ${DEFAULT-VALUE}.")
    private int journeys;

    @Option(names = "--parallelism", paramLabel = "N", defaultValue = "2", description = "Default: ${DEFAULT-VALUE}.")
    private int parallelism;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    boolean json() {
        return json;
    }

    Path out() {
        return out;
    }

    /**
     * The definitions to try: stamped by nobody yet, or as they were stamped when they were recorded.
     *
     * @throws Commands.Refused with all their problems
     */
    List<Control> definitions(CommandSpec spec) throws IOException, Commands.Refused {
        if (asRecorded) {
            return recorded(spec);
        }
        Trials trials = trials(spec);
        if (!trials.problems().isEmpty()) {
            throw new Commands.Refused(String.join(System.lineSeparator(), trials.problems()));
        }
        return trials.controls();
    }

    private List<Control> recorded(CommandSpec spec) throws IOException, Commands.Refused {
        if (!define.isEmpty() || !scenarios.isEmpty() || !settings.isEmpty()) {
            throw misused(
                    spec,
                    "what is replayed as recorded is not changed: --as-recorded goes without --define,"
                            + " --scenario and --set");
        }
        Archive.RecordedControl control = Archive.open(archive, onDamage()).control();
        if (control.records().isEmpty()) {
            List<String> lines = new ArrayList<>();
            // Damage takes all control with it: what was in force is not known any more.
            control.damage().forEach(damage -> lines.add(damage.toString()));
            lines.add(
                    "the archive holds no control that can be read: give --define or --scenario: --archive=" + archive);
            throw new Commands.Refused(String.join(System.lineSeparator(), lines));
        }
        return control.records();
    }

    private OnDamage onDamage() {
        return skipDamage ? OnDamage.SKIP : OnDamage.STOP;
    }

    private Trials trials(CommandSpec spec) throws IOException {
        try {
            List<Setting> set = new ArrayList<>();
            for (String setting : settings) {
                set.add(Setting.parse(setting));
            }
            Set<String> wanted = new TreeSet<>(scenarios);
            return Trials.of(DefinitionFiles.read(DefinitionFiles.find(define)), wanted, set);
        } catch (NoSuchFileException e) {
            throw misused(spec, "does not exist: --define=" + e.getFile());
        } catch (Setting.Invalid e) {
            throw misused(spec, String.valueOf(e.getMessage()));
        }
    }

    /**
     * The run that the options ask for.
     *
     * @throws ParameterException if they cannot be
     */
    Backtest backtest(CommandSpec spec, List<Control> definitions, Deployment deployment, PrintWriter progress)
            throws IOException {
        Span span = span(spec);
        Trial trial = trial(spec, definitions, span);
        Folders.free(out);
        return new Backtest(trial, span.fromMs(), out, new JobRun(trial, deployment, progress));
    }

    private Trial trial(CommandSpec spec, List<Control> definitions, Span span) throws IOException {
        if (parallelism < 1 || journeys < 0) {
            throw misused(spec, "must be positive: parallelism=" + parallelism + " journeys=" + journeys);
        }
        Manifest manifest = Archive.open(archive, onDamage()).manifest();
        return new Trial(
                archive,
                onDamage(),
                new Excerpt(Long.MIN_VALUE, span.toMs(), sample(spec)),
                span.toMs() - 1,
                span.drift(manifest),
                Span.silentAfterMs(manifest),
                definitions,
                settings,
                sample,
                zone,
                parallelism,
                journeys);
    }

    private Span span(CommandSpec spec) throws IOException {
        try {
            return Span.of(archive, Archive.open(archive, onDamage()).manifest(), from, to, zone);
        } catch (IllegalArgumentException e) {
            throw misused(spec, String.valueOf(e.getMessage()));
        }
    }

    private Sample sample(CommandSpec spec) {
        try {
            return Sample.parse(sample);
        } catch (IllegalArgumentException e) {
            throw misused(spec, String.valueOf(e.getMessage()));
        }
    }

    private static ParameterException misused(CommandSpec spec, String rule) {
        return new ParameterException(spec.commandLine(), rule);
    }
}
