package org.opportune.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code plan} does with a savepoint: counts the open runs in it, and answers with one JSON object. */
@Command(name = "opportune plan", description = "Counts open runs in a savepoint of the engagement job.")
public final class OpenRunsVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Option(names = "--savepoint", required = true, paramLabel = "DIR|URI", description = "Savepoint or checkpoint.")
    private String savepoint = "";

    /** Runs the verb in this process alone, and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command as {@link #main} runs it. */
    static CommandLine commandLine() {
        return Commands.of(new OpenRunsVerb());
    }

    @Override
    public Integer call() throws Exception {
        SavepointRuns runs = SavepointRuns.count(savepoint, new OwnCluster());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("checkpoint", runs.checkpoint());
        List<Map<String, Object>> all = new ArrayList<>();
        runs.open()
                .forEach((of, open) -> all.add(
                        Map.of("scenario", of.scenario(), "mark", Integer.toHexString(of.mark()), "open", open)));
        json.put("runs", all);
        PrintWriter out = spec.commandLine().getOut();
        out.println(new ObjectMapper().writeValueAsString(json));
        out.flush();
        return 0;
    }
}
