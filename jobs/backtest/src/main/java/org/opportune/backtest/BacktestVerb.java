package org.opportune.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.opportune.archive.PeakMemory;
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
            "  opportune backtest --archive live-archive --as-recorded --out again",
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

    private final Deployment deployment;

    /** The verb, on a cluster within this process. */
    public BacktestVerb() {
        this(new OwnCluster());
    }

    BacktestVerb(Deployment deployment) {
        this.deployment = deployment;
    }

    /** Runs the verb in this process alone, and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command as {@link #main} runs it. */
    static CommandLine commandLine() {
        return Commands.of(new BacktestVerb());
    }

    @Override
    public Integer call() throws Exception {
        Backtest backtest = options.backtest(
                spec, options.definitions(spec), deployment, spec.commandLine().getErr());
        Result result = backtest.run((scenario, msisdn, matchedMs, match) -> {});
        say(result);
        PrintWriter err = spec.commandLine().getErr();
        err.println(PeakMemory.say());
        err.flush();
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
