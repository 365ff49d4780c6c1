package wrong.opportune.pipeline;

import org.apache.flink.metrics.MetricGroup;

/** A metric that no enum lists. */
final class MeasuresUnlisted {
    private MeasuresUnlisted() {}

    static void register(MetricGroup group) {
        group.counter("mine");
    }
}
