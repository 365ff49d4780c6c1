package org.opportune.backtest;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.opportune.archive.sealed.Excerpt;
import org.opportune.archive.sealed.OnDamage;

/** The graph of a backtest for tests of other rooms, which see no more of it than its verbs. */
public final class BacktestGraph {
    private BacktestGraph() {}

    /** The graph over an archive that nobody opens, with a parallelism. */
    public static StreamExecutionEnvironment of(Path folder, int parallelism) {
        Trial trial = new Trial(
                folder.resolve("archive"),
                OnDamage.STOP,
                Excerpt.ALL,
                1_000,
                Duration.ofMinutes(1).toMillis(),
                Duration.ofMinutes(1).toMillis(),
                List.of(),
                List.of(),
                "100%",
                ZoneOffset.UTC,
                parallelism,
                0);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(BacktestJob.configuration(parallelism));
        BacktestJob.build(env, trial, BacktestJob.Logs.in(folder));
        return env;
    }
}
