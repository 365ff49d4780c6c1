package org.opportune.pipeline.measure;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.metrics.Counter;

/**
 * One counter for each combination of label values, registered when it is first met; of more than {@link #MOST} the
 * others share one whose values are all {@link #OTHER}, so that nobody's ids can flood who scrapes. One thread.
 */
public final class Series {
    /** Combinations that are told apart. */
    public static final int MOST = 5_000;
    /** The label value of those that are not. */
    public static final String OTHER = "OTHER";

    private final List<String> others;
    private final Function<String[], Counter> register;
    private final Map<List<String>, Counter> counters = new HashMap<>();

    Series(int labels, Function<String[], Counter> register) {
        this.others = Collections.nCopies(labels, OTHER);
        this.register = register;
    }

    /** Counts one more. For what is rare: it looks the counter up. */
    public void inc(String... values) {
        Counter counter = counters.get(List.of(values));
        (counter == null ? fresh(List.of(values)) : counter).inc();
    }

    private Counter fresh(List<String> values) {
        List<String> shown = counters.size() < MOST ? values : others;
        return counters.computeIfAbsent(shown, v -> register.apply(v.toArray(String[]::new)));
    }
}
