package org.opportune.backtest;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the verbs of this room have in common as processes: how they begin, and how they end. */
final class Commands {
    private Commands() {}

    /** The command, with wrong usage and failures said in a line or two. */
    static CommandLine of(Object verb) {
        return new CommandLine(verb)
                .setParameterExceptionHandler((problem, args) -> misused(problem))
                .setExecutionExceptionHandler((failure, command, args) -> failed(failure, command));
    }

    private static int misused(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println(problem.getMessage());
        command.getErr().println("See: " + command.getCommandName() + " --help");
        command.getErr().flush();
        return 2;
    }

    private static int failed(Exception failure, CommandLine command) {
        command.getErr().println(command.getCommandName() + " failed: " + Causes.root(failure));
        command.getErr().flush();
        return 1;
    }
}
