package org.opportune.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code topics}: verbs of its own. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "Makes the topics on a broker, and compares them with the catalogue.",
        subcommands = {TopicsApplyVerb.class, TopicsCheckVerb.class, TopicsCatalogueVerb.class},
        footer = {
            "",
            "Example:",
            "  opportune topics apply --bootstrap localhost:9092",
            "",
            "Exit codes: 0 ok, 1 findings, 2 wrong usage."
        })
final class TopicsVerb implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing: apply, check or catalogue");
    }
}
