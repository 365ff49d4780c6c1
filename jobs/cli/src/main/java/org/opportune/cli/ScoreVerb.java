package org.opportune.cli;

import picocli.CommandLine.Command;

/** The verb {@code score}: a backtest against what truly happened. */
@Command(name = "score", description = "Precision and recall of scenarios against the truth of a synthetic country.")
final class ScoreVerb extends BacktestVerb {
    ScoreVerb() {
        super("org.opportune.backtest.ScoreVerb");
    }
}
