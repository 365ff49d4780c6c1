package org.opportune.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.sealed.Archive;
import org.opportune.archive.sealed.ArchiveProblem;
import org.opportune.archive.sealed.Excerpt;
import org.opportune.archive.sealed.OnDamage;
import org.opportune.archive.sealed.Sample;
import org.opportune.language.files.DefinitionFiles;
import org.opportune.language.files.Setting;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code backtest}, in a process of its own: it brings Flink along. */
@Command(
        name = "opportune backtest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Replays an archive through the pipeline and shows what would have been said. Sends nothing.",
        footer = {
            "",
            "Examples:",
            "  opportune backtest --archive may --define campaigns/ --out tried",
            "  opportune backtest --archive may --scenario airport-long-stay --sample 1%% \\",
            "      --set airport-long-stay.steps.1.for=30m --out shorter",
            "",
            "Writes result.json, decisions.jsonl and report.html to the folder --out.",
            "Exit codes: 0 ok, 1 findings or failure, 2 wrong usage."
        })
public final class BacktestVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

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
            names = "--from",
            paramLabel = "TIME",
            description = "Report decisions from here on. What happened before is replayed to know the subscribers.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "End of the replay, which is not in it.")
    private @Nullable String to;

    @Option(
            names = "--sample",
            paramLabel = "PERCENT",
            defaultValue = "100%%",
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

    /** Runs the verb and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command as {@link #main} runs it. */
    static CommandLine commandLine() {
        return new CommandLine(new BacktestVerb());
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            return run(trials(), err);
        } catch (ArchiveProblem e) {
            err.println(e.getMessage());
        } catch (ExecutionException | TimeoutException e) {
            err.println("The replay failed: " + Causes.root(e));
        }
        err.flush();
        return 1;
    }

    private int run(Trials trials, PrintWriter err)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        if (!trials.problems().isEmpty()) {
            trials.problems().forEach(err::println);
            err.flush();
            return 1;
        }
        long fromMs = time(from, "--from", Long.MIN_VALUE);
        Trial trial = trial(trials, fromMs);
        free(out);
        Result result = new Backtest(trial, fromMs, out, err).run();
        say(result);
        return result.unaccounted().events() == 0 && result.unaccounted().decisions() == 0 ? 0 : 1;
    }

    private Trials trials() throws IOException {
        try {
            List<Setting> set = new ArrayList<>();
            for (String setting : settings) {
                set.add(Setting.parse(setting));
            }
            Set<String> wanted = new TreeSet<>(scenarios);
            return Trials.of(DefinitionFiles.read(DefinitionFiles.find(define)), wanted, set);
        } catch (NoSuchFileException e) {
            throw misused("does not exist: --define=" + e.getFile());
        } catch (Setting.Invalid e) {
            throw misused(String.valueOf(e.getMessage()));
        }
    }

    private Trial trial(Trials trials, long fromMs) throws IOException {
        OnDamage onDamage = skipDamage ? OnDamage.SKIP : OnDamage.STOP;
        Archive opened = Archive.open(archive, onDamage);
        Long firstMs = opened.manifest().firstMs();
        Long lastMs = opened.manifest().lastMs();
        long toMs = time(to, "--to", lastMs == null ? 0 : lastMs + 1);
        if (firstMs != null && lastMs != null && (fromMs > lastMs || toMs <= firstMs) || fromMs >= toMs) {
            throw misused("the window holds nothing of the archive: archive="
                    + (firstMs == null ? "empty" : Window.show(firstMs) + " to " + Window.show(lastMs)));
        }
        if (parallelism < 1 || journeys < 0) {
            throw misused("must be positive: parallelism=" + parallelism + " journeys=" + journeys);
        }
        return new Trial(
                archive,
                onDamage,
                new Excerpt(Long.MIN_VALUE, toMs, sample()),
                toMs - 1,
                trials.controls(),
                settings,
                sample,
                zone,
                parallelism,
                journeys);
    }

    private Sample sample() {
        try {
            return Sample.parse(sample);
        } catch (IllegalArgumentException e) {
            throw misused(String.valueOf(e.getMessage()));
        }
    }

    private long time(@Nullable String text, String option, long otherwise) {
        try {
            return text == null ? otherwise : Window.parse(text, zone);
        } catch (IllegalArgumentException e) {
            throw misused(option + ": " + e.getMessage());
        }
    }

    private static void free(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new IOException("the folder is not empty: --out=" + folder);
            }
        }
    }

    private void say(Result result) throws IOException {
        PrintWriter print = spec.commandLine().getOut();
        if (json) {
            print.println(new ObjectMapper().writeValueAsString(result));
        } else {
            Sheet.print(print, result);
            print.println("report: " + out.resolve("report.html"));
        }
        print.flush();
    }

    private ParameterException misused(String rule) {
        return new ParameterException(spec.commandLine(), rule);
    }
}
