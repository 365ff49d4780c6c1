package org.opportune.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code dlq}: verbs of its own. */
@Command(
        name = "dlq",
        mixinStandardHelpOptions = true,
        description = "Shows records that no job could read, and sends them again.",
        subcommands = {DlqLsVerb.class, DlqShowVerb.class, DlqRedriveVerb.class},
        footer = {
            "",
            "Example:",
            "  opportune dlq ls --bootstrap localhost:9092",
            "",
            "Exit codes: 0 ok, 1 findings, 2 wrong usage."
        })
final class DlqVerb implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing: ls, show or redrive");
    }
}
