package org.opportune.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opportune.kafka.Span;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code decisions}. */
@Command(
        name = "decisions",
        mixinStandardHelpOptions = true,
        description = "Shows what the running job decided: each push and each refusal with its reason, numbers masked.",
        footer = {
            "",
            "Example:",
            "  opportune decisions --bootstrap localhost:9092 --of scenario.yaml --first 1 --within 5m",
            "",
            "A line is the time of the match, the subscriber, scenario and version, and what was decided. Without",
            "--within: what is there now. With it: what is there and what comes, as it comes. Order between subscribers",
            "is that of arrival.",
            "Exit codes: 0 ok, 1 fewer than --first in time or broker at fault, 2 wrong usage."
        })
final class DecisionsVerb implements Callable<Integer> {
    private final InstantSource clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Mixin
    private DecisionFilter filter = new DecisionFilter();

    @Option(names = "--first", paramLabel = "N", description = "Ends when so many were shown.")
    private long first = Long.MAX_VALUE;

    @Option(names = "--within", paramLabel = "TIME", description = "Waits for more as long as this: 30s, 5m.")
    private @Nullable String within;

    @Option(names = "--json", description = "Print each as a JSON object on a line.")
    private boolean json;

    /** @param clock what "ago" counts from */
    DecisionsVerb(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        if (first < 1) {
            throw new ParameterException(spec.commandLine(), "must be at least 1: --first=" + first);
        }
        Duration patience = patience();
        filter.read(clock, spec);
        Report report = new Report(spec);
        long shown = new DecisionsRun(broker, filter, report, json).show(first, patience);
        if (shown >= 0 && (shown == first || first == Long.MAX_VALUE)) {
            return 0;
        }
        if (shown >= 0) {
            report.complain("fewer than asked for: shown=" + shown + " --first=" + first);
        }
        return Opportune.FINDINGS;
    }

    private Duration patience() {
        Long ms = within == null ? Long.valueOf(0) : Span.parse(within);
        if (ms == null || ms < 0) {
            throw new ParameterException(spec.commandLine(), "must be a time such as 30s or 5m: --within=" + within);
        }
        return Duration.ofMillis(ms);
    }
}
