package org.opportune.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code topics apply}. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = "Makes the topics that are missing on a broker, and sets their retention.",
        footer = {
            "",
            "Example:",
            "  opportune topics apply --bootstrap localhost:9092 --partitions 48 --replication 3 --dry-run",
            "",
            "Safe to repeat. Never takes a partition away and never deletes a topic; a shorter retention lets the broker",
            "delete what is older, and the line says so.",
            "--grow adds partitions where there are fewer than wanted. That moves keys: a subscriber's next records lie in",
            "another partition than those before, and between two partitions there is no order. A job that is behind in",
            "the old one hears the new ones first, and the old ones may be LATE. So stop the feeds, let the jobs catch up",
            "(lag 0), grow, start the feeds again; the jobs find new partitions within 30 seconds.",
            "Exit codes: 0 all fits now, 1 something is left as it is or broker at fault, 2 wrong usage."
        })
final class TopicsApplyVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Mixin
    private CatalogueOptions catalogue = new CatalogueOptions();

    @Option(names = "--grow", description = "Add partitions too; moves keys, see below.")
    private boolean grow;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        catalogue.check(spec);
        TopicsRun run = new TopicsRun(broker, catalogue, new Report(spec), json);
        return dryRun ? run.rehearse(grow) : run.apply(grow);
    }
}
