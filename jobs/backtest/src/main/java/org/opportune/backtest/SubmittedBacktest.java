package org.opportune.backtest;

import org.apache.flink.client.program.ProgramParametrizationException;

/**
 * The verb {@code backtest} as a program for {@code flink run}: same options, same results, on that cluster. It ends
 * with an exception and never ends the process, which may be a cluster's.
 */
public final class SubmittedBacktest {
    private SubmittedBacktest() {}

    /**
     * Runs the backtest and waits for it.
     *
     * @throws ProgramParametrizationException if the replay failed or does not add up; what is wrong has been said
     */
    public static void main(String[] args) {
        int code = Commands.of(new BacktestVerb(new SubmittedJar())).execute(args);
        if (code != 0) {
            throw new ProgramParametrizationException("opportune backtest ended with exit code " + code);
        }
    }
}
