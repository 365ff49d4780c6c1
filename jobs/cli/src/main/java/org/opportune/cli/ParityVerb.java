package org.opportune.cli;

import picocli.CommandLine.Command;

/** The verb {@code parity}: a recorded run against its own replay. */
@Command(
        name = "parity",
        mixinStandardHelpOptions = true,
        description = "Replays a recorded run and compares what it decides with what the live job decided.",
        footer = {
            "",
            "Example:",
            "  opportune parity --archive run.archive --out differences",
            "",
            "Runs in a process of its own, with Flink; all options: opportune parity --usage",
            "Exit codes: 0 equal, 1 different or failed, 2 wrong usage."
        })
final class ParityVerb extends BacktestVerb {
    ParityVerb() {
        super("org.opportune.backtest.ParityVerb");
    }
}
