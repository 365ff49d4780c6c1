package org.opportune.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code topics check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Compares the topics on a broker with the catalogue. Changes nothing.",
        footer = {
            "",
            "Example:",
            "  opportune topics check --bootstrap localhost:9092",
            "",
            "Each difference is a line that says what to do. Compared are partitions, retention, cleanup, and copies if",
            "a number is given for them.",
            "Exit codes: 0 all fits, 1 differences or broker at fault, 2 wrong usage."
        })
final class TopicsCheckVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Mixin
    private CatalogueOptions catalogue = new CatalogueOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        catalogue.check(spec);
        return new TopicsRun(broker, catalogue, new Report(spec), json).check();
    }
}
