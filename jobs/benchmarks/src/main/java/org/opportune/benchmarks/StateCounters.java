package org.opportune.benchmarks;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;
import org.apache.flink.runtime.metrics.MetricNames;
import org.apache.flink.runtime.metrics.scope.ScopeFormat;
import org.opportune.pipeline.Station;

/** Keeps counters of the one operator within reach, also after its job has ended. */
public final class StateCounters implements MetricReporter, MetricReporterFactory {
    /** Records that the one operator was given, events and notices. */
    static final String TOLD = "told";

    /** Hot values read from state. */
    static final String HOT_READS = "hot_reads";

    private static final Map<String, Counter> COUNTERS = new ConcurrentHashMap<>();

    /** The newest counter's value; 0 if there is none by this name. */
    static long value(String name) {
        Counter counter = COUNTERS.get(name);
        return counter == null ? 0 : counter.getCount();
    }

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return this;
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        if (metric instanceof Counter counter && name.startsWith("hot_")) {
            COUNTERS.put(name, counter);
        } else if (metric instanceof Counter counter
                && name.equals(MetricNames.IO_NUM_RECORDS_IN)
                && Station.SUBSCRIBER.title().equals(group.getAllVariables().get(ScopeFormat.SCOPE_OPERATOR_NAME))) {
            COUNTERS.put(TOLD, counter);
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {}

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {}
}
