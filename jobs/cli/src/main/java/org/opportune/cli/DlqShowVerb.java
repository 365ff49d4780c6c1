package org.opportune.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code dlq show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows where a lost record came from, why no job could read it, and whether this version can.",
        footer = {
            "",
            "Example:",
            "  opportune dlq show --bootstrap localhost:9092 opportune.moments-3-17",
            "",
            "The octets may hold a number or a message, so they are not shown: their length, the first digits of a digest",
            "(none for fewer than 24 octets) and the fingerprint of their schema are. --octets writes them to a new file",
            "that only you can read; delete it when you are done. xxd FILE shows it.",
            "Exit codes: 0 ok, 1 no such letter, file not written or broker at fault, 2 wrong usage."
        })
final class DlqShowVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Parameters(index = "0", paramLabel = "ID", description = "topic-partition-offset, as dlq ls --ids prints it.")
    private String id = "";

    @Option(names = "--octets", paramLabel = "FILE", description = "Write the octets there; the file must not exist.")
    private @Nullable Path octets;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        return new DlqRun(broker, new Report(spec), json).show(id, octets);
    }
}
