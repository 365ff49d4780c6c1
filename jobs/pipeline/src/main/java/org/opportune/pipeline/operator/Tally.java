package org.opportune.pipeline.operator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.java.tuple.Tuple2;

/**
 * What a subtask counted since the job first began: as an accumulator that clients can ask for, and in the checkpoint, so
 * that a restart neither forgets nor counts twice. One thread.
 */
final class Tally {
    private final RuntimeContext context;
    private final Map<String, Count> counts = new HashMap<>();

    /** One of the counts. */
    static final class Count {
        private long value;
        private final LongCounter accumulator = new LongCounter();

        void add(long n) {
            value += n;
            accumulator.add(n);
        }

        long value() {
            return value;
        }
    }

    Tally(RuntimeContext context) {
        this.context = context;
    }

    /** Counts {@code n} more under the name. */
    void add(String name, long n) {
        count(name).add(n);
    }

    /** The count of that name, 0 if it is new. */
    Count count(String name) {
        Count count = counts.get(name);
        if (count == null) {
            count = new Count();
            counts.put(name, count);
            context.addAccumulator(name, count.accumulator);
        }
        return count;
    }

    List<Tuple2<String, Long>> snapshot() {
        List<Tuple2<String, Long>> all = new ArrayList<>();
        new TreeMap<>(counts).forEach((name, count) -> all.add(Tuple2.of(name, count.value)));
        return all;
    }
}
