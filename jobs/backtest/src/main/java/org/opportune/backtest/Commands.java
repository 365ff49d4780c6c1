package org.opportune.backtest;

import java.io.PrintWriter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.opportune.archive.sealed.ArchiveProblem;
import org.opportune.backtest.parity.Comparison;
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
        PrintWriter err = command.getErr();
        if (failure instanceof ArchiveProblem || failure instanceof Refused || failure instanceof Comparison.TooMany) {
            err.println(failure.getMessage());
        } else if (failure instanceof ExecutionException || failure instanceof TimeoutException) {
            err.println("The replay failed: " + Causes.root(failure));
        } else {
            err.println(command.getCommandName() + " failed: " + Causes.root(failure));
        }
        err.flush();
        return 1;
    }

    /** What was asked for breaks rules, all of which the message says, a line or two each. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String rules) {
            super(rules);
        }
    }
}
