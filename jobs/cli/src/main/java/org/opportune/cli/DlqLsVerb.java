package org.opportune.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code dlq ls}. */
@Command(
        name = "ls",
        mixinStandardHelpOptions = true,
        description = "Counts the records that no job could read, by topic and reason.",
        footer = {
            "",
            "Example:",
            "  opportune dlq ls --bootstrap localhost:9092 --topic moments --since 24h",
            "",
            "A record counts once, however often a job that restarts wrote a letter about it. open: lost so far. redriven:",
            "sent again; if that was in vain, the record sent again is open with its attempts counted. Figures that",
            "differ from record to record stand as *. --ids prints the ids for dlq show, one a line, too.",
            "Exit codes: 0 ok, 1 records that are no dead letters, or broker at fault, 2 wrong usage."
        })
final class DlqLsVerb implements Callable<Integer> {
    private final InstantSource clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Mixin
    private LetterFilter filter = new LetterFilter();

    @Option(names = "--ids", description = "Name each record.")
    private boolean ids;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    DlqLsVerb() {
        this(InstantSource.system());
    }

    /** @param clock what "ago" counts from */
    DlqLsVerb(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        long sinceMs = filter.sinceMs(clock, spec);
        return new DlqRun(broker, new Report(spec), json).list(filter, sinceMs, ids);
    }
}
