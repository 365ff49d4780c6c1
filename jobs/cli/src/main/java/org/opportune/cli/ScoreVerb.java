package org.opportune.cli;

import picocli.CommandLine.Command;

/** The verb {@code score}: a backtest against what truly happened. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = "Precision and recall of library scenarios against the truth of a synthetic country.",
        footer = {
            "",
            "Example:",
            "  opportune score --archive week/archive --truth week/truth.jsonl --define week/places.yaml \\",
            "      --scenario riding --out scored",
            "",
            "Runs in a process of its own, with Flink; all options: opportune score --usage",
            "Exit codes: 0 ok, 1 findings or failure, 2 wrong usage."
        })
final class ScoreVerb extends BacktestVerb {
    ScoreVerb() {
        super("org.opportune.backtest.ScoreVerb");
    }
}
