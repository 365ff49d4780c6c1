package org.opportune.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.opportune.archive.sealed.ArchiveProblem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verb {@code backtest}, in a process of its own: it brings Flink along. */
@Command(
        name = "opportune backtest",
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

    @Mixin
    private final TrialOptions options = new TrialOptions();

    /** Runs the verb and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command as {@link #main} runs it. */
    static CommandLine commandLine() {
        return Commands.of(new BacktestVerb());
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            return run(options.trials(spec), err);
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
        Result result = options.backtest(spec, trials, err).run(decision -> {});
        say(result);
        return result.unaccounted().events() == 0 && result.unaccounted().decisions() == 0 ? 0 : 1;
    }

    private void say(Result result) throws IOException {
        PrintWriter print = spec.commandLine().getOut();
        if (options.json()) {
            print.println(new ObjectMapper().writeValueAsString(result));
        } else {
            Sheet.print(print, result);
            print.println("report: " + options.out().resolve("report.html"));
        }
        print.flush();
    }
}
