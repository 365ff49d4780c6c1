package org.opportune.benchmarks.micro;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the micro benchmarks and prints what a call costs, in CPU time and in yardsticks. */
public final class Micro {
    private static final int CALLS = 100_000;
    private static final int ITERATIONS = 10;

    private Micro() {}

    /**
     * Prints nothing until all have run, which takes some minutes.
     *
     * @param args optionally a regular expression of what to run; the yardstick always runs
     */
    public static void main(String[] args) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(args.length > 0 ? args[0] : Micro.class.getPackageName())
                .include("yardstick")
                .mode(Mode.SingleShotTime)
                .warmupBatchSize(CALLS)
                .measurementBatchSize(CALLS)
                .warmupIterations(ITERATIONS)
                .measurementIterations(ITERATIONS)
                .measurementTime(TimeValue.NONE)
                .forks(1)
                .verbosity(VerboseMode.SILENT)
                .build();
        print(new Runner(options).run());
    }

    @SuppressWarnings("SystemOut") // the figures are the output
    private static void print(Collection<RunResult> results) {
        Map<String, Double> nanos = new TreeMap<>();
        for (RunResult result : results) {
            Result<?> cpu =
                    Objects.requireNonNull(result.getSecondaryResults().get("cpuNanos"), "every one measures it");
            String name = result.getPrimaryResult().getLabel();
            for (String param : result.getParams().getParamsKeys()) {
                name += " " + result.getParams().getParam(param);
            }
            nanos.put(name, cpu.getStatistics().getMean() / CALLS);
        }
        double yardstick = nanos.getOrDefault("yardstick", Double.NaN);
        System.out.printf(Locale.ROOT, "%-28s %14s %12s%n", "", "CPU ns a call", "yardsticks");
        nanos.forEach((name, ns) -> System.out.printf(Locale.ROOT, "%-28s %,14.0f %12.2f%n", name, ns, ns / yardstick));
    }
}
