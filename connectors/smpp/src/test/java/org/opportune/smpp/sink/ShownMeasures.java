package org.opportune.smpp.sink;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.CharacterFilter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.OperatorIOMetricGroup;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** A writer's group that keeps what is registered in it: by its labels and name, as {@code smsc=a name}. */
final class ShownMeasures extends UnregisteredMetricsGroup implements SinkWriterMetricGroup {
    /** By labels and name. */
    final Map<String, Metric> metrics;

    private final String labels;

    ShownMeasures() {
        this(new TreeMap<>(), "");
    }

    private ShownMeasures(Map<String, Metric> metrics, String labels) {
        this.metrics = metrics;
        this.labels = labels;
    }

    @Override
    public MetricGroup addGroup(String name) {
        return new ShownMeasures(metrics, labels + name + " ");
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
        return new ShownMeasures(metrics, labels + key + "=" + value + " ");
    }

    @Override
    public Counter counter(String name) {
        return counter(name, new SimpleCounter());
    }

    @Override
    public <C extends Counter> C counter(String name, C counter) {
        return keep(name, counter);
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
        return keep(name, gauge);
    }

    @Override
    public <H extends Histogram> H histogram(String name, H histogram) {
        return keep(name, histogram);
    }

    private <M extends Metric> M keep(String name, M metric) {
        if (metrics.put(labels + name, metric) != null) {
            throw new IllegalStateException("registered twice: " + labels + name);
        }
        return metric;
    }

    /** What it shows now, in whole numbers. */
    long value(String labelsAndName) {
        Metric metric = metrics.get("opportune " + labelsAndName);
        if (metric instanceof Counter counter) {
            return counter.getCount();
        }
        if (metric instanceof Histogram histogram) {
            return histogram.getCount();
        }
        if (metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Number n) {
            return n.longValue();
        }
        throw new IllegalArgumentException("not registered: " + labelsAndName + ", " + metrics.keySet());
    }

    @Override
    public String getMetricIdentifier(String name, CharacterFilter filter) {
        return labels + name;
    }

    @Override
    public OperatorIOMetricGroup getIOMetricGroup() {
        throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public Counter getNumRecordsOutErrorsCounter() {
        return new SimpleCounter();
    }

    @Override
    public Counter getNumRecordsSendErrorsCounter() {
        return new SimpleCounter();
    }

    @Override
    public Counter getNumRecordsSendCounter() {
        return new SimpleCounter();
    }

    @Override
    public Counter getNumBytesSendCounter() {
        return new SimpleCounter();
    }

    @Override
    public void setCurrentSendTimeGauge(Gauge<Long> gauge) {}
}
