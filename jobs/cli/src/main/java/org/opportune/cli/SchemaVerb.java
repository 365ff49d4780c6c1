package org.opportune.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.opportune.library.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code schema}. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description =
                "Prints the JSON Schema of scenarios, campaigns, tests or segments, by which editors complete and check.",
        footer = {
            "",
            "Example:",
            "  opportune schema scenario > scenarios/scenario.schema.json",
            "",
            "A text points to it in its first line: # yaml-language-server: $schema=../scenario.schema.json",
            "It says what a text must look like; lint says what it means and what is wrong with that.",
            "Exit codes: 0 ok, 2 wrong usage."
        })
final class SchemaVerb implements Callable<Integer> {
    private static final List<String> KINDS = List.of("scenario", "campaign", "tests", "segments");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Parameters(paramLabel = "KIND", description = "scenario, campaign, tests or segments")
    private String kind = "";

    @Override
    public Integer call() {
        if (!KINDS.contains(kind)) {
            throw new ParameterException(
                    spec.commandLine(), "must be one of " + String.join(", ", KINDS) + ": KIND=" + kind);
        }
        new Report(spec).say(Library.schema(kind).stripTrailing());
        return 0;
    }
}
