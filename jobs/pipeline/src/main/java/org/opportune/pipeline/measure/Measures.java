package org.opportune.pipeline.measure;

import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** Registers the measures of one operator. Task's thread only; what it returns is counted by that thread alone. */
public final class Measures {
    /** Newest values that quantiles are made of. */
    private static final int WINDOW = 1_000;

    private final MetricGroup group;

    /** @param operator the operator's own group */
    public Measures(MetricGroup operator) {
        this.group = operator.addGroup(Measure.GROUP);
    }

    /** A counter with these values of its labels. */
    public Counter counter(Measure measure, String... values) {
        return counter(measure, new SimpleCounter(), values);
    }

    /** The same for one that is counted already. */
    public Counter counter(Measure measure, Counter counter, String... values) {
        return labelled(measure, Measure.Kind.COUNTER, values).counter(measure.title(), counter);
    }

    /** Counters whose label values become known while the operator runs. */
    public Series series(Measure measure) {
        return new Series(measure.labels().size(), values -> counter(measure, values));
    }

    /** A value that is asked for when somebody looks, on another thread. */
    public void gauge(Measure measure, LongSupplier value, String... values) {
        labelled(measure, Measure.Kind.GAUGE, values).gauge(measure.title(), (Gauge<Long>) value::getAsLong);
    }

    /** As {@link #gauge} for a time: UTC ms, {@link Long#MIN_VALUE} is shown as 0. */
    public void time(Measure measure, LongSupplier value, String... values) {
        gauge(measure, () -> Math.max(0, value.getAsLong()), values);
    }

    public Histogram histogram(Measure measure) {
        return labelled(measure, Measure.Kind.HISTOGRAM)
                .histogram(measure.title(), new DescriptiveStatisticsHistogram(WINDOW));
    }

    private MetricGroup labelled(Measure measure, Measure.Kind kind, String... values) {
        if (measure.kind() != kind || values.length != measure.labels().size()) {
            throw new IllegalArgumentException(measure + " is a " + measure.kind() + " with labels " + measure.labels()
                    + ": kind=" + kind + ", values=" + values.length);
        }
        MetricGroup labelled = group;
        for (int i = 0; i < values.length; i++) {
            labelled = labelled.addGroup(measure.labels().get(i), values[i]);
        }
        return labelled;
    }
}
