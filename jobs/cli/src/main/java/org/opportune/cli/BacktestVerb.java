package org.opportune.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Starts a verb of jobs/backtest as a process of its own, with its arguments as they are: that room brings Flink. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = "Replays an archive through the pipeline and shows what would have been said. Sends nothing.",
        footer = {
            "",
            "Example:",
            "  opportune backtest --archive calls.archive --define campaigns/ --out tried",
            "",
            "Runs in a process of its own, with Flink; all options: opportune backtest --usage",
            "Exit codes: 0 ok, 1 findings or failure, 2 wrong usage."
        })
class BacktestVerb implements Callable<Integer> {
    /** Where the house stands; the script that starts the command line sets it. */
    static final String HOME = "opportune.home";

    private static final String OPENS = "opportune.jvm.opens";
    private static final String HEAP = "OPPORTUNE_BACKTEST_HEAP";

    private final String mainClass;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    BacktestVerb() {
        this("org.opportune.backtest.BacktestVerb");
    }

    BacktestVerb(String mainClass) {
        this.mainClass = mainClass;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return process(spec, mainClass, arguments).inheritIO().start().waitFor();
    }

    /**
     * A process of jobs/backtest.
     *
     * @throws ParameterException if that room is not built
     */
    static ProcessBuilder process(CommandSpec spec, String mainClass, List<String> arguments) {
        Path room = Path.of(System.getProperty(HOME, "."), "jobs", "backtest", "target");
        if (!Files.isDirectory(room.resolve("lib"))) {
            throw new ParameterException(
                    spec.commandLine(), "jobs/backtest is not built, start me by scripts/opportune: missing=" + room);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heap(), "-XX:+UseSerialGC"));
        command.addAll(List.of(System.getProperty(OPENS, "").split(" ")));
        command.addAll(List.of("-cp", room.resolve("classes") + ":" + room.resolve("lib") + "/*", mainClass));
        command.addAll(arguments);
        command.removeIf(String::isEmpty);
        return new ProcessBuilder(command);
    }

    private static String heap() {
        String heap = System.getenv(HEAP);
        return heap == null ? "2g" : heap;
    }
}
