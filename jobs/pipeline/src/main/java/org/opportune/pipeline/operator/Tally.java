package org.opportune.pipeline.operator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;

/**
 * What a subtask counted since the job first began: as a Flink metric, as an accumulator that clients can ask for, and
 * in the checkpoint, so that a restart neither forgets nor counts twice. One thread.
 */
final class Tally {
    private final RuntimeContext context;
    private final MetricGroup metrics;
    private final Map<String, Count> counts = new HashMap<>();

    private static final class Count {
        long value;
        final LongCounter accumulator = new LongCounter();
        final SimpleCounter metric = new SimpleCounter();
    }

    Tally(RuntimeContext context, MetricGroup metrics) {
        this.context = context;
        this.metrics = metrics;
    }

    /** Counts {@code n} more under the name. */
    void add(String name, long n) {
        Count count = counts.get(name);
        if (count == null) {
            count = new Count();
            counts.put(name, count);
            context.addAccumulator(name, count.accumulator);
            metrics.counter(name, count.metric);
        }
        count.value += n;
        count.accumulator.add(n);
        count.metric.inc(n);
    }

    List<Tuple2<String, Long>> snapshot() {
        List<Tuple2<String, Long>> all = new ArrayList<>();
        new TreeMap<>(counts).forEach((name, count) -> all.add(Tuple2.of(name, count.value)));
        return all;
    }
}
