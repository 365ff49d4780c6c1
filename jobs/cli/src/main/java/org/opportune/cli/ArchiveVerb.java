package org.opportune.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code archive}: verbs of its own. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description = "Makes, checks and shows sealed archives.",
        subcommands = {ArchiveSealVerb.class, ArchiveCheckVerb.class, ArchiveLsVerb.class},
        footer = {
            "",
            "Example:",
            "  opportune archive check calls.archive",
            "",
            "Exit codes: 0 ok, 1 findings, 2 wrong usage."
        })
final class ArchiveVerb implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing: seal, check or ls");
    }
}
