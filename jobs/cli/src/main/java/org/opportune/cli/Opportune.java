package org.opportune.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command {@code opportune} and its verbs. */
@Command(
        name = "opportune",
        mixinStandardHelpOptions = true,
        version = "opportune 0.1.0",
        description = "Right-time customer engagement for mobile operators.",
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        footer = {
            "",
            "Example:",
            "  opportune smsc --help",
            "",
            "Exit codes: 0 ok, 1 findings or failure, 2 wrong usage."
        })
public final class Opportune implements Runnable {
    /** The exit code of a verb that found something wrong, or could not do its work. */
    public static final int FINDINGS = 1;

    /** The exit code for arguments that cannot be. */
    public static final int USAGE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    /** Runs one verb and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command with all verbs, as {@link #main} runs it. */
    static CommandLine commandLine() {
        CommandLine opportune = new CommandLine(new Opportune());
        Verbs.all().forEach(opportune::addSubcommand);
        return opportune
                .setParameterExceptionHandler((problem, args) -> misused(problem))
                .setExecutionExceptionHandler(Opportune::failed);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing");
    }

    private static int misused(ParameterException problem) {
        CommandLine verb = problem.getCommandLine();
        PrintWriter err = verb.getErr();
        err.println(problem.getMessage());
        err.println("See: " + verb.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return USAGE;
    }

    private static int failed(Exception failure, CommandLine verb, ParseResult arguments) {
        PrintWriter err = verb.getErr();
        err.println(verb.getCommandSpec().qualifiedName() + " failed: "
                + failure.getClass().getSimpleName() + ": " + failure.getMessage());
        err.flush();
        return FINDINGS;
    }
}
