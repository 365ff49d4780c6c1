package org.opportune.cli;

import java.util.concurrent.Callable;
import org.opportune.kafka.TopicCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verb {@code topics catalogue}. */
@Command(
        name = "catalogue",
        mixinStandardHelpOptions = true,
        description = "Prints the catalogue of topics that this version relies on, as flink-conf/topics.yaml holds it.",
        footer = {
            "",
            "Example:",
            "  opportune topics catalogue > topics.yaml",
            "",
            "Change partitions, replication and retention in the copy, and give it to apply and check as --catalogue.",
            "Exit codes: 0 ok, 2 wrong usage."
        })
final class TopicsCatalogueVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        new Report(spec).say(TopicCatalogue.text().stripTrailing());
        return 0;
    }
}
