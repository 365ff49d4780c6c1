package org.opportune.cli;

import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code dlq redrive}. */
@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        description = "Sends lost records once more to the topics they came from, octet for octet.",
        footer = {
            "",
            "Example:",
            "  opportune dlq redrive --bootstrap localhost:9092 --topic moments --reason fingerprint --dry-run",
            "",
            "For records that a newer version of the jobs can read. Key and octets are those of the record as its topic",
            "still has it; where it is no longer kept, the letter's octets go to the same partition without a key.",
            "Definitions are not redriven: correct the text and publish it again.",
            "What was sent is marked on the dead-letter topic and is not sent again. One redrive at a time: two at once",
            "know nothing of each other, and one that is killed may leave its last 64 records sent and unmarked. An event",
            "that was applied already is then counted as DUPLICATE, or LATE after some minutes, because its id says which",
            "event it is; either way it changes nothing. A moment from the past is LATE in any case: it updates the",
            "profile and matches nothing. What is again unreadable comes back as another dead letter, attempt 2.",
            "Exit codes: 0 all selected were sent, now or before, 1 some cannot be or none is meant, 2 wrong usage."
        })
final class DlqRedriveVerb implements Callable<Integer> {
    private final InstantSource clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Mixin
    private LetterFilter filter = new LetterFilter();

    @Option(names = "--id", paramLabel = "ID", description = "This one, as dlq ls --ids prints it; repeatable.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "All of them.")
    private boolean all;

    @Option(names = "--dry-run", description = "Say what would be sent, and send nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    DlqRedriveVerb() {
        this(InstantSource.system());
    }

    /** @param clock what "ago" counts from */
    DlqRedriveVerb(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        int ways = (ids.isEmpty() ? 0 : 1) + (filter.isGiven() ? 1 : 0) + (all ? 1 : 0);
        if (ways != 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "say which: --id, or --topic, --reason, --since, or --all; one of the three ways");
        }
        long sinceMs = filter.sinceMs(clock, spec);
        DlqRun run = new DlqRun(broker, new Report(spec), json);
        return run.redrive(filter, sinceMs, new LinkedHashSet<>(ids), dryRun);
    }
}
