package org.opportune.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.PeakMemory;
import org.opportune.archive.sealed.Archive;
import org.opportune.archive.sealed.Excerpt;
import org.opportune.archive.sealed.Manifest;
import org.opportune.archive.sealed.OnDamage;
import org.opportune.archive.sealed.Sample;
import org.opportune.backtest.parity.Bounds;
import org.opportune.schemas.control.Control;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code parity}: what was recorded is replayed, and decided as the live job decided it, or not. */
@Command(
        name = "opportune parity",
        sortOptions = false,
        description = "Replays a recorded run and compares what it decides with what the live job decided.",
        footer = {
            "",
            "Example:",
            "  opportune archive seal --raw /data/raw --out run.archive",
            "  opportune parity --archive run.archive",
            "",
            "Compared is every decision by match and campaign: scenario, fingerprint, proof events, times, outcome,",
            "reason, detail, action. What the job had not reached when its recording ended is counted and no difference.",
            "Exit codes: 0 equal, 1 different or failed, 2 wrong usage."
        })
public final class ParityVerb implements Callable<Integer> {
    /** Differences printed, and looked into. */
    private static final int SHOWN = 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help", "--usage"},
            usageHelp = true,
            description = "Show this.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Option(
            names = "--archive",
            required = true,
            paramLabel = "DIR",
            description = "A sealed archive of a recorded run.")
    @SuppressWarnings("NullAway.Init") // required
    private Path archive;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write parity.json with every difference here: a folder that does not exist or is empty.")
    private @Nullable Path out;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Compare decisions from here on. What happened before is replayed to know the subscribers.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description =
                    "End of the comparison, which is not in it. Default: behind the last event and the last tick.")
    private @Nullable String to;

    @Option(names = "--zone", paramLabel = "ZONE", defaultValue = "UTC", description = "Of --from and --to.")
    @SuppressWarnings("NullAway.Init") // has a default
    private ZoneId zone;

    @Option(names = "--skip-damage", description = "Leave out what cannot be read and say so. Default: stop.")
    private boolean skipDamage;

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
        return Commands.of(new ParityVerb());
    }

    @Override
    public Integer call() throws Exception {
        Archive opened = Archive.open(archive, onDamage());
        Manifest.DecisionPart recorded = opened.manifest().decisions();
        if (recorded == null) {
            throw new Commands.Refused("the archive holds no decision log: it was imported, or recorded before"
                    + " decisions were: --archive=" + archive);
        }
        Span span = span(opened.manifest());
        Trial trial = trial(opened, span);
        if (out != null) {
            Folders.free(out);
        }
        PrintWriter err = spec.commandLine().getErr();
        ParityResult result =
                new Parity(trial, new Bounds(span.fromMs(), span.toMs(), recorded.reachedMs()), err).run(SHOWN);
        say(result);
        err.println(PeakMemory.say());
        err.flush();
        return result.equal() ? 0 : 1;
    }

    private Span span(Manifest manifest) {
        try {
            return Span.of(archive, manifest, from, to, zone);
        } catch (IllegalArgumentException e) {
            throw misused(String.valueOf(e.getMessage()));
        }
    }

    private Trial trial(Archive opened, Span span) throws IOException, Commands.Refused {
        if (parallelism < 1) {
            throw misused("must be positive: parallelism=" + parallelism);
        }
        return new Trial(
                archive,
                onDamage(),
                new Excerpt(Long.MIN_VALUE, span.toMs(), Sample.ALL),
                span.toMs() - 1,
                span.drift(opened.manifest()),
                Span.silentAfterMs(opened.manifest()),
                control(opened),
                List.of(),
                "100%",
                zone,
                parallelism,
                0);
    }

    private List<Control> control(Archive opened) throws IOException, Commands.Refused {
        Archive.RecordedControl control = opened.control();
        if (!control.damage().isEmpty()) {
            throw new Commands.Refused(control.damage().get(0).toString());
        }
        if (control.records().isEmpty()) {
            throw new Commands.Refused("the archive holds no control, so nothing was in force: --archive=" + archive);
        }
        return control.records();
    }

    private OnDamage onDamage() {
        return skipDamage ? OnDamage.SKIP : OnDamage.STOP;
    }

    private void say(ParityResult result) throws IOException {
        PrintWriter print = spec.commandLine().getOut();
        if (out != null) {
            Path file = out.resolve("parity.json");
            Files.writeString(
                    file,
                    new ObjectMapper()
                                    .enable(SerializationFeature.INDENT_OUTPUT)
                                    .writeValueAsString(result.asJson(Integer.MAX_VALUE))
                            + "\n");
        }
        if (json) {
            print.println(new ObjectMapper().writeValueAsString(result.asJson(SHOWN)));
        } else {
            result.print(print, SHOWN);
        }
        print.flush();
    }

    private ParameterException misused(String rule) {
        return new ParameterException(spec.commandLine(), rule);
    }
}
